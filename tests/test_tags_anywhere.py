"""Template tags outside their usual place: without a request, without a page, on other pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.template import Context, Template

from tests.factories import PressRoom

LIBRARIES = " ".join(
    f"pressroom_{name}" for name in ("navigation", "languages", "discovery", "hits", "releases")
)
EMPTY_WITHOUT_REQUEST = (
    "{% pressroom_language_switcher %}",
    "{% pressroom_alternates %}",
    "{% pressroom_structured_data %}",
    "{% pressroom_search %}",
    "{% pressroom_language_options as options %}{{ options|length|default_if_none:'' }}",
    "{% pressroom_site_tree as tree %}{{ tree.home_url }}{{ tree.menu|join:'' }}",
    "{% pressroom_site_name as name %}{{ name }}",
    "{% pressroom_skip_links %}{% endpressroom_skip_links %}",
)
OTHERS = (
    "{% pressroom_status_notice %}",
    "{% pressroom_canonical_url as address %}{{ address }}",
    "{% pressroom_has_session as has_session %}{{ has_session }}",
    "{% pressroom_page_language as language %}{{ language.code }}",
    "{% pressroom_record_hit %}",
)
EVERY_TAG = (*EMPTY_WITHOUT_REQUEST, *OTHERS)


def rendered(source: str, **context: Any) -> str:
    """Render a few tags alone, and return what they print."""
    return Template(f"{{% load {LIBRARIES} %}}{source}").render(Context(context)).strip()


def pages_of(press_room: PressRoom) -> list[Any]:
    """Return a page of every kind."""
    release = press_room.release()
    translation = press_room.translate(release, "ko")
    return [release, translation, press_room.indexes["en"], press_room.ordinary_page()]


@pytest.mark.parametrize("tag", EMPTY_WITHOUT_REQUEST)
def test_without_a_request_nothing_is_printed(press_room: PressRoom, tag: str) -> None:
    for page in (*pages_of(press_room), None):
        assert rendered(tag, page=page) in ("", "0")


@pytest.mark.parametrize("tag", EVERY_TAG)
def test_without_a_request_nothing_breaks(press_room: PressRoom, tag: str) -> None:
    for page in pages_of(press_room):
        rendered(tag, page=page)
    rendered(tag, page=None)
    rendered(tag)


@pytest.mark.parametrize("tag", EVERY_TAG)
def test_without_a_page_nothing_breaks(press_room: PressRoom, rf: Any, tag: str) -> None:
    rendered(tag, request=rf.get("/"))
    rendered(tag, request=rf.get("/"), page=None)


@pytest.mark.parametrize("tag", ["{% pressroom_status_notice %}", "{% pressroom_alternates %}"])
def test_an_ordinary_page_has_no_status_and_no_alternates(
    press_room: PressRoom, rf: Any, tag: str
) -> None:
    page = press_room.ordinary_page()
    for context in ({}, {"request": rf.get("/")}):
        assert rendered(tag, page=page, **context) == ""
    assert rendered("{% pressroom_status_notice elsewhere %}", elsewhere=page) == ""


def test_a_press_index_has_no_status(press_room: PressRoom, rf: Any) -> None:
    index = press_room.indexes["en"]
    assert rendered("{% pressroom_status_notice %}", page=index, request=rf.get("/")) == ""


def test_the_status_of_a_translation_is_said_without_a_request(press_room: PressRoom) -> None:
    release = press_room.translate(press_room.release("ko"), "en")
    text = rendered("{% pressroom_status_notice %}", page=release)
    assert "Unofficial translation" in text
    assert "<a " not in text


def test_a_page_not_yet_saved_breaks_nothing(press_room: PressRoom, rf: Any) -> None:
    page = type(press_room.release())(title="New", locale=press_room.indexes["en"].locale)
    for tag in EVERY_TAG:
        rendered(tag, page=page)
        rendered(tag, page=page, request=rf.get("/"))
    assert rendered("{% pressroom_hit_count page as count %}{{ count }}", page=page) == "0"
