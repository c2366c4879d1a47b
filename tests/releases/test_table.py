"""A table: how it is typed, what is refused, what readers get."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import example, given
from hypothesis import strategies as st

from tests.factories import PressRoom
from wagtail_pressroom.releases.blocks.table import TableBlock, printed_table
from wagtail_pressroom.releases.cells import join_rows, split_rows

from .material import block, get_soup

ROWS = "Island | Ferries a day | Remark\nNorth | 4 | New\nSouth | 1,200 |"
EVIL = '"><script>alert(1)</script>'


def _value(rows: str = ROWS, caption: str = "Ferries", row_headings: bool = False) -> Any:
    raw = {"caption": caption, "rows": rows, "row_headings": row_headings}
    return TableBlock().to_python(raw)


def _clean(rows: str) -> str:
    return str(TableBlock().child_blocks["rows"].clean(rows))


def _rendered(**values: Any) -> BeautifulSoup:
    return BeautifulSoup(TableBlock().render(_value(**values)), "html.parser")


CELLS = st.text("a1|\\ \t\n\x85\u2028", max_size=5).map(lambda text: " ".join(text.split()))


@example([["", ""], ["|", "\\"], [""]])
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=4))
def test_rows_put_together_and_taken_apart_are_the_same(rows: list[list[str]]) -> None:
    assert split_rows(join_rows(rows)) == rows


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("A|B\n1|2", [["A", "B"], ["1", "2"]]),
        ("A\tB\r\n1\t\r\n", [["A", "B"], ["1", ""]]),
        ("\tB\n1\t2", [["", "B"], ["1", "2"]]),
        ("| A | B |\n\n| 1 | 2 |\n", [["A", "B"], ["1", "2"]]),
        (" | B\n1 | ", [["", "B"], ["1", ""]]),
        ("A \\| B | C\n1 | 2", [["A | B", "C"], ["1", "2"]]),
    ],
)
def test_what_is_typed_or_pasted_is_understood(typed: str, rows: list[list[str]]) -> None:
    assert split_rows(typed) == rows
    assert split_rows(_clean(typed)) == rows


def test_an_uneven_row_is_named() -> None:
    with pytest.raises(ValidationError) as error:
        _clean("A | B | C\n1 | 2 | 3\n1 | 2\n1")
    (message,) = error.value.messages
    assert message.startswith("Row 3 has 2 cells, but the first row has 3.")


@pytest.mark.parametrize("rows", ["A | B", "A | B\n\n  \n"])
def test_headings_alone_are_no_table(rows: str) -> None:
    with pytest.raises(ValidationError, match="at least one row below it"):
        _clean(rows)


def test_a_caption_is_needed() -> None:
    with pytest.raises(ValidationError):
        TableBlock().clean(_value(caption=" "))


def test_a_draft_may_be_half_typed() -> None:
    table = TableBlock()
    table.defer_required_validation()
    half = table.clean_deferred(_value(rows="A | B\n1", caption=""))
    assert half["rows"] == "A | B\n1"
    with pytest.raises(ValidationError):
        table.clean(_value(rows="A | B\n1"))


def test_messages_are_translated_when_they_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.utils.translation import trans_real

    message = "A table needs a row of column headings and at least one row below it."
    catalogue = trans_real.translation("ko")._catalog
    monkeypatch.setitem(catalogue._catalogs[0], message, "표에는 행이 더 필요합니다.")
    with override("ko"), pytest.raises(ValidationError, match="표에는"):
        _clean("A")


def test_a_table_has_a_caption_and_headings() -> None:
    soup = _rendered()
    assert soup.table.caption.get_text() == "Ferries"
    headings = soup.select("thead th[scope=col]")
    assert [th.string for th in headings] == ["Island", "Ferries a day", "Remark"]
    assert [td.get_text() for td in soup.select("tbody td")] == [
        *("North", "4", "New"),
        *("South", "1,200", ""),
    ]
    assert soup.select("tbody th") == []


def test_the_first_column_can_name_the_rows() -> None:
    soup = _rendered(rows=" | A\nNorth | 1\n | 2", row_headings=True)
    assert [th.string for th in soup.select("tbody tr > th[scope=row]:first-child")] == ["North"]
    # A heading without a text would be read out as one.
    assert len(soup.select("thead th")) == 1
    assert soup.select_one("thead tr > td").get_text() == ""


def test_columns_of_figures_are_aligned() -> None:
    assert printed_table(_value()).number_columns == {1}
    years = "Year | Share | Note\n2025 | 12.5 % | –\n2026 | $3 | "
    assert printed_table(_value(rows=years)).number_columns == {0, 1}
    assert printed_table(_value(rows=years, row_headings=True)).number_columns == {1}
    marked = _rendered(rows=years).select(".pressroom-table__number")
    assert [cell.get_text() for cell in marked] == ["Year", "Share", "2025", "12.5 %", "2026", "$3"]


def test_a_short_row_from_an_import_is_filled_up() -> None:
    soup = _rendered(rows="A | B\n1\n1 | 2 | 3")
    assert [len(row.select("th, td")) for row in soup.select("tr")] == [3, 3, 3]


@pytest.mark.parametrize("rows", ["", " \n "])
def test_without_rows_nothing_is_printed(rows: str) -> None:
    assert TableBlock().render(_value(rows=rows)).strip() == ""


def test_the_part_that_scrolls_is_named_by_the_caption(press_room: PressRoom, client: Any) -> None:
    table = block("table", {"caption": "Ferries & fares", "rows": ROWS, "row_headings": True})
    soup = get_soup(client, press_room.release(body=[table]))
    region = soup.select_one(".pressroom-body [role=region][tabindex='0']")
    assert region["id"] == f"p-{table['id'][:8]}"
    assert soup.find(id=region["aria-labelledby"]).string == "Ferries & fares"
    assert region.select_one("table > caption")
    # In the preview of a block there is no id to point at.
    assert _rendered(caption="Ferries").select_one("[role=region]")["aria-label"] == "Ferries"
    assert _rendered(caption="").select("[role=region], [tabindex], caption") == []


def test_a_table_is_escaped() -> None:
    soup = _rendered(rows=f"{EVIL} | B\n{EVIL} | 2", caption=EVIL, row_headings=True)
    assert soup.select("script") == []
    assert soup.get_text().count("<script>alert(1)</script>") == 3
    assert soup.select_one("[role=region]")["aria-label"] == EVIL


def test_cells_are_found_by_the_search() -> None:
    found = TableBlock().get_searchable_content(_value())
    assert found == [
        "Ferries",
        "Island",
        "Ferries a day",
        "Remark",
        "North",
        "4",
        "New",
        "South",
        "1,200",
    ]
