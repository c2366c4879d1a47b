"""Any body of points survives: as typed, and as made in the editor."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from tests.releases.material import item, points_block, third
from wagtail_pressroom.legacy import OutlineRow, ParsedRelease, body_blocks, parse_body
from wagtail_pressroom.releases.blocks import BodyBlock
from wagtail_pressroom.releases.plain_text.blocks import stream_text
from wagtail_pressroom.releases.plain_text.links import Links
from wagtail_pressroom.releases.plain_text.tidy import tidy

# A word is a word in every script; what a sign inside a text means is for the parser's own tests.
WORDS = st.text(st.characters(categories=["Ll", "Lo"]), min_size=1, max_size=12)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)

NUMBERED = st.integers(1, 99).map(lambda number: f"{number}.")
TYPED = st.one_of(NUMBERED, st.sampled_from(["□", "o", "ㅇ", "°", "•", "-"]))
LEVELS = {"□": 1, "o": 2, "ㅇ": 2, "°": 2, "•": 2, "-": 3}


def without_gaps(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Put a circle where a dash would stand below no circle.

    A release has no room between a point and the dashes directly below it, so that a circle
    after them would be printed as one of them.
    """
    kept: list[tuple[str, str]] = []
    level = 1
    for marker, text in rows:
        marker = "o" if LEVELS.get(marker, 1) > level + 1 else marker
        level = LEVELS.get(marker, 1)
        kept.append((marker, text))
    return kept


BODIES = st.lists(st.tuples(TYPED, TEXTS), min_size=1, max_size=12).map(without_gaps)


def text_of(blocks: list[dict[str, Any]]) -> str:
    links = Links("")
    return tidy(links.put_in(stream_text(BodyBlock().to_python(blocks), links)))


def blocks_of(text: str) -> list[dict[str, Any]]:
    rows: tuple[OutlineRow, ...] = parse_body(text)
    return body_blocks(ParsedRelease("T", None, None, None, "en", False, rows, ()))


def shape(text: str) -> list[tuple[int, str, str]]:
    """Return level, printed number, and text of each row; the signs of a level are alike."""
    return [
        (row.level, row.marker if row.marker[:1].isdigit() else "", row.text)
        for row in parse_body(text)
    ]


@given(BODIES)
@example([("o", "a"), ("1.", "b")])
@example([("1.", "a"), ("o", "b"), ("•", "c"), ("-", "d"), ("2.", "e")])
@example([("□", "a"), ("1.", "b"), ("o", "c")])
@example([("3.", "a"), ("3.", "b"), ("1.", "c")])
def test_typed_points(rows: list[tuple[str, str]]) -> None:
    typed = "\n\n".join(f"{marker} {text}" for marker, text in rows)
    assert shape(text_of(blocks_of(typed))) == shape(typed)


def tree(value: Any) -> Any:
    """Reduce a list of points to its style, and number, text and points below of each."""
    if not isinstance(value, dict):
        return value
    return (
        value["style"] if value["points"] else "",
        [
            (
                point["value"]["number"],
                point["value"]["text"],
                tree({"points": [], "style": "", **point["value"]}),
            )
            for point in value["points"]
        ],
    )


NUMBERS = st.one_of(st.just(""), st.integers(1, 99).map(str))
THIRD = st.builds(third, TEXTS)
SECOND = st.builds(
    lambda text, below: item(text, style="dashes", below=below), TEXTS, st.lists(THIRD, max_size=3)
)
FIRST = st.builds(
    lambda text, number, style, below: item(text, number, style, below),
    TEXTS,
    NUMBERS,
    st.sampled_from(["circles", "bulleted"]),
    st.lists(SECOND, max_size=3),
)


def without_needless_numbers(block: dict[str, Any]) -> dict[str, Any]:
    """Empty the numbers that are no other than those counted, or that a sign stands for."""
    automatic = 1
    for point in block["value"]["points"]:
        number = point["value"]["number"]
        if block["value"]["style"] == "squares" or number == str(automatic):
            point["value"]["number"] = ""
        automatic = int(point["value"]["number"] or automatic) + 1
    return block


MADE = st.builds(
    lambda style, items: points_block(*items, style=style),
    st.sampled_from(["numbered", "ideographic", "squares"]),
    st.lists(FIRST, min_size=1, max_size=5),
).map(without_needless_numbers)


@given(MADE)
def test_points_made_in_the_editor(block: dict[str, Any]) -> None:
    again = blocks_of(text_of([block]))
    assert [tree(found["value"]) for found in again] == [tree(block["value"])]
    assert json.dumps(again)
