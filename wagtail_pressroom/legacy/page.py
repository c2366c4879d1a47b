"""The page a release was copied from, line by line: what is its text, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from .body import BodyReader
from .document import SetAside
from .fields import FieldKeeper
from .files import attachment_name, printed_file
from .header_items import is_prose
from .inside import is_own_text, reads_as_sentence, text_goes_on
from .labels import LabelBlock
from .lines import Line, fold, width
from .page_labels import PageLabels, in_summary
from .tools import Tools
from .units import is_unit, unit_of_board, without_brackets
from .zones import begin_of_text, is_left_over, is_time_of_issue, repeats_title, title_text


class PageReader:
    """One pass over the lines of one text.

    Args:
        lines: the lines.
        title: indices of the lines of the title.
        tools: the readers of the languages' words.
        is_body: whether the text is a piece of a body, with nothing around it.
    """

    def __init__(
        self, lines: Sequence[Line], title: range, tools: Tools, is_body: bool = False
    ) -> None:
        self._lines = lines
        self._title = title
        self._tools = tools
        self._is_body = is_body
        text = title_text(lines, title, tools)
        self.fields = FieldKeeper(text, tools)
        self._folded_title = fold(text) if text else None
        self._body = BodyReader(lines, tools)
        self._labels = PageLabels(lines, title, tools)
        self._set_aside: list[SetAside] = []
        self._mastheads: list[str] = []
        self._tail: str | None = None
        self._text_begins = begin_of_text(lines, title, tools)
        self._ended = False
        self._beside_date = -1

    @property
    def body(self) -> BodyReader:
        """The text proper."""
        return self._body

    @property
    def set_aside(self) -> list[SetAside]:
        """What is not in the text, in the order of the lines."""
        return sorted([*self._set_aside, *self._body.set_aside], key=lambda item: item.line)

    def read(self) -> None:
        """Place every line."""
        position = 0
        while position < len(self._lines):
            position += self._read_at(position)
        self.fields.take_mastheads(self._mastheads)

    def _read_at(self, position: int) -> int:
        """Place the line at an index, and return how many lines were placed."""
        line = self._lines[position]
        if position in self._title:
            self._place_title(line)
            return 1
        if self._is_body:
            self._add_row(position)
            return 1
        if self._tail is not None:
            return self._read_tail(position)
        above = self._is_above_text(position)
        if not above and self._is_table_of_text(position):
            self._add_row(position)
            return 1
        if above and (block := self._labels_at(position, above)):
            return self._take_labels(block)
        if reason := self._tools.furniture.reason(line.text, above_text=above):
            if self._is_own_text(position, reason):
                self._add_row(position)
                return 1
            if reason == "neighbour" and self._body.rows:
                self._tail = reason
            self._leave_furniture(line, reason)
            return 1
        if block := self._labels_at(position, above):
            return self._take_labels(block)
        if not self._leave_out_context(position):
            self._add_row(position)
        return 1

    def _is_own_text(self, position: int, reason: str) -> bool:
        if not self._title or position <= self._title[-1] or self._ended:
            return False
        if position < self._text_begins:
            return False
        return is_own_text(self._lines, position, reason, self._body.rows, self._tools)

    def _is_table_of_text(self, position: int) -> bool:
        text = self._lines[position].text
        if not self._body.rows and (not self._title or self._tools.labels.fields(text)):
            return False
        return self._body.is_table(position) and not self._tools.furniture.tail_reason(text)

    def _place_title(self, line: Line) -> None:
        # The label of "Title: …" is on the line of the title.
        before, title, after = line.text.partition(self.fields.title or "")
        if title and before:
            self._leave_out(line, "label", before.strip())
        if title and after:
            self._leave_out(line, "value", after.strip())

    def _is_above_text(self, position: int) -> bool:
        if self._is_body:
            return False
        if not self._title:
            return not self._body.rows
        return position < self._text_begins

    def _labels_at(self, position: int, above: bool) -> LabelBlock | None:
        return self._labels.at(position, self._body.rows, self.fields, above_text=above)

    def _take_labels(self, block: LabelBlock) -> int:
        self.fields.take_labels(block.values)
        self._set_aside += block.set_aside
        return block.length

    def _leave_furniture(self, line: Line, reason: str) -> None:
        if reason == "end-marker":
            self.fields.end_mark = self.fields.end_mark or line.text
            self._ended = True
        elif reason == "board-title":
            self._take_board(line.text)
        elif reason == "embargo":
            self.fields.embargo = self.fields.embargo or line.text
        self._leave_out(line, reason)

    def _take_board(self, text: str) -> None:
        """Take what the name of a board says: “Straits Commission – News of 4 May 2031”."""
        if unit := unit_of_board(text, self._tools.vocabulary):
            self._mastheads.append(unit)
        if found := self._tools.release_lines.read(text):
            self.fields.take_line(found)

    def _leave_out_context(self, position: int) -> bool:
        """Set a line aside for what stands around it; tell whether that was done."""
        line = self._lines[position]
        text = line.text
        if self._folded_title and repeats_title(text, self._folded_title, bool(self._body.rows)):
            self._leave_out(line, "repeated-title")
        elif position == self._beside_date:
            self._leave_out(line, "value")
        elif self._take_ending(line) or self._take_date_line(position):
            pass
        elif self._body.rows and (reason := self._tools.furniture.tail_reason(text)):
            if not self._ended and text_goes_on(self._lines, position, self._tools):
                return False
            if reason == "share-link" or not self._is_tail(position, reason):
                self._leave_out(line, reason if reason == "share-link" else "related-news")
                return True
            self._tail = reason
            self._leave_out(line, reason)
        elif name := self._attachment(position):
            self.fields.attachments += [name] if name is not text else []
            self._leave_out(line, "attachment")
        elif self.fields.title and self._is_above_text(position):
            self._leave_out_above(line)
        elif not self._body.rows and is_left_over(self._lines, position, self._tools):
            self._leave_out(line, "menu")
        elif self._ended and is_time_of_issue(text, self._tools):
            self._leave_out(line, "date-line")
        elif self._is_footer(position):
            self._leave_out(line, "page-tail")
        else:
            return False
        return True

    def _attachment(self, position: int) -> str | None:
        """Return the file a line offers; for the heading over such lines, the line itself."""
        text = self._lines[position].text
        labels = self._tools.labels
        fields = labels.fields(text)
        if fields and fields[0].kind == "attachment" and not fields[0].value:
            following = self._lines[position + 1].text if position + 1 < len(self._lines) else ""
            return text if printed_file(following) else None
        above = self._set_aside[-1] if self._set_aside else None
        is_below = above is not None and above.reason == "attachment" and self._body.rows
        return printed_file(text) if is_below else attachment_name(text)

    def _is_footer(self, position: int) -> bool:
        """Tell whether a line near the end is a row of links."""
        near_end = self._ended or position >= len(self._lines) - 6
        text = self._lines[position].text
        furniture = self._tools.furniture
        return (
            near_end
            and "|" in text
            and furniture.links.is_menu(text)
            and furniture.links.names_link(text)
        )

    def _is_tail(self, position: int, reason: str) -> bool:
        """Tell whether the text is over: a list of other news may also stand over the text."""
        rows = self._body.rows
        if any(row.level > 0 for row in rows) or self._ended or reason == "neighbour":
            return True
        return any(is_prose(row.text) or width(row.text) > 80 for row in rows)

    def _take_ending(self, line: Line) -> bool:
        """Take an end mark with a date behind it, as in “Ends/Friday, May 4, 2031”."""
        head, slash, rest = line.text.replace("／", "/").partition("/")
        if not slash or not self._tools.furniture.is_end_mark(head.strip()):
            return False
        found = self._tools.release_lines.date_and_unit(rest.strip())
        if found is None:
            return False
        self.fields.take_line(found, "end")
        self._leave_furniture(line, "end-marker")
        return True

    def _take_date_line(self, position: int) -> bool:
        line = self._lines[position]
        lines = self._tools.release_lines
        in_header = not self._body.rows
        if in_header:
            found = lines.date_and_unit(line.text) or (
                lines.read(line.text) if self._title else None
            )
        elif self._ended or position == len(self._lines) - 1:
            found = lines.date_and_unit(line.text) if self.fields.date is None else None
        elif self.fields.date is None and in_summary(self._body.rows):
            alone = self._tools.dates.find_alone(line.text)
            apart = line.after_blank and reads_as_sentence(self._body.rows[-1].text)
            found = lines.date_and_unit(line.text) if alone and apart else None
        else:
            return False
        if found is None:
            return False
        self.fields.take_line(found, "" if in_header else "end")
        self._leave_out(line, found.reason)
        if in_header and found.date and found.reason == "date-line":
            self._take_unit_beside(position)
        return True

    def _take_unit_beside(self, position: int) -> None:
        """Take the unit on the line above or below a date line."""
        for other in (position - 1, position + 1):
            if not 0 <= other < len(self._lines) or other in self._title:
                continue
            text = self._lines[other].text
            if is_unit(text, self._tools.vocabulary):
                self.fields.take_unit_beside_date(text)
                self._beside_date = other
                return

    def _leave_out_above(self, line: Line) -> None:
        if self._tools.furniture.translation_status(line.text):
            self._add_row(self._lines.index(line))
            return
        is_menu = self._tools.markers.looks_marked(line.text)
        if not is_menu and is_unit(line.text, self._tools.vocabulary):
            self._mastheads.append(without_brackets(line.text))
        self._leave_out(line, "menu" if is_menu else "above-title")

    def _read_tail(self, position: int) -> int:
        line = self._lines[position]
        if self._tail not in {"related-news", "neighbour"}:
            block = self._tools.labels.read(self._lines, position)
            if block and block.is_certain and not self.fields.knows(block.values):
                return self._take_labels(block)
        reason = self._tools.furniture.reason(line.text, above_text=False)
        self._leave_out(line, reason or self._tools.furniture.tail_reason(line.text) or "page-tail")
        return 1

    def _add_row(self, position: int) -> None:
        line = self._lines[position]
        text, end_mark = self._tools.furniture.split_end_mark(line.text)
        is_first = not self._is_body and len(self._body.rows) < 3 and self.fields.title
        if is_first and (date := self._tools.release_lines.dateline(text)):
            self.fields.take_dateline(date)
        self._body.add(position, text)
        if end_mark:
            self.fields.end_mark = self.fields.end_mark or end_mark
            self._ended = True
            self._leave_out(line, "end-marker", end_mark)

    def _leave_out(self, line: Line, reason: str, text: str | None = None) -> None:
        self._set_aside.append(SetAside(line.number, line.text if text is None else text, reason))
