"""Typed markers become lists: their styles, their levels, their numbers."""

from __future__ import annotations

from typing import Any

import pytest

from wagtail_pressroom.legacy.marks import style_of
from wagtail_pressroom.releases.blocks.points import PointsBlock, PrintedPoints, printed_points

from .rows import blocks, lists


def test_three_levels_in_the_stored_form() -> None:
    (block,) = blocks((1, "1.", "One"), (2, "o", "Two"), (3, "-", "Three"))
    third = {"number": "", "text": "<p>Three</p>"}
    below_second = [{"type": "item", "id": "3", "value": third}]
    second = {"number": "", "text": "<p>Two</p>", "style": "dashes", "points": below_second}
    below_first = [{"type": "item", "id": "2", "value": second}]
    first = {"number": "", "text": "<p>One</p>", "style": "circles", "points": below_first}
    points = [{"type": "item", "id": "1", "value": first}]
    assert block == {"type": "points", "id": "4", "value": {"style": "numbered", "points": points}}


@pytest.mark.parametrize(
    ("style", "markers"),
    [
        ("numbered", ["1.", "12", "3)", "１．", "가.", "(1)", "①", "A.", "C.", "3-1"]),
        ("roman", ["I.", "IV.", "XII", "Ⅰ.", "Ⅳ"]),
        ("ideographic", ["一、", "十二、", "三."]),
        ("squares", ["□", "■", "◇", "◆", "▪"]),
        ("circles", ["o", "°", "ㅇ", "○", "◦", "O", "●"]),
        ("bulleted", ["•", "*", "·", "▶", "", "?"]),
        ("dashes", ["-", "–", "—", "ㅡ"]),
    ],
)
def test_the_marker_decides_on_the_style(style: str, markers: list[str]) -> None:
    assert {marker: style_of(marker) for marker in markers} == dict.fromkeys(markers, style)


@pytest.mark.parametrize(("level", "marker"), [(1, "□"), (2, "ㅇ"), (3, "-"), (2, "1."), (3, "I.")])
def test_a_list_that_begins_on_any_level_is_a_list_of_the_first_level(
    level: int, marker: str
) -> None:
    ((style, points),) = lists((level, marker, "a"), (level, marker.replace("1", "2"), "b"))
    assert style == style_of(marker)
    assert [text for _number, text, *_below in points] == ["a", "b"]


def test_a_change_of_signs_begins_a_new_block() -> None:
    assert lists((1, "□", "a"), (1, "■", "b"), (1, "1.", "c"), (1, "□", "d"), (1, "2.", "e")) == [
        ("squares", [("", "a"), ("", "b")]),
        ("numbered", [("", "c")]),
        ("squares", [("", "d")]),
        ("numbered", [("2", "e")]),
    ]


def test_below_the_first_level_a_list_keeps_its_style() -> None:
    assert lists((1, "□", "a"), (2, "-", "b"), (2, "o", "c"), (2, "1.", "d")) == [
        ("squares", [("", "a", ("dashes", [("", "b"), ("", "c"), ("1.", "d")]))])
    ]
    assert lists((1, "□", "a"), (2, "1.", "b"), (2, "o", "c"), (2, "2.", "d"), (2, "4.", "e")) == [
        (
            "squares",
            [("", "a", ("numbered", [("", "b"), ("o", "c"), ("2", "d"), ("4", "e")]))],
        )
    ]


def test_numbers_below_ideographs_are_a_list_below_them() -> None:
    assert lists(
        (1, "一、", "a"),
        (2, "1.", "b"),
        (3, "o", "c"),
        (2, "2.", "d"),
        (1, "二、", "e"),
        (2, "1.", "f"),
        (1, "四、", "g"),
    ) == [
        (
            "ideographic",
            [
                ("", "a", ("numbered", [("", "b", ("circles", [("", "c")])), ("", "d")])),
                ("", "e", ("numbered", [("", "f")])),
                ("4", "g"),
            ],
        )
    ]


def test_roman_numbers_count() -> None:
    assert lists((1, "I.", "a"), (2, "1.", "b"), (1, "II.", "c"), (1, "Ⅳ.", "d")) == [
        ("roman", [("", "a", ("numbered", [("", "b")])), ("", "c"), ("4", "d")])
    ]


def test_markers_that_no_list_counts_are_printed_as_they_stand() -> None:
    assert lists((1, "1.", "a"), (2, "가.", "b"), (2, "(나)", "c"), (1, "2.", "d")) == [
        ("numbered", [("", "a", ("numbered", [("가.", "b"), ("(나)", "c")])), ("", "d")])
    ]
    assert lists((1, "Article 12 of", "a")) == [("bulleted", [("", "Article 12 of a")])]


def test_points_without_a_point_above_are_on_the_first_level() -> None:
    assert lists((2, "o", "a"), (3, "-", "b"), (2, "o", "c"), (1, "1.", "d")) == [
        ("circles", [("", "a", ("dashes", [("", "b")])), ("", "c")]),
        ("numbered", [("", "d")]),
    ]


def test_a_level_that_is_skipped_moves_up() -> None:
    assert lists((1, "□", "a"), (3, "-", "b"), (2, "ㅇ", "c"), (3, "-", "d")) == [
        ("squares", [("", "a", ("dashes", [("", "b"), ("", "c", ("dashes", [("", "d")]))]))])
    ]


def test_a_fourth_level_joins_the_third() -> None:
    (found,) = lists((1, "一、", "a"), (2, "1.", "b"), (3, "o", "c"), (4, "-", "d"), (5, "-", "e"))
    assert found == (
        "ideographic",
        [("", "a", ("numbered", [("", "b", ("circles", [("", "c"), ("", "d"), ("", "e")]))]))],
    )


def test_a_paragraph_within_a_numbering_keeps_the_numbers() -> None:
    result = lists((1, "1.", "a"), (0, "", "b"), (1, "2.", "c"), (1, "3.", "d"))
    assert result == [("numbered", [("", "a")]), ("numbered", [("2", "c"), ("", "d")])]


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("1. 2. 3.", ["", "", ""]),
        ("1. 2 3.", ["", "", ""]),
        ("1. 2. 2. 3.", ["", "", "2", ""]),
        ("1. 3. 4.", ["", "3", ""]),
        ("1. 2. 2. 4.", ["", "", "2", "4"]),
        ("1. 1-1 2. 3.", ["", "1-1", "2", ""]),
        ("I. III. Ⅳ.", ["", "3", ""]),
        ("三、 四、 六、", ["3", "", "6"]),
    ],
)
def test_a_number_is_filled_in_where_counting_gives_another(
    printed: str, numbers: list[str]
) -> None:
    ((_style, points),) = lists(*((1, marker, "a") for marker in printed.split()))
    assert [number for number, *_text in points] == numbers


@pytest.mark.parametrize(
    "printed", ["1. 2. 2. 3. 7.", "I. IV. V. II.", "三、 四、 十一、 十二、", "1. 가. 2. (3) 3. 4."]
)
def test_what_is_printed_is_what_was_typed(printed: str) -> None:
    (block,) = blocks(*((1, marker, "a") for marker in printed.split()))
    result = printed_points(PointsBlock().to_python(block["value"]))
    assert _as_typed(result) == printed.split()


def _as_typed(printed: PrintedPoints) -> list[str]:
    typed: dict[str, Any] = {
        "numbered": lambda n: f"{n}.",
        "roman": lambda n: f"{['I', 'II', 'III', 'IV', 'V'][n - 1]}.",
        "ideographic": lambda n: f"{(*'一二三四五六七八九十', '十一', '十二')[n - 1]}、",
    }
    found, number = [], 0
    for point in printed.points:
        number = number + 1 if point.value is None else point.value
        found.append(point.marker or typed[printed.style](number))
    return found
