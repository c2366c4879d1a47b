"""The block "Most read": for pages of a site's own, in any language, harmless when empty."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from wagtail.blocks import StreamBlock
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

from tests.discovery.test_most_read import read
from tests.factories import PressRoom
from wagtail_pressroom.discovery.blocks import MostReadBlock


class Body(StreamBlock):
    """A stream of a site's own."""

    most_read = MostReadBlock()


STREAM = Body()
VALUE = {"heading": "", "days": 7, "limit": 5, "show_numbers": False}


def rendered(page: Any, request: Any, **values: Any) -> BeautifulSoup:
    """Render a stream with one block, on a page in its own language."""
    value = STREAM.to_python([{"type": "most_read", "value": {**VALUE, **values}}])
    with translation.override(page.locale.language_code):
        html = value.render_as_block({"page": page, "request": request})
    return BeautifulSoup(html, "html.parser")


def test_it_lists_what_was_read_in_the_language_of_the_page(press_room: PressRoom, rf: Any) -> None:
    english = press_room.release(title="Ferries")
    korean = press_room.translate(english, "ko", title="여객선")
    read(english, 3)
    read(korean, 4)
    for language, title in (("en", "Ferries"), ("ko", "여객선")):
        soup = rendered(press_room.homes[language], rf.get("/"))
        assert [a.get_text() for a in soup.select("section ol a")] == [title]
    soup = rendered(press_room.homes["en"], rf.get("/"), heading="Popular", show_numbers=True)
    assert soup.find("h2").get_text() == "Popular"
    assert "Views: 3" in soup.get_text()


def test_it_obeys_its_numbers(press_room: PressRoom, rf: Any) -> None:
    first, second = press_room.release(), press_room.release()
    read(first, 1)
    read(second, 9, hours_ago=24 * 20)
    home, request = press_room.homes["en"], rf.get("/")
    assert len(rendered(home, request).select("li")) == 1
    assert len(rendered(home, request, days=30).select("li")) == 2
    assert len(rendered(home, request, days=30, limit=1).select("li")) == 1


def test_it_prints_nothing_without_views_but_tells_editors(press_room: PressRoom, rf: Any) -> None:
    home, request = press_room.homes["en"], rf.get("/")
    assert rendered(home, request).find("section") is None
    request.is_preview = True
    assert "readers see nothing here" in rendered(home, request).find("section").get_text()


@pytest.mark.parametrize(
    "wrong", [{"days": 0}, {"days": 3661}, {"days": None}, {"limit": 0}, {"limit": 51}]
)
def test_numbers_out_of_range_are_refused(wrong: dict[str, Any]) -> None:
    block = STREAM.child_blocks["most_read"]
    block.clean(block.to_python(VALUE))
    with pytest.raises(ValidationError) as caught:
        block.clean(block.to_python({**VALUE, **wrong}))
    assert list(caught.value.block_errors) == list(wrong)


def test_only_its_heading_is_offered_to_translators() -> None:
    value = STREAM.to_python(
        [{"type": "most_read", "id": "x", "value": {**VALUE, "heading": "Popular"}}]
    )
    extractor = StreamFieldSegmentExtractor(field=None, include_overridables=True)
    segments = extractor.handle_stream_block(value)
    assert [(segment.path, segment.render_text()) for segment in segments] == [
        ("x.heading", "Popular")
    ]


def test_its_preview_shows_an_example(db: None, client: Any) -> None:
    user = get_user_model().objects.create_superuser("editor", "editor@example.org", "secret")
    client.force_login(user)
    block = STREAM.child_blocks["most_read"]
    response = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    text = BeautifulSoup(response.content, "html.parser").body.get_text(" ", strip=True)
    assert "Most read" in text
    assert "1,204" in text
    assert block.get_description()


def test_it_brings_nothing_into_migrations_that_a_site_could_not_load() -> None:
    path, _arguments, _options = STREAM.child_blocks["most_read"].deconstruct()
    assert path == "wagtail.blocks.StructBlock"
