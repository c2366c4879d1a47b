"""Labels and their values: the small table a board prints around a release."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .dates import DateReader
from .document import SetAside
from .label_lines import LabelField, LabelLineReader
from .label_values import LabelValueReader, Value
from .lines import Line, width
from .vocabulary import Vocabulary

_CODE = re.compile(r"(?=.*\d)[\w/.-]{1,20}")
_COLUMN = re.compile(r"\t|\s{2,}|\u3000|\s?[|ㅣ]\s?")


@dataclass(frozen=True)
class LabelBlock:
    """Labels that follow one another, with their values.

    Attributes:
        values: what the labels say, by kind.
        length: how many of the lines belong to the block.
        set_aside: those lines.
        kinds: the kinds of the labels.
        is_certain: whether a date or a count is among the values; words alone prove less.
    """

    values: dict[str, Value]
    length: int
    set_aside: tuple[SetAside, ...]
    kinds: frozenset[str]
    is_certain: bool


class LabelReader:
    """Reads labels with the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, dates: DateReader) -> None:
        self._dates = dates
        self._values = LabelValueReader(vocabulary, dates)
        self._lines = LabelLineReader(vocabulary, dates)

    def fields(self, text: str) -> tuple[LabelField, ...]:
        """Take a line apart into labels and values.

        Args:
            text: a trimmed line.

        Returns:
            The labels in their order; none when the line begins with no label.
        """
        return self._lines.fields(text)

    def read(self, lines: Sequence[Line], start: int) -> LabelBlock | None:
        """Read the labels that begin at a line.

        A value stands on the line of its label or on the next; several labels may share a line,
        or stand over one another with the values below. A word such as “Date” alone proves
        nothing: a date or a count must be among the values, or a colon after the label.

        Args:
            lines: the lines of the text.
            start: index of the line to begin with.

        Returns:
            The block, or ``None`` when no labels begin here.
        """
        block = _Block(self._values)
        position = start
        while position < len(lines):
            fields = self.fields(lines[position].text)
            if not fields or any(f.kind in block.seen for f in fields if f.kind != "other"):
                break
            if fields[0].kind == "title" and position > start:
                # The title begins a block of its own.
                break
            if all(field.value for field in fields):
                if not self._is_row(fields, block):
                    break
                block.add_line(lines[position], "label", fields)
                position += 1
                continue
            taken = self._read_columns(lines, position, fields, block)
            if not taken:
                break
            position += taken
        if not block.is_proven:
            return None
        return LabelBlock(
            block.values,
            position - start,
            tuple(block.set_aside),
            frozenset(block.seen),
            block.is_certain,
        )

    def _is_row(self, fields: Sequence[LabelField], block: _Block) -> bool:
        """Tell a line of labels with their values from a sentence that begins with such a word."""
        if not all(map(self._values.fits, fields)):
            return False
        if block.is_certain or any(field.kind in {"date", "hits"} for field in fields):
            return all(len(field.value) <= 80 for field in fields)
        return all(
            field.has_colon
            or field.kind == "updated"
            or (field.kind == "reference" and _CODE.fullmatch(field.value))
            or self._values.names_unit(field)
            for field in fields
        )

    def _read_columns(
        self, lines: Sequence[Line], start: int, fields: Sequence[LabelField], block: _Block
    ) -> int:
        """Read labels whose values stand below them; return how many lines were read."""
        labels = list(fields)
        position = start + 1
        if len(fields) > 1 and position < len(lines):
            cells = _COLUMN.split(lines[position].text.strip("| "))
            values = [cell.strip() for cell in cells if cell.strip()]
            pairs = [LabelField(f.kind, v, True) for f, v in zip(fields, values, strict=False)]
            if len(values) == len(fields) and all(map(self._values.fits, pairs)):
                block.add_line(lines[start], "label")
                block.add_line(lines[position], "value", pairs)
                return 2
        if len(fields) == 1:
            while position < len(lines) and len(labels) < 8:
                more = self.fields(lines[position].text)
                if len(more) != 1 or more[0].value or more[0].kind in block.seen:
                    break
                labels += more
                position += 1
        below = lines[position : position + len(labels)]
        if len(labels) == 1:
            return self._read_value_below(lines, start, labels[0], block)
        pairs = [
            LabelField(f.kind, v.text, f.has_colon) for f, v in zip(labels, below, strict=False)
        ]
        if len(pairs) < len(labels) or not all(map(self._values.fits, pairs)):
            # Labels over one another of which only the last has its value below.
            if len(fields) == 1:
                return self._read_value_below(lines, start, labels[0], block)
            return 0
        for line in lines[start:position]:
            block.add_line(line, "label")
        for line, pair in zip(below, pairs, strict=True):
            block.add_line(line, "value", [pair])
        return position - start + len(pairs)

    def _read_value_below(
        self, lines: Sequence[Line], start: int, label: LabelField, block: _Block
    ) -> int:
        is_weak = label.kind not in {"date", "hits", "department", "source"} and not label.has_colon
        if is_weak and not block.is_certain:
            # "Share" is a label only where another one follows its value.
            after = lines[start + 2 : start + 3]
            if not after or not self._is_label_line(after[0].text):
                return 0
        block.add_line(lines[start], "label")
        block.seen.add(label.kind)
        if start + 1 >= len(lines):
            return 1
        below = lines[start + 1]
        field = LabelField(label.kind, below.text, label.has_colon)
        if self._values.fits(field) and not self._is_label_line(below.text):
            block.add_line(below, "value", [field])
            more = self._more_values(lines, start + 2, label)
            for line in lines[start + 2 : start + 2 + more]:
                block.add_line(line, "value")
            return 2 + more
        if label.kind == "date" and self._dates.find_alone(below.text):
            # No such day: it is no headline either.
            block.add_line(below, "impossible-date")
            return 2
        return 1

    def _more_values(self, lines: Sequence[Line], start: int, label: LabelField) -> int:
        """Return how many further lines belong to a label, up to the next one.

        Several units may publish a release: “From:”, a department, “and”, a minister.
        """
        if label.kind not in {"department", "source", "person", "other"}:
            return 0
        for count, line in enumerate(lines[start : start + 4]):
            if self._is_label_line(line.text):
                return count
            if width(line.text) > 80:
                break
        return 0

    def _is_label_line(self, text: str) -> bool:
        """Tell a label from a value that begins with such a word: “Department for Tides”."""
        fields = self.fields(text)
        return bool(fields) and (
            fields[0].has_colon
            or not fields[0].value
            or (fields[0].kind in {"date", "hits"} and self._values.fits(fields[0]))
        )


class _Block:
    """What has been read of a block so far."""

    def __init__(self, values: LabelValueReader) -> None:
        self._reader = values
        self.values: dict[str, Value] = {}
        self.seen: set[str] = set()
        self.set_aside: list[SetAside] = []
        self.is_proven = False
        self.is_certain = False

    def add_line(self, line: Line, reason: str, fields: Sequence[LabelField] = ()) -> None:
        self.set_aside.append(SetAside(line.number, line.text, reason))
        for field in fields:
            value = self._reader.value_of(field)
            self.seen.add(field.kind)
            if field.kind in {"updated", "about"} and field.has_colon:
                self.is_proven = True
            if value is None:
                continue
            self.values.setdefault(field.kind, value)
            if field.kind in {"date", "hits"}:
                self.is_certain = True
            if (
                field.kind in {"date", "hits", "updated", "reference"}
                or field.has_colon
                or self._reader.names_unit(field)
            ):
                self.is_proven = True
