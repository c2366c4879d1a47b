"""The seven styles of lists: what they are printed as, and which numbers they count on from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

import wagtail_pressroom
from wagtail_pressroom.releases.blocks.points import STYLES, PointsBlock, printed_points
from wagtail_pressroom.releases.list_styles import ORDERED, SIGNS, STYLES_BELOW, number_of

from .material import item, points_block, third

CSS = Path(wagtail_pressroom.__file__).parent / "static/wagtail_pressroom/pressroom.css"


def _numbers(style: str, *numbers: str) -> list[tuple[int | None, str]]:
    raw = points_block(*(item("A point", number) for number in numbers), style=style)
    printed = printed_points(PointsBlock().to_python(raw["value"]))
    return [(point.value, point.marker) for point in printed.points]


def test_every_style_is_offered_with_its_sign() -> None:
    assert [style for style, _label in STYLES] == list(SIGNS)
    assert [label for style, label in STYLES if SIGNS[style] not in str(label)] == []


@pytest.mark.parametrize("style", SIGNS)
def test_each_style_is_a_real_list_on_every_level(style: str) -> None:
    second = item("Second", style=style, below=[third("Third")])
    raw = points_block(item("First", style=style, below=[second]), style=style)
    soup = BeautifulSoup(PointsBlock().render(PointsBlock().to_python(raw["value"])), "html.parser")
    tag = "ol" if style in ORDERED else "ul"
    lists = soup.select("ol, ul")
    assert [(one.name, one["class"]) for one in lists] == [
        (tag, [f"pressroom-points__{style}"])
    ] * 3
    # Without style sheets, the numbers that a text refers to are still there.
    assert {one.get("type") for one in lists} == {"I" if style == "roman" else None}
    assert soup.get_text("|", strip=True) == "First|Second|Third"


@pytest.mark.parametrize("style", [style for style in SIGNS if style != "numbered"])
def test_the_style_sheet_knows_every_style(style: str) -> None:
    css = CSS.read_text(encoding="utf-8")
    rule = re.search(rf"\.pressroom-points__{style} {{[^}}]*list-style-type: ([\w-]+)", css)
    assert rule
    own = re.search(rf"@counter-style {rule[1]} {{([^}}]*)}}", css)
    if style in ("squares", "circles", "dashes"):
        assert own
        assert f'symbols: "{SIGNS[style]}"' in own[1]
        assert "speak-as: bullets" in own[1]


@pytest.mark.parametrize("style", ["", "x", None, '"><b>'])
def test_an_unknown_style_is_a_list_of_bullets(style: str | None) -> None:
    raw = points_block(item("One"), style=style)  # type: ignore[arg-type]  # None is what is tried
    html = PointsBlock().render(PointsBlock().to_python(raw["value"]))
    assert '<ul class="pressroom-points__bulleted">' in html
    assert "<b>" not in html


def test_new_points_below_have_the_usual_styles() -> None:
    first = PointsBlock().child_blocks["points"].child_block
    second = first.child_blocks["points"].child_block
    defaults = [block.child_blocks["style"].get_default() for block in (first, second)]
    assert tuple(defaults) == STYLES_BELOW == ("circles", "dashes")


@pytest.mark.parametrize(
    ("style", "numbers", "expected"),
    [
        ("roman", ["4", "", "IX."], [(4, ""), (None, ""), (9, "")]),
        ("roman", ["I.", "II.", "Ⅳ"], [(None, ""), (None, ""), (4, "")]),
        (
            "roman",
            ["IIII", "ii.", "I-1", "5"],
            [(None, "IIII"), (None, "ii."), (None, "I-1"), (5, "")],
        ),
        ("ideographic", ["三、", "四、", "12"], [(3, ""), (None, ""), (12, "")]),
        ("ideographic", ["一、", "IV."], [(None, ""), (None, "IV.")]),
        ("numbered", ["IV.", "三、"], [(None, "IV."), (None, "三、")]),
        ("squares", ["4", "IV."], [(None, "4"), (None, "IV.")]),
    ],
)
def test_a_list_counts_on_from_numbers_in_its_own_style(style, numbers, expected) -> None:
    assert _numbers(style, *numbers) == expected


def test_a_roman_list_can_begin_at_four() -> None:
    raw = points_block(item("One", "IV."), item("Two"), style="roman")
    soup = BeautifulSoup(PointsBlock().render(PointsBlock().to_python(raw["value"])), "html.parser")
    assert [point.get("value") for point in soup.select("ol[type=I] > li")] == ["4", None]


@pytest.mark.parametrize(
    ("style", "number", "printed"),
    [
        ("roman", 1990, "MCMXC"),
        ("roman", 14, "XIV."),
        ("roman", 1, "I)"),
        ("ideographic", 10, "十、"),
        ("ideographic", 11, "十一、"),
        ("ideographic", 20, "二十"),
        ("ideographic", 99, "九十九、"),
    ],
)
def test_numbers_are_read(style: str, number: int, printed: str) -> None:
    assert number_of(printed, style) == number


@given(
    st.text("IVXLCDM一二九十0١.)、 -", max_size=12) | st.just("9" * 5000), st.sampled_from([*SIGNS])
)
def test_whatever_is_printed_is_read_without_harm(printed: str, style: str) -> None:
    number = number_of(printed, style)
    assert number is None or (style in ORDERED and 0 <= number < 2**31)
