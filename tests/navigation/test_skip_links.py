"""Skip links: which are printed, in which order, and only when there is where to land."""

from __future__ import annotations

import time

import pytest
from django.template import Context, Template
from django.test import override_settings
from django.utils.translation import gettext_lazy, override

from wagtail_pressroom.navigation import existing_skip_links, skip_links

FOOTER = {"id": "contact", "label": "Skip to contact"}


def targets(html: str, *wanted: str) -> list[str]:
    asked = [{"id": name, "label": name} for name in (wanted or ("content",))]
    return [link.target for link in existing_skip_links(html, asked)]


@pytest.mark.parametrize(
    "html",
    [
        '<main id="content">',
        "<main id='content'>",
        "<main id=content>",
        "<main id=content class=x>",
        '<main class="a" id="content" tabindex="-1">',
        '<main\n  class="a"\n  id="content"\n>',
        '<MAIN ID="content">',
        '<main id = "content">',
        '<main data-note="a > b" id="content">',
        "<main data-note='say \"hi\" > there' id=content>",
        '<main class="a"id="content">',
        '<p>a < b</p><main id="content">',
        '<script>if (a < b) { x("</p>") }</script><main id="content">',
        '<!-- a comment --><main id="content">',
        "<main hidden id=content>",
        '<input value="" id="content">',
        '<textarea id="content"></textarea>',
        '<p title="it\'s">it\'s</p><main id="content">',
    ],
)
def test_target_is_found(html: str) -> None:
    assert targets(html) == ["content"]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<main>content</main>",
        '<p>Write id="content" there.</p>',
        '<p>&lt;main id="content"&gt;</p>',
        "<p>a < b id=content ></p>",
        "<script>const html = '<main id=\"content\">';</script>",
        '<SCRIPT type="module">"<main id=content>"</SCRIPT>',
        "<style>/* <main id=content> */</style>",
        '<template><main id="content"></main></template>',
        '<textarea><main id="content"></textarea>',
        '<!-- <main id="content"> -->',
        '<main data-id="content">',
        '<main id="contents">',
        '<main id="the-content">',
        '<main id="Content">',
        '<main class="id=content">',
        "<main title='set id=\"content\" here'>",
        '<label for="content">',
        '<a href="#content">',
        '<main id="">',
        "<main id=content/>",
        "<main id>",
        '<main id="content',
        '</main id="content">',
    ],
)
def test_what_only_looks_like_a_target_is_none(html: str) -> None:
    assert targets(html) == []


def test_special_characters_in_an_id() -> None:
    assert targets('<p id="a.b">', "a.b", "axb") == ["a.b"]
    assert targets('<p id="a&amp;b">', "a&b") == ["a&b"]
    assert targets('<p id="본문">', "본문") == ["본문"]


@pytest.mark.parametrize("piece", ["<", '<a "', "<a '", "<!--", "<script>", "<a =", "<a b='c' "])
def test_odd_html_takes_no_time(piece: str) -> None:
    started = time.perf_counter()
    assert targets(piece * 20_000) == []
    assert time.perf_counter() - started < 2


def render(body: str) -> str:
    source = (
        "{% load pressroom_navigation %}{% pressroom_skip_links %}"
        + body
        + "{% endpressroom_skip_links %}"
    )
    return Template(source).render(Context())


ALL_TARGETS = (
    '<input id="pressroom-search-field"><nav id="main-menu"></nav>'
    '<main id="content"></main><footer id="contact"></footer>'
)


def hrefs(html: str) -> list[str]:
    return [part.split('"')[0] for part in html.split('<a href="#')[1:]]


def test_default_order_is_content_menu_search() -> None:
    assert hrefs(render(ALL_TARGETS)) == ["content", "main-menu", "pressroom-search-field"]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (["search", "content"], ["pressroom-search-field", "content"]),
        (["content", FOOTER], ["content", "contact"]),
        ([FOOTER, "menu"], ["contact", "main-menu"]),
        ([{"id": "nowhere", "label": "Skip to nothing"}, "content"], ["content"]),
        ([], []),
        (("menu",), ["main-menu"]),
    ],
)
def test_setting_decides_targets_and_order(setting, expected) -> None:
    with override_settings(WAGTAIL_PRESSROOM={"SKIP_TARGETS": setting}):
        assert hrefs(render(ALL_TARGETS)) == expected


def test_the_links_stand_before_everything_enclosed() -> None:
    html = render('<header></header><main id="content"></main>')
    assert html.index('href="#content"') < html.index("<header>")


def test_nothing_is_printed_without_any_target() -> None:
    assert render("<p>Text</p>").strip() == "<p>Text</p>"


def test_labels_are_escaped_and_translated() -> None:
    setting = [
        {"id": "contact", "label": "<b>Contact</b>"},
        {"id": "content", "label": gettext_lazy("Search")},
    ]
    with override_settings(WAGTAIL_PRESSROOM={"SKIP_TARGETS": setting}), override("fr"):
        html = render(ALL_TARGETS)
    assert "&lt;b&gt;Contact&lt;/b&gt;" in html
    assert ">Rechercher<" in html


def test_only_the_search_link_opens_the_search() -> None:
    links = {link.target: link for link in skip_links(["content", "menu", "search", FOOTER])}
    assert [name for name, link in links.items() if link.opens_search] == ["pressroom-search-field"]
    assert render(ALL_TARGETS).count("data-pressroom-open-search") == 1


def test_links_are_the_first_to_be_reached_on_every_page(press_room, client) -> None:
    release = press_room.release()
    for url in (release.url, press_room.indexes["ko"].url, "/en/nowhere/"):
        html = client.get(url).content.decode()
        body = html[html.index("<body") :]
        assert body.index("<a ") == body.index('<a href="#content"')
        for target in hrefs(html):
            assert f'id="{target}"' in html


def test_without_a_search_there_is_no_link_to_it(press_room, client) -> None:
    press_room.indexes["en"].delete()
    html = client.get("/en/nowhere/").content.decode()
    assert hrefs(html) == ["content"]


def test_tag_on_a_page_outside_the_press_room(press_room, client) -> None:
    about = press_room.ordinary_page()
    with override_settings(WAGTAIL_PRESSROOM={"SKIP_TARGETS": [FOOTER, "search", "content"]}):
        html = client.get(about.url).content.decode()
    assert hrefs(html) == ["contact", "content"]
