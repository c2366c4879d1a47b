"""From plain text to a release: title, fields, outline, and what was set aside.

The work is linear in the length of the text, and any text can be read.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from .dates import parse_date_line
from .document import OutlineRow, ParsedRelease, RowKind, SetAside
from .furniture import furniture_reason, is_status_phrase, is_tail, split_end_marker
from .header import find_title
from .labels import LabelBlock, Value, read_label_block
from .language import guess_language
from .lines import Line, fold, split_lines
from .markers import MarkerReader
from .vocabulary import LabelKind


def parse_release(text: str) -> ParsedRelease:
    """Read a press release from plain text, as copied from a board or typed by hand.

    Args:
        text: any text.

    Returns:
        The release. A text without anything to read gives no title and an empty outline; whether
        that is an error is for the caller to say.
    """
    return _Reading(split_lines(text)).run()


def parse_body(text: str) -> tuple[OutlineRow, ...]:
    """Read a piece of the text of a release: no headline, no fields, nothing around it.

    Args:
        text: any text, such as a few typed points.

    Returns:
        Its rows.
    """
    reading = _Reading(split_lines(text), is_body=True)
    return reading.run().outline


def _kind(level: int, marker: str) -> RowKind:
    if level > 0:
        return "point"
    if level < 0:
        return "note"
    return "answer" if marker.startswith(("A", "<답")) else "question"


class _Reading:
    """One pass over the lines of one text."""

    def __init__(self, lines: Sequence[Line], is_body: bool = False) -> None:
        self._lines = lines
        self._title_index = None if is_body else find_title(lines)
        self._title = lines[self._title_index].text if self._title_index is not None else None
        self._folded_title = fold(self._title) if self._title else None
        self._values: dict[LabelKind, Value] = {}
        self._outline: list[OutlineRow] = []
        self._set_aside: list[SetAside] = []
        self._markers = MarkerReader()
        self._is_unofficial = False
        self._in_tail = False

    def run(self) -> ParsedRelease:
        position = 0
        while position < len(self._lines):
            position += self._read_at(position)
        date = self._values.get("date")
        hits = self._values.get("hits")
        department = self._values.get("department")
        texts = [self._title or "", *(row.text for row in self._outline)]
        return ParsedRelease(
            title=self._title,
            date=date if isinstance(date, datetime.date) else None,
            hits=hits if isinstance(hits, int) else None,
            department=department if isinstance(department, str) else None,
            language=guess_language("\n".join(texts)),
            unofficial_translation=self._is_unofficial,
            outline=tuple(self._outline),
            set_aside=tuple(self._set_aside),
        )

    def _read_at(self, position: int) -> int:
        """Place the line at an index, and return how many lines were placed."""
        line = self._lines[position]
        if position == self._title_index:
            return 1
        if self._in_tail:
            self._leave_out(line, "page-tail")
            return 1
        if reason := furniture_reason(line.text, above_text=self._is_above_text(position)):
            self._leave_out(line, reason)
            return 1
        block = read_label_block(self._lines, position)
        if block and self._is_field_table(block, position):
            self._values = {**block.values, **self._values}
            self._set_aside += block.set_aside
            return block.length
        if not self._leave_out_context(line, position):
            self._add_row(line)
        return 1

    def _is_above_text(self, position: int) -> bool:
        if self._title_index is None:
            return not self._outline
        return position < self._title_index

    def _is_field_table(self, block: LabelBlock, position: int) -> bool:
        """Tell the board's labels from the same words in the text: those stand around it."""
        end = position + block.length
        if self._title_index is not None and position < self._title_index < end:
            return False
        if block.values.keys() <= self._values.keys():
            return False
        return not self._outline or end == len(self._lines)

    def _leave_out_context(self, line: Line, position: int) -> bool:
        """Set a line aside for what stands around it; tell whether that was done."""
        if self._title and fold(line.text) == self._folded_title:
            self._leave_out(line, "repeated-title")
        elif not self._outline and self._take_date_line(line):
            self._leave_out(line, "date-line")
        elif is_tail(line.text) and self._outline:
            self._in_tail = True
            self._leave_out(line, "page-tail")
        elif self._title and self._is_above_text(position) and not is_status_phrase(line.text):
            is_menu = MarkerReader().read(line.text) is not None
            self._leave_out(line, "menu" if is_menu else "above-title")
        else:
            return False
        return True

    def _take_date_line(self, line: Line) -> bool:
        found = parse_date_line(line.text)
        if found is None or "date" in self._values:
            return False
        self._values["date"], department = found
        if department:
            self._values.setdefault("department", department)
        return True

    def _add_row(self, line: Line) -> None:
        text, end_marker = split_end_marker(line.text)
        marked = self._markers.read(text)
        if is_status_phrase(text):
            self._is_unofficial = True
            marker, text = (marked.marker, marked.text) if marked else ("", text)
            self._outline.append(OutlineRow(-1, marker, text, line.number, "note"))
        elif marked is None:
            self._outline.append(OutlineRow(0, "", text, line.number))
        elif not marked.text:
            self._leave_out(line, "empty-marker")
        else:
            level = 2 if marked.marker == "*" and self._is_in_bullet_list() else marked.level
            kind = _kind(level, marked.marker)
            self._outline.append(OutlineRow(level, marked.marker, marked.text, line.number, kind))
            if marked.doubled:
                self._leave_out(Line(line.number, marked.doubled), "doubled-number")
        if end_marker:
            self._leave_out(Line(line.number, end_marker), "end-marker")

    def _is_in_bullet_list(self) -> bool:
        """Tell a star that is a bullet from one that is a note: a list is announced by a colon."""
        if not self._outline:
            return False
        last = self._outline[-1]
        return last.text.endswith((":", "：")) or (last.level, last.marker) == (2, "*")

    def _leave_out(self, line: Line, reason: str) -> None:
        self._set_aside.append(SetAside(line.number, line.text, reason))
