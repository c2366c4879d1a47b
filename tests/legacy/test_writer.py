"""A parsed release becomes raw StreamField data."""

import json
import uuid
from itertools import count
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wagtail_pressroom.legacy import OutlineRow, ParsedRelease, body_blocks, parse_release
from wagtail_pressroom.legacy.furniture import is_status_phrase

FIXTURES = Path(__file__).parent / "fixtures"


def release(*rows):
    outline = tuple(
        OutlineRow(level, marker, text, line)
        for line, (level, marker, text) in enumerate(rows, start=1)
    )
    return ParsedRelease("Title", None, None, None, "en", False, outline, ())


def blocks(*rows):
    numbers = count(1)
    return body_blocks(release(*rows), new_id=lambda: str(next(numbers)))


def tree(points):
    """Reduce points to (number, text, points below)."""
    return [
        (
            point["value"]["number"],
            point["value"]["text"].removeprefix("<p>").removesuffix("</p>"),
            tree(point["value"].get("points", [])),
        )
        for point in points
    ]


def point_trees(*rows):
    return [
        (block["value"]["style"], tree(block["value"]["points"]))
        for block in blocks(*rows)
        if block["type"] == "points"
    ]


def test_three_levels_in_the_stored_form():
    (block,) = blocks((1, "1.", "One"), (2, "o", "Two"), (3, "-", "Three"))
    third = {"number": "", "text": "<p>Three</p>"}
    below_second = [{"type": "item", "id": "3", "value": third}]
    second = {"number": "", "text": "<p>Two</p>", "style": "bulleted", "points": below_second}
    below_first = [{"type": "item", "id": "2", "value": second}]
    first = {"number": "", "text": "<p>One</p>", "style": "bulleted", "points": below_first}
    points = [{"type": "item", "id": "1", "value": first}]
    assert block == {"type": "points", "id": "4", "value": {"style": "numbered", "points": points}}


def test_whole_page():
    text = (FIXTURES / "numbered.txt").read_text(encoding="utf-8")
    (block,) = body_blocks(parse_release(text))
    assert block["value"]["style"] == "numbered"
    points = block["value"]["points"]
    assert [len(point["value"]["points"]) for point in points] == [2, 0, 0]
    below = points[0]["value"]["points"]
    assert "“sleeper” coaches &amp; bicycles" in below[0]["value"]["text"]
    assert len(below[1]["value"]["points"]) == 1


def test_paragraphs_and_notes():
    result = blocks((0, "", "a < b"), (-1, "※", "c & d"), (0, "Q:", "e?"))
    assert [(block["type"], block["value"]) for block in result] == [
        ("paragraph", "<p>a &lt; b</p>"),
        ("note", "<p>c &amp; d</p>"),
        ("paragraph", "<p>Q: e?</p>"),
    ]


def test_status_footnote_is_left_to_its_field():
    assert blocks((-1, "*", "Unofficial translation")) == []


def test_paragraph_within_a_numbering_keeps_the_numbers():
    result = point_trees((1, "1.", "a"), (0, "", "b"), (1, "2.", "c"), (1, "3.", "d"))
    assert result == [
        ("numbered", [("", "a", [])]),
        ("numbered", [("2", "c", []), ("", "d", [])]),
    ]


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("1. 2. 3.", ["", "", ""]),
        ("1. 2 3.", ["", "", ""]),
        ("1. 2. 2. 3.", ["", "", "2", ""]),
        ("1. 3. 4.", ["", "3", ""]),
        ("1. 2. 2. 4.", ["", "", "2", "4"]),
    ],
)
def test_number_is_filled_where_counting_gives_another(printed, numbers):
    ((_, points),) = point_trees(*((1, marker, "a") for marker in printed.split()))
    assert [number for number, _, _ in points] == numbers


def test_roman_numbers_are_kept():
    assert point_trees((1, "I.", "a"), (1, "II.", "b")) == [
        ("bulleted", [("I.", "a", []), ("II.", "b", [])])
    ]


def test_points_without_a_point_above_are_top_level():
    assert point_trees((2, "o", "a"), (3, "-", "b"), (2, "o", "c"), (1, "1.", "d")) == [
        ("bulleted", [("", "a", [("", "b", [])]), ("", "c", [])]),
        ("numbered", [("", "d", [])]),
    ]


def test_level_that_is_skipped_moves_up():
    assert point_trees((1, "□", "a"), (3, "-", "b"), (2, "ㅇ", "c"), (3, "-", "d")) == [
        ("bulleted", [("", "a", [("", "b", []), ("", "c", [("", "d", [])])])])
    ]


ROWS = st.tuples(
    st.sampled_from([-1, 0, 1, 2, 3]), st.sampled_from(["", "1.", "3", "I.", "□", "o"]), st.text()
)


@example([(-1, "", "비공식 번역")])
@given(st.lists(ROWS, max_size=30))
def test_any_outline_gives_unique_ids_and_keeps_every_row(rows):
    result = body_blocks(release(*rows))
    found = []

    def visit(items, depth):
        for item in items:
            found.append(str(uuid.UUID(item["id"])))
            expected = {"number", "text"} | ({"style", "points"} if depth < 3 else set())
            assert item["value"].keys() == expected
            visit(item["value"].get("points", []), depth + 1)

    for block in result:
        if block["type"] == "points":
            visit(block["value"]["points"], 1)
        else:
            found.append(block["id"])
    # The page says in a field of its own that it is no official translation.
    kept = [row for row in rows if not (row[0] == -1 and is_status_phrase(row[2]))]
    assert len(found) == len(set(found)) == len(kept)
    assert json.loads(json.dumps(result)) == result
