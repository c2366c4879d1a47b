"""Points: numbers that jump, markers that are no numbers, nesting, anchors."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from wagtail_pressroom.releases.blocks.points import PointsBlock, anchor_of, printed_points

from .material import item, points_block, third


def _value(*items: dict[str, Any], style: str = "numbered") -> Any:
    return PointsBlock().to_python(points_block(*items, style=style)["value"])


def _rendered(*items: dict[str, Any], style: str = "numbered") -> BeautifulSoup:
    html = PointsBlock().render(_value(*items, style=style))
    return BeautifulSoup(html, "html.parser")


def _values(*numbers: str) -> list[tuple[int | None, str]]:
    printed = printed_points(_value(*(item("A point", number) for number in numbers)))
    return [(point.value, point.marker) for point in printed.points]


def test_points_without_numbers_count_by_themselves() -> None:
    assert _values("", "", "") == [(None, ""), (None, ""), (None, "")]
    soup = _rendered(item("One"), item("Two"))
    assert soup.ol
    assert not soup.select("[value]")


def test_a_number_that_counting_would_reach_is_not_repeated() -> None:
    assert _values("1", "2.", "3)") == [(None, ""), (None, ""), (None, "")]


def test_a_jump_is_stated_and_counting_goes_on_from_it() -> None:
    assert _values("7", "8", "", "12") == [(7, ""), (None, ""), (None, ""), (12, "")]
    soup = _rendered(item("One", "7"), item("Two"), item("Three", "12"))
    assert [point.get("value") for point in soup.select("li")] == ["7", None, "12"]


def test_a_number_stated_twice_and_one_that_goes_back() -> None:
    assert _values("1", "1", "3", "2") == [(None, ""), (1, ""), (3, ""), (2, "")]


def test_zero_is_a_number() -> None:
    assert _values("0", "1") == [(0, ""), (None, "")]


@pytest.mark.parametrize("marker", ["3-1", "가", "a)", "-3", "②", "1.2", "½", "(4)", "Ⅳ"])
def test_a_marker_that_is_no_number_is_printed_as_it_is(marker: str) -> None:
    assert _values("", marker, "") == [(None, ""), (None, marker), (None, "")]
    printed = _rendered(item("One", marker)).select_one("li.pressroom-points__marked")
    assert printed.select_one(".pressroom-points__marker").string == marker
    assert not printed.has_attr("value")


def test_counting_after_a_marker_is_what_a_browser_counts() -> None:
    # The point with the marker is the second of the list, so 3 needs no value and 2 does.
    assert _values("1", "1-1", "3") == [(None, ""), (None, "1-1"), (None, "")]
    assert _values("1", "1-1", "2") == [(None, ""), (None, "1-1"), (2, "")]


def test_arabic_indic_digits_are_numbers() -> None:
    assert _values("١", "٧") == [(None, ""), (7, "")]


@pytest.mark.parametrize("huge", ["2147483648", "999999999999"])
def test_a_number_no_browser_can_count_to_is_printed_as_a_marker(huge: str) -> None:
    # Browsers keep list numbers in 32 bits.
    assert _values(huge, "2") == [(None, huge), (None, "")]


def test_the_largest_number_a_browser_counts_to() -> None:
    assert _values("2147483647", "") == [(2147483647, ""), (None, "")]


def test_a_number_is_written_without_grouping(settings: Any) -> None:
    settings.USE_THOUSAND_SEPARATOR = True
    assert _rendered(item("One", "2625")).li["value"] == "2625"


def test_a_marker_in_a_bulleted_list_is_printed() -> None:
    soup = _rendered(item("One", "7"), item("Two"), style="bulleted")
    assert soup.ul
    assert not soup.ol
    first, second = soup.select("li")
    assert first.select_one(".pressroom-points__marker").string == "7"
    assert not first.has_attr("value")
    assert not second.select(".pressroom-points__marker")


def test_three_levels_are_lists_in_list_items() -> None:
    deepest = third("Third", "3")
    second = item("Second", style="numbered", below=[deepest])
    soup = _rendered(item("First", below=[second]))
    point = soup.select_one("div.pressroom-points > ol > li > ul > li > ol > li")
    assert point.get_text(strip=True) == "Third"
    assert point["value"] == "3"
    for tag in soup.select("ol, ul"):
        assert {child.name for child in tag.find_all(recursive=False)} == {"li"}
    assert not soup.select("p ol, p ul, p li, span ol, span ul")


def test_a_third_level_of_bullets_with_markers() -> None:
    second = item("Second", below=[third("Third", "3-1"), third("Last")])
    soup = _rendered(item("First", below=[second]))
    markers = soup.select("ul ul .pressroom-points__marker")
    assert [marker.string for marker in markers] == ["3-1"]


def test_a_list_without_points_prints_nothing_that_is_no_list() -> None:
    assert PointsBlock().render(_value()).count("<ol") == 0


def test_anchors_come_from_block_ids() -> None:
    first = item("One")
    soup = _rendered(first)
    assert soup.li["id"] == f"p-{first['id'][:8]}"
    assert _rendered(first).li["id"] == soup.li["id"]


@pytest.mark.parametrize("block_id", [None, ""])
def test_without_a_block_id_there_is_no_anchor(block_id: str | None) -> None:
    assert anchor_of(block_id) == ""


def test_anchors_differ_when_ids_differ() -> None:
    ids = {anchor_of(str(uuid.uuid4())) for _ in range(1000)}
    assert len(ids) == 1000


@pytest.mark.parametrize("number", ["two words", "thirteen-char", " ", "1\n2"])
def test_a_number_that_would_not_fit_is_refused(number: str) -> None:
    field = PointsBlock().child_blocks["points"].child_block.child_blocks["number"]
    with pytest.raises(ValidationError):
        field.clean(number)
