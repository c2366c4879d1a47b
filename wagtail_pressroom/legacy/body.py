"""The text proper, row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .document import OutlineRow, RowKind, SetAside
from .levels import LevelKeeper
from .lines import Line, fold
from .markers import Marked, MarkerReader
from .tools import Tools

_TABLE_RULE = re.compile(r"[|+\s:=-]+$")
_TABBED = re.compile(r"[(（]?\w{1,4}[.)）、]?\t|\S\t")
_QUOTES = (("“", "”"), ("„", "“"), ("«", "»"), ("「", "」"), ('"', '"'), ("‘", "’"))
_SHORTEST_QUOTE = 20


class BodyReader:
    """Turns lines into rows.

    Args:
        lines: the lines of the text.
        tools: the readers of the languages' words.
    """

    def __init__(self, lines: Sequence[Line], tools: Tools) -> None:
        self.rows: list[OutlineRow] = []
        self.set_aside: list[SetAside] = []
        self.translation_status: str | None = None
        self._lines = lines
        self._tools = tools
        self._markers = MarkerReader(tools.markers, [line.text for line in lines])
        self._levels = LevelKeeper()
        self._tables = _table_lines(lines, tools)

    def is_table(self, position: int) -> bool:
        """Tell whether the line at an index is a row of a table."""
        return position in self._tables

    def add(self, position: int, text: str) -> None:
        """Add a line as a row.

        Args:
            position: index of the line.
            text: the line, without what was set aside of it.
        """
        line = self._lines[position]
        if status := self._tools.furniture.translation_status(text):
            self.translation_status = self.translation_status or status
            marked = self._tools.markers.sign(text)
            marker, rest = (marked.marker, marked.text) if marked else ("", text)
            self._append(-1, marker, rest, line, "status")
        elif position in self._tables:
            self._add_table_row(line, text)
        elif (marked := self._markers.read(text)) is None:
            self._append(0, "", text, line, self._plain_kind(text))
        elif not marked.text:
            self.set_aside.append(SetAside(line.number, text, "empty-marker"))
        else:
            self._add_marked(line, marked)

    def _add_marked(self, line: Line, marked: Marked) -> None:
        if marked.family in {"question", "answer"}:
            kind: RowKind = "question" if marked.family == "question" else "answer"
            self._append(0, marked.marker, marked.text, line, kind)
            return
        if marked.family == "note":
            self._append(-1, marked.marker, marked.text, line, "note")
            return
        self._append(
            self._levels.level_of(marked, line.indent), marked.marker, marked.text, line, "point"
        )
        if marked.doubled:
            self.set_aside.append(SetAside(line.number, marked.doubled, "doubled-number"))

    def _add_table_row(self, line: Line, text: str) -> None:
        if _TABLE_RULE.match(text):
            self.set_aside.append(SetAside(line.number, text, "table-rule"))
            return
        cells = [cell.strip() for cell in text.strip("| \t").replace("\t", "|").split("|")]
        self._append(0, "|", " | ".join(cells), line, "table")

    def _plain_kind(self, text: str) -> RowKind:
        if fold(text).strip(":：[]【】<>■ ") in self._tools.vocabulary.headings:
            return "heading"
        if text[:1] in "[【<" and text[-1:] in "]】>" and len(text) <= 40:
            return "heading"
        if len(text) >= _SHORTEST_QUOTE:
            for begin, end in _QUOTES:
                inner = text[1:-1]
                if text.startswith(begin) and text.endswith(end) and end not in inner:
                    return "quote"
        return "paragraph"

    def _append(self, level: int, marker: str, text: str, line: Line, kind: RowKind) -> None:
        self.rows.append(OutlineRow(level, marker, text, line.number, kind, line.lines))


def _table_lines(lines: Sequence[Line], tools: Tools) -> frozenset[int]:
    """Return the indices of lines that are rows of a table.

    One line with a bar in it proves little; two with as many bars over one another are a table.
    """
    counts = [_bars(line.text) for line in lines]
    found = set()
    for n, count in enumerate(counts):
        if count <= 0:
            continue
        has_frame = lines[n].text.startswith("|") and count >= 2
        if has_frame or count in (counts[n - 1] if n else 0, *counts[n + 1 : n + 2]):
            found.add(n)
    return frozenset(n for n in found if not _is_tabbed_point(lines[n].text, tools))


def _is_tabbed_point(text: str, tools: Tools) -> bool:
    """Tell a point with a tab after its marker, as word processors copy it, from a row."""
    return tools.markers.sign(text) is not None or _TABBED.match(text) is not None


def _bars(text: str) -> int:
    if len(text) > 1000:
        return 0
    if "|" in text:
        return text.strip("|").count("|") + (2 if text.startswith("|") else 0)
    return 100 + text.count("\t") if "\t" in text else 0
