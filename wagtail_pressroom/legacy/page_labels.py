"""Which labels are the board's: the same words in the text are no labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .document import OutlineRow
from .fields import FieldKeeper
from .labels import LabelBlock
from .lines import Line
from .tools import Tools
from .units import is_unit

# Labels may follow a first sentence or two, as on pages with a summary.
_MOST_ROWS_ABOVE_LABELS = 3
_FIGURE = re.compile(r"[:：]\s?[\d.,]+\s?\S{0,12}$")


class PageLabels:
    """Finds the board's labels on a page.

    Args:
        lines: the lines.
        title: indices of the lines of the title.
        tools: the readers of the languages' words.
    """

    def __init__(self, lines: Sequence[Line], title: range, tools: Tools) -> None:
        self._lines = lines
        self._title = title
        self._tools = tools

    def at(
        self, position: int, rows: Sequence[OutlineRow], fields: FieldKeeper, *, above_text: bool
    ) -> LabelBlock | None:
        """Return the board's labels at an index.

        Args:
            position: the index.
            rows: the rows of the text above it.
            fields: what is known so far.
            above_text: whether the text begins further below.
        """
        block = self._tools.labels.read(self._lines, position)
        if block is None:
            return None
        end = position + block.length
        if block.kinds <= {"updated", "about"} and rows:
            return block if self._nothing_follows(end) else None
        if self._title and position <= self._title[0] < end:
            return None
        if "event" in block.kinds or self._is_event(end):
            # The day, the hour and the place of an event are text.
            return None
        if above_text or not rows:
            return block
        line = self._lines[position]
        touches = not line.after_blank and rows[-1].line == self._lines[position - 1].number
        if touches and _FIGURE.search(rows[-1].text):
            # The last lines of a list of figures.
            return None
        return self._below_text(block, end, rows, fields)

    def _below_text(
        self, block: LabelBlock, end: int, rows: Sequence[OutlineRow], fields: FieldKeeper
    ) -> LabelBlock | None:
        ends_page = self._nothing_follows(end)
        if not block.is_certain:
            name = block.values.get("department") or block.values.get("source")
            names_unit = name is not None and is_unit(str(name), self._tools.vocabulary)
            return block if names_unit and ends_page and fields.department is None else None
        if fields.knows(block.values):
            # The day once more, at the end of the page.
            return block if ends_page else None
        return block if in_summary(rows) or ends_page else None

    def _is_event(self, position: int) -> bool:
        """Tell whether the hour or the place of an event stands at an index."""
        if position >= len(self._lines):
            return False
        fields = self._tools.labels.fields(self._lines[position].text)
        return bool(fields) and fields[0].kind == "event" and fields[0].has_colon

    def _nothing_follows(self, position: int) -> bool:
        """Tell whether the page's tail begins at an index."""
        if position >= len(self._lines):
            return True
        text = self._lines[position].text
        furniture = self._tools.furniture
        return bool(
            furniture.tail_reason(text)
            or furniture.reason(text, above_text=False)
            or self._tools.labels.read(self._lines, position)
        )


def in_summary(rows: Sequence[OutlineRow]) -> bool:
    """Tell whether only a sentence or two of the text have been read.

    Args:
        rows: the rows so far.
    """
    return len(rows) <= _MOST_ROWS_ABOVE_LABELS and all(row.level == 0 for row in rows)
