"""Blocks as plain text: those of the package and those a site adds."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock

from wagtail_pressroom.releases.blocks import BodyBlock
from wagtail_pressroom.releases.plain_text.blocks import block_text, stream_text
from wagtail_pressroom.releases.plain_text.links import Links

from .material import block, item, make_image, points_block


class TimetableBlock(blocks.StructBlock):
    """A block of a site's own that says nothing about plain text."""

    title = blocks.CharBlock()
    colour = blocks.ChoiceBlock(choices=[("red", "Red")])
    is_wide = blocks.BooleanBlock(required=False)
    file = DocumentChooserBlock(required=False)
    remarks = blocks.ListBlock(blocks.RichTextBlock())
    more = blocks.StreamBlock([("note", blocks.TextBlock()), ("size", blocks.IntegerBlock())])


class FerryBlock(blocks.StructBlock):
    """A block that says itself what its plain text is."""

    name = blocks.CharBlock()

    def get_plain_text(self, value: Any) -> str:
        return f"[Ferry: {value['name']}]"


class OwnBodyBlock(BodyBlock):
    """A body with both, and with a kind of points of the site's own."""

    timetable = TimetableBlock()
    ferry = FerryBlock()
    typed = TypedTableBlock([("text", blocks.CharBlock())])


def text_of(*data: dict[str, Any]) -> str:
    links = Links("https://press.example/")
    return links.put_in(stream_text(OwnBodyBlock().to_python(list(data)), links))


def test_texts_are_taken_from_an_unknown_block() -> None:
    value = {
        "title": "Summer",
        "colour": "red",
        "is_wide": True,
        "file": None,
        "remarks": ['<p>On <a href="/x/">Sundays</a>.</p>', "<p>b</p>"],
        "more": [{"type": "note", "value": "c"}, {"type": "size", "value": 7}],
    }
    assert text_of(block("timetable", value)) == (
        "Summer\n\nOn Sundays (https://press.example/x/).\nb\n\nc"
    )


def test_a_block_can_say_itself_what_its_text_is() -> None:
    assert text_of(block("ferry", {"name": "Gull"}), block("heading", {"text": "B"})) == (
        "[Ferry: Gull]\n\nB"
    )


def test_a_table_of_wagtail_gives_its_cells() -> None:
    value = {
        "columns": [{"type": "text", "heading": "Island"}],
        "rows": [{"values": ["North"]}, {"values": ["South"]}],
        "caption": "",
    }
    assert text_of(block("typed", value)).split() == ["Island", "North", "South"]


def test_table() -> None:
    value = {"caption": "Ferries", "rows": "Island | A day\nNorth \\| East | 4\nSouth", "x": 1}
    assert text_of(block("table", value)) == (
        "Ferries\n| Island | A day |\n| North \\| East | 4 |\n| South |  |"
    )
    assert text_of(block("table", {"caption": "", "rows": ""})) == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"text": "a\nb", "speaker": "Kim"}, "“a\nb” – Kim"),
        ({"text": "a", "speaker": "Kim", "role": "Minister"}, "“a” – Kim, Minister"),
        ({"text": "a", "role": "Minister"}, "“a” – Minister"),
        ({"text": "“a” and b"}, "“a” and b"),
        ({"text": "« a »", "speaker": "Kim"}, "« a » – Kim"),
    ],
)
def test_quotation(value: dict[str, str], text: str) -> None:
    assert text_of(block("quote", value)) == text


def test_note_of_several_lines_and_empty_ones() -> None:
    assert text_of(block("note", "<p>a<br/>b</p><p>c</p>"), block("note", "<p></p>")) == (
        "※ a\nb\nc"
    )


@pytest.mark.django_db
def test_pictures_are_left_out_whatever_they_are_called() -> None:
    value = {"image": make_image().pk, "alt_text": "A ferry", "decorative": False}
    assert text_of(block("image", value), block("paragraph", "<p>a</p>")) == "a"


def test_a_kind_of_points_of_a_site_is_printed_as_points() -> None:
    # The class of a block inside a site's body is known at run time only.
    class OwnPointsBlock(type(BodyBlock().child_blocks["points"])):  # type: ignore[misc]
        pass

    own = OwnPointsBlock()
    value = own.to_python(points_block(item("a"), item("b"))["value"])
    assert block_text(own, value, Links("")) == "1. a\n\n2. b"
