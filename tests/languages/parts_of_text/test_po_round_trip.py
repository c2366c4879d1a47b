"""A release with every kind of block goes through PO files into ten languages, marks and all."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import polib
import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from tests.factories import PressRoom, make_press_room
from tests.releases.material import (
    block,
    get_soup,
    item,
    make_document,
    make_image,
    points_block,
    third,
)
from wagtail_pressroom.releases.blocks import BodyBlock

TEN = ("ko", "ar", "fr", "he", "ja", "zh-hans", "ru", "es", "fa", "de")
KOREAN = '<span lang="ko" dir="ltr">해양수산부</span>'
ARABIC = '<span lang="ar" dir="rtl">البحر 12</span>'
MARK = re.compile(r'<span id="span\d+">[^<]*</span>')

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(settings: Any) -> PressRoom:
    """A press room in English and ten more languages."""
    settings.LANGUAGES = [(code, code) for code in ("en", *TEN)]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    return make_press_room(("en", *TEN))


def body() -> list[dict[str, Any]]:
    lowest = third(f"Third {ARABIC}", number="3")
    second = item(f"Second {KOREAN} and on", below=[lowest])
    table = {
        "caption": "Tides",
        "rows": " | Hour\nHarbour | Six",
        "row_headings": True,
    }
    spoken = {"speaker": "A speaker", "role": "Pilot", "text": f"<p>At {ARABIC}, {KOREAN}.</p>"}
    answer = block("item", spoken)
    recording = {
        "title": "The press conference",
        "url": "https://video.example.org/1",
        "transcript": f"<p>Good morning, {KOREAN}.</p>",
    }
    return [
        points_block(item(f"First {KOREAN}, by {ARABIC}.", below=[second]), item("Next")),
        block("paragraph", f"<p>The <b>{KOREAN}</b> says so.</p><ul><li>In {ARABIC}</li></ul>"),
        block("heading", {"text": "A heading < 1", "level": "3"}),
        block("quote", {"text": "A quotation", "speaker": "Somebody", "role": "Captain"}),
        block("table", table),
        block("image", {"image": make_image().pk, "decorative": False, "alt_text": "A ferry"}),
        block("question", {"question": "When?", "asked_by": "A reader", "answers": [answer]}),
        block("recording", recording),
        block("note", f'<p>See <a href="https://example.org/a?b=1&amp;c=2">the {KOREAN}</a>.</p>'),
    ]


@pytest.fixture
def source(room: PressRoom) -> Any:
    """An English release with marks wherever there is rich text."""
    release = room.release(title="Tides", summary="The tides", dateline="Harbour town")
    release.notes_to_editors = f"<p>{KOREAN}</p><p>Call {ARABIC} first.</p>"
    release.body = body()
    contact = {"name": "Press desk", "role": "Desk", "phone": "", "email": "press@example.org"}
    release.contacts = [block("contact", contact)]
    attachment = {"document": make_document().pk, "title": "Timetable", "language": "en"}
    release.attachments = [block("attachment", attachment)]
    release.save_revision().publish()
    release.refresh_from_db()
    return release


def translated(code: str, text: str) -> str:
    """Return what a translator makes of a text: the marks in front, the last one first."""
    marks = "".join(reversed(MARK.findall(text)))
    return f"{marks}{code}: {MARK.sub('', text)}".strip()


def through_po(release: Any, code: str, translate: Callable[[str], str]) -> Translation:
    """Export a PO file, fill it in as a file, import it."""
    source, _changed = TranslationSource.update_or_create_from_instance(release)
    locale = Locale.objects.get(language_code=code)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    po = polib.pofile(str(translation.export_po()))
    for entry in po:
        entry.msgstr = translate(entry.msgid)
    assert translation.import_po(polib.pofile(str(po))) == []
    return translation


def strings_of(release: Any) -> list[tuple[str, str, Any]]:
    """Return each text of a release: where it stands, what it says, its attributes."""
    return [
        (segment.path, segment.string.data, segment.attrs or {})
        for segment in extract_segments(release)
        if isinstance(segment, StringSegmentValue)
    ]


def marks_of(soup: BeautifulSoup) -> dict[str, list[tuple[str, str, str]]]:
    """Return the marks of each part of a served page: language, direction and words."""
    return {
        part: sorted(
            (mark["lang"], mark["dir"], mark.get_text())
            for mark in soup.select(f"{part} span[lang][dir]")
        )
        for part in (".pressroom-body", ".pressroom-notes")
    }


def attributes_with_words(text: str, attributes: dict[str, Any]) -> list[tuple[str, str, Any]]:
    """Return the marked words of a string and the names of its links, each with its attributes.

    A translator who moves the marks out of a link changes what the link is called.
    """
    elements = BeautifulSoup(text, "html.parser").find_all(id=True)
    assert {element["id"] for element in elements} == set(attributes)
    return sorted(
        (
            element.name,
            element.get_text() if element.name == "span" else "",
            sorted(attributes[element["id"]].items()),
        )
        for element in elements
    )


def test_the_release_has_every_kind_of_block(source: Any) -> None:
    assert {each.block_type for each in source.body} == set(BodyBlock().child_blocks)


def test_a_sentence_is_one_entry_with_its_marks(source: Any) -> None:
    offered = [entry.msgid for entry in through_po(source, "fr", str).export_po()]
    for text in (
        'First <span id="span1">해양수산부</span>, by <span id="span2">البحر 12</span>.',
        'The <b><span id="span1">해양수산부</span></b> says so.',
        'See <a id="a1">the <span id="span1">해양수산부</span></a>.',
        # A paragraph that is marked as a whole.
        '<span id="span1">해양수산부</span>',
    ):
        assert text in offered


@pytest.mark.parametrize("code", TEN)
def test_every_string_is_back_in_its_place(
    source: Any, code: str, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    translation = through_po(source, code, lambda text: translated(code, text))
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    page = source.get_translation(Locale.objects.get(language_code=code))

    ids = {"span1": "span2", "span2": "span1"}
    assert len(strings_of(source)) > 20
    for before, after in zip(strings_of(source), strings_of(page), strict=True):
        assert after[0] == before[0]
        wanted = translated(code, before[1])
        # Ids count the elements of a kind from the start, whatever they were called before.
        assert after[1] == wanted or after[1] == _renamed(wanted, ids)
        # The language goes with its own words.
        assert attributes_with_words(*after[1:]) == attributes_with_words(*before[1:])

    found = marks_of(get_soup(client, page))
    assert found == marks_of(get_soup(client, source))
    assert found[".pressroom-notes"] == [("ar", "rtl", "البحر 12"), ("ko", "ltr", "해양수산부")]
    assert {("ko", "ltr", "해양수산부"), ("ar", "rtl", "البحر 12")} == set(found[".pressroom-body"])
    assert len(found[".pressroom-body"]) == 10


def _renamed(text: str, names: dict[str, str]) -> str:
    return re.sub(r'(?<=id=")span\d+', lambda found: names[found.group()], text)


def test_a_smuggled_attribute_never_reaches_the_page(
    source: Any, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    evil = '<span lang="x" onclick="x()" style="color:red">E</span><script>x()</script>'
    translation = through_po(source, "fr", lambda text: evil)
    assert all(entry.has_error for entry in _translations(translation))
    with django_capture_on_commit_callbacks(execute=True):
        translation.source.create_or_update_translation(
            translation.target_locale, publish=True, fallback=True
        )
    page = source.get_translation(translation.target_locale)
    stored = str(page.body.raw_data) + page.notes_to_editors + page.title
    html = client.get(page.url).content.decode()
    for trace in ("onclick", "color:red", "x()"):
        assert trace not in stored
        assert trace not in html


def test_a_mark_with_the_id_of_a_link_is_refused(source: Any) -> None:
    translation = through_po(
        source,
        "fr",
        lambda text: text.replace('id="span1"', 'id="a1"') if "span1" in text else text,
    )
    refused = [entry for entry in _translations(translation) if entry.has_error]
    assert refused
    assert all("span" in entry.data for entry in refused)


def _translations(translation: Translation) -> Any:
    return StringTranslation.objects.filter(locale=translation.target_locale)
