"""A table of plain texts that is typed, or pasted from a spreadsheet, into one field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail_localize.segments import StringSegmentValue

from ..cells import join_rows, split_rows
from .text import PREVIEW_TEMPLATE


class TableRowsBlock(blocks.TextBlock):
    """The rows of a table: one a line, the cells separated by ``|``.

    Neither block of Wagtail's for tables reaches a translator in wagtail-localize. This one hands
    over each cell as a text of its own and puts the translations back where they belong.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("rows", 4)
        super().__init__(**kwargs)
        # A tab at an end of a pasted table stands beside an empty cell.
        self.field_options["strip"] = False

    def clean(self, value: Any) -> str:
        """Tidy the rows. A draft may be half typed.

        Raises:
            ValidationError: there is no row below the headings, or a row has more or fewer cells.
        """
        rows = split_rows(super().clean(value))
        if not self.is_deferred_validation and (rows or self.field.required):
            _check(rows)
        return join_rows(rows)

    def get_searchable_content(self, value: Any) -> list[str]:
        """Return the cells that have text."""
        return _texts(split_rows(str(value)))

    def get_translatable_segments(self, value: Any) -> list[StringSegmentValue]:
        """Return the cells that have text, for wagtail-localize."""
        return [StringSegmentValue("", text) for text in _texts(split_rows(str(value)))]

    def restore_translated_segments(
        self, value: Any, segments: Sequence[StringSegmentValue]
    ) -> str:
        """Put translations in the place of the cells, for wagtail-localize.

        Args:
            value: the rows in the language of the source.
            segments: a translation for each of the segments given out.
        """
        in_order = sorted(segments, key=lambda segment: segment.order)
        translations = iter([segment.render_text() for segment in in_order])
        rows = split_rows(str(value))
        return join_rows([[next(translations, cell) if cell else "" for cell in r] for r in rows])


def _check(rows: list[list[str]]) -> None:
    if len(rows) < 2:
        raise ValidationError(
            gettext("A table needs a row of column headings and at least one row below it.")
        )
    expected = len(rows[0])
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != expected:
            raise ValidationError(
                gettext(
                    "Row %(number)s has %(found)s cells, but the first row has %(expected)s. "
                    "For an empty cell, leave nothing between two bars: A | | C"
                )
                % {"number": number, "found": len(row), "expected": expected}
            )


def _texts(rows: list[list[str]]) -> list[str]:
    return [cell for row in rows for cell in row if cell]


@dataclass(frozen=True)
class PrintedTable:
    """A table as it is printed.

    Attributes:
        caption: what the table is about.
        headings: of the columns.
        rows: the rows below the headings, each as long as every other.
        has_row_headings: whether the first column names the rows.
        number_columns: which columns, counted from 0, hold figures.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    has_row_headings: bool
    number_columns: frozenset[int]


def printed_table(value: Any) -> PrintedTable | None:
    """Turn the value of a table block into what is printed; ``None`` if it has no rows.

    Rows that are too short, as an import may leave them, are filled up with empty cells.

    Args:
        value: a struct value with ``caption``, ``row_headings`` and ``rows``.
    """
    rows = split_rows(str(value.get("rows") or ""))
    if not rows:
        return None
    width = max(len(row) for row in rows)
    headings, *below = (tuple(row + [""] * (width - len(row))) for row in rows)
    caption = str(value.get("caption") or "").strip()
    has_row_headings = bool(value.get("row_headings"))
    numbers = frozenset(
        column
        for column in range(1 if has_row_headings else 0, width)
        if _are_numbers("".join(row[column] for row in below))
    )
    return PrintedTable(caption, headings, tuple(below), has_row_headings, numbers)


def _are_numbers(text: str) -> bool:
    """Tell figures, also with units such as %, from words."""
    is_digit = [sign.isdecimal() for sign in text if sign.isalnum()]
    return bool(is_digit) and all(is_digit)


class TableBlock(blocks.StructBlock):
    """A table with a caption, headings of the columns, and headings of the rows if it has any."""

    caption = blocks.CharBlock(
        label=_("Caption"),
        max_length=255,
        help_text=_("What the table shows, printed above it."),
    )
    rows = TableRowsBlock(
        label=_("Rows"),
        help_text=_(
            "One row a line, the cells separated by |. The first row holds the column headings. "
            "A table copied from a spreadsheet can be pasted as it is."
        ),
    )
    row_headings = blocks.BooleanBlock(
        label=_("The first column names the rows"), required=False, default=False
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "wagtail_pressroom/releases/blocks/table.html"
        preview_template = PREVIEW_TEMPLATE
        preview_value = {
            "caption": _("Ferries from spring"),
            "rows": _("Island | Ferries a day\nNorthern Island | 4\nSouthern Island | 2"),
            "row_headings": True,
        }
        description = _("Figures in rows and columns, with a caption.")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``table``, the table as it is printed."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["table"] = printed_table(value)
        return context
