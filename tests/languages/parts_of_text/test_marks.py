"""Words marked with their language: in the editor, in the database, and wherever text is read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.translation import override
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.admin.rich_text.converters.editor_html import EditorHTMLConverter
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea
from wagtail.rich_text import RichText, get_text_for_indexing

from tests.factories import PressRoom
from tests.releases.material import block, get_soup
from wagtail_pressroom.releases.blocks.text import PARAGRAPH_FEATURES, TEXT_FEATURES
from wagtail_pressroom.releases.plain_text.links import Links
from wagtail_pressroom.releases.plain_text.rich_text import rich_text_lines

KOREAN = '<span lang="ko" dir="ltr">해양수산부</span>'
ARABIC = '<span lang="ar" dir="rtl">بحر</span>'
INSIDE = [
    f"<p>The {KOREAN} says so.</p>",
    f"<p>The <b>{KOREAN}</b> says so.</p>",
    f'<p><a href="https://example.org">The {KOREAN}</a> says so.</p>',
    f"<p>{KOREAN}{ARABIC}</p>",
    f"<p>{ARABIC}</p><p>The {KOREAN}</p>",
    f"<ul><li>One {ARABIC}</li></ul>",
]


def through_the_editor(html: str, features: list[str] = PARAGRAPH_FEATURES) -> str:
    converter = ContentstateConverter(features)
    state = json.loads(converter.from_database_format(html))
    for each in state["blocks"]:
        each.pop("key")
    stored = str(converter.to_database_format(json.dumps(state)))
    return stored.replace(' data-block-key=""', "")


def marked_words(html: str) -> list[tuple[str, str, list[str]]]:
    """Return each run of words with its language, and the other elements it stands in."""
    found = []
    for text in BeautifulSoup(html, "html.parser").find_all(string=True):
        marks = [above["lang"] for above in text.parents if above.name == "span"]
        assert len(marks) < 2
        others = sorted(above.name for above in text.parents if above.name in ("b", "a"))
        found.append((str(text), "".join(marks), others))
    return found


def options_of(features: list[str] = TEXT_FEATURES) -> Any:
    return DraftailRichTextArea(features=features).options


@pytest.mark.parametrize("html", INSIDE)
def test_a_mark_comes_back_from_the_editor_as_it_was(html: str) -> None:
    assert through_the_editor(html) == html


def test_the_editor_sees_a_mark_as_a_style_of_its_words() -> None:
    state = json.loads(ContentstateConverter(TEXT_FEATURES).from_database_format(INSIDE[0]))
    styles = state["blocks"][0]["inlineStyleRanges"]
    assert styles == [{"style": "LANGUAGE-ko", "offset": 4, "length": 5}]


def test_a_direction_is_always_written() -> None:
    html = '<p>One <span lang="AR">بحر</span> two <span lang="ko">바다</span>.</p>'
    assert through_the_editor(html) == (
        '<p>One <span lang="ar" dir="rtl">بحر</span> two <span lang="ko" dir="ltr">바다</span>.</p>'
    )


def test_a_language_that_the_site_no_longer_has_keeps_its_mark() -> None:
    html = '<p>One <span lang="ja" dir="ltr">海</span>.</p>'
    assert "LANGUAGE-ja" not in json.dumps(
        [style["type"] for style in options_of()["inlineStyles"]]
    )
    assert through_the_editor(html) == html


@pytest.mark.parametrize(
    ("nested", "flat"),
    [
        (
            'a <span lang="ko" dir="ltr">b <span lang="ar" dir="rtl">c</span> d</span> e',
            'a <span lang="ko" dir="ltr">b</span> <span lang="ar" dir="rtl">c</span>'
            '<span lang="ko" dir="ltr"> d</span> e',
        ),
        (
            '<span lang="ar" dir="rtl">b <span lang="ko" dir="ltr">c</span></span>',
            '<span lang="ar" dir="rtl">b</span> <span lang="ko" dir="ltr">c</span>',
        ),
        (
            '<span lang="ar" dir="rtl"><span lang="ko" dir="ltr">c</span></span>',
            '<span lang="ko" dir="ltr">c</span>',
        ),
        (
            '<span lang="ko" dir="ltr">a<span lang="ar" dir="rtl">b<span lang="fr" dir="ltr">c'
            "</span>d</span>e</span>",
            '<span lang="ko" dir="ltr">a</span><span lang="ar" dir="rtl">b</span>'
            '<span lang="fr" dir="ltr">c</span><span lang="ar" dir="rtl">d</span>'
            '<span lang="ko" dir="ltr">e</span>',
        ),
        (
            '<span lang="ko" dir="ltr">a <b>b <span lang="ar" dir="rtl">c</span></b> d</span>',
            '<span lang="ko" dir="ltr">a </span><b><span lang="ko" dir="ltr">b</span> </b>'
            '<b><span lang="ar" dir="rtl">c</span></b><span lang="ko" dir="ltr"> d</span>',
        ),
    ],
)
def test_of_nested_marks_the_innermost_holds(nested: str, flat: str) -> None:
    once = through_the_editor(f"<p>{nested}</p>")
    assert marked_words(once) == marked_words(f"<p>{flat}</p>")
    twice = through_the_editor(once)
    assert [words[1:] for words in marked_words(twice) if words[0].strip()] == [
        words[1:] for words in marked_words(flat) if words[0].strip()
    ]


@pytest.mark.parametrize(
    "foreign",
    [
        '<span lang="klingon">Sea</span>',
        "<span lang>Sea</span>",
        '<span lang="">Sea</span>',
        '<span class="x">Sea</span>',
    ],
)
def test_of_another_span_the_words_stay(foreign: str) -> None:
    assert through_the_editor(f"<p>The {foreign}.</p>") == "<p>The Sea.</p>"


def test_other_attributes_of_a_mark_go() -> None:
    html = '<p><span lang="ko" onclick="x()" style="color:red" dir="x">바다</span></p>'
    assert through_the_editor(html) == '<p><span lang="ko" dir="ltr">바다</span></p>'


def test_html_from_another_editor_is_cleaned() -> None:
    clean = EditorHTMLConverter(features=TEXT_FEATURES).to_database_format
    evil = '<p><span lang="AR" onclick="x()">بحر</span> <span lang="klingon">a</span></p>'
    assert clean(evil) == '<p><span dir="rtl" lang="ar">بحر</span> a</p>'


def test_every_language_of_the_site_is_offered_behind_one_button() -> None:
    options = options_of()
    (button,) = [one for one in options["entityTypes"] if "languages" in one]
    assert [one["lang"] for one in button["languages"]] == ["en", "ko", "ar", "fr"]
    assert [one["dir"] for one in button["languages"]] == ["ltr", "ltr", "rtl", "ltr"]
    assert button["languages"][1]["autonym"] == "한국어"
    styles = {style["type"]: style for style in options["inlineStyles"]}
    for language in button["languages"]:
        # With a label or an icon the style would be a button of its own.
        assert styles[language["style"]].keys() == {"type", "style"}


def test_names_are_in_the_language_of_whoever_edits() -> None:
    (button,) = [one for one in options_of()["entityTypes"] if "languages" in one]
    korean = button["languages"][1]
    with override("fr"):
        assert str(korean["name"]) == "Coréen"
    with override("en"):
        assert str(korean["name"]) == "Korean"


def test_a_language_unknown_to_django_has_the_name_of_the_settings(settings: Any) -> None:
    settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("qaa", "Island speech")]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES
    (button,) = [one for one in options_of()["entityTypes"] if "languages" in one]
    assert str(button["languages"][1]["name"]) == "Island speech"


def test_search_and_plain_text_read_the_words() -> None:
    html = f"<p>The {KOREAN}, by the {ARABIC}.</p>"
    assert get_text_for_indexing(html) == "The 해양수산부, by the بحر."
    assert rich_text_lines(RichText(html), Links(lambda *_: "")) == "The 해양수산부, by the بحر."


@pytest.mark.django_db
def test_the_printed_page_has_language_and_direction(press_room: PressRoom, client: Client) -> None:
    release = press_room.release()
    release.body = [block("paragraph", f"<p>The {ARABIC} (12).</p>")]
    release.save()
    mark = get_soup(client, release).select_one(".pressroom-body span[lang=ar]")
    assert (mark["dir"], mark.string) == ("rtl", "بحر")


@pytest.mark.django_db
def test_the_editor_of_a_release_brings_the_script(
    press_room: PressRoom, admin_client: Any
) -> None:
    release = press_room.release()
    page = admin_client.get(f"/admin/pages/{release.pk}/edit/")
    assert page.content.decode().count("wagtail_pressroom/admin/language_marks.js") == 1
    assert "LANGUAGE-ar" in page.content.decode()
