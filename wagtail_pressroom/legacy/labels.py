"""Labels and their values: the small table a board prints around a release."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .dates import DIGITS, DateReader
from .document import SetAside
from .lines import Line, fold, visible, width
from .units import is_unit
from .vocabulary import Vocabulary

_LONGEST = 200
_LONGEST_VALUE = 120
_COUNT = re.compile(r"(?:[0-9]{1,3}(?:[,. ][0-9]{3}){1,3}|[0-9]{1,12})(?:\s?(?:회|건|次|回|views?))?")
_SEPARATOR = re.compile(r"[\s|ㅣ·∙•,;/]+")
_COLUMN = re.compile(r"\t|\s{2,}|\u3000|\s?[|ㅣ]\s?")
_ADDRESS = re.compile(r"\s?<?[\w.+-]{1,64}@[\w.-]{1,100}>?")
_PHONE = re.compile(r"[(\[（]?(?:tel\.?|☎|전화|電話)?\s?:?\s?\+?[\d][\d\s()./-]{6,}[)\]）]?$", re.IGNORECASE)

Value = datetime.date | int | str


@dataclass(frozen=True)
class LabelBlock:
    """Labels that follow one another, with their values.

    Attributes:
        values: what the labels say, by kind.
        length: how many of the lines belong to the block.
        set_aside: those lines.
        is_certain: whether a date or a count is among the values; words alone prove less.
    """

    values: dict[str, Value]
    length: int
    set_aside: tuple[SetAside, ...]
    is_certain: bool


@dataclass(frozen=True)
class _Field:
    kind: str
    value: str
    has_colon: bool


class LabelReader:
    """Reads labels with the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, dates: DateReader) -> None:
        self._vocabulary = vocabulary
        self._dates = dates
        self._label = _label_pattern(vocabulary)
        self._kinds = {visible(word): kind for word, kind in vocabulary.labels.items()}

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
        block = _Block(self._value, self._is_named_unit)
        position = start
        while position < len(lines):
            fields = self.fields(lines[position].text)
            if not fields or any(f.kind in block.seen for f in fields if f.kind != "other"):
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
        return LabelBlock(block.values, position - start, tuple(block.set_aside), block.is_certain)

    def _is_row(self, fields: Sequence[_Field], block: _Block) -> bool:
        """Tell a line of labels with their values from a sentence that begins with such a word."""
        if not all(map(self._fits, fields)):
            return False
        if block.is_certain or any(field.kind in {"date", "hits"} for field in fields):
            return all(len(field.value) <= 80 for field in fields)
        return all(
            field.has_colon or field.kind == "updated" or self._is_named_unit(field)
            for field in fields
        )

    def _read_columns(
        self, lines: Sequence[Line], start: int, fields: list[_Field], block: _Block
    ) -> int:
        """Read labels whose values stand below them; return how many lines were read."""
        labels = list(fields)
        position = start + 1
        if len(fields) > 1 and position < len(lines):
            values = [v.strip() for v in _COLUMN.split(lines[position].text.strip("| ")) if v.strip()]
            pairs = [_Field(f.kind, v, True) for f, v in zip(fields, values, strict=False)]
            if len(values) == len(fields) and all(map(self._fits, pairs)):
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
        pairs = [_Field(f.kind, v.text, f.has_colon) for f, v in zip(labels, below, strict=False)]
        if len(pairs) < len(labels) or not all(map(self._fits, pairs)):
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
        self, lines: Sequence[Line], start: int, label: _Field, block: _Block
    ) -> int:
        is_weak = label.kind not in {"date", "hits", "department"} and not label.has_colon
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
        field = _Field(label.kind, below.text, label.has_colon)
        if self._fits(field) and not self._is_label_line(below.text):
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

    def _is_label_line(self, text: str) -> bool:
        """Tell a label from a value that begins with such a word: “Department for Tides”."""
        fields = self.fields(text)
        return bool(fields) and (
            fields[0].has_colon
            or not fields[0].value
            or (fields[0].kind in {"date", "hits"} and self._fits(fields[0]))
        )

    def _more_values(self, lines: Sequence[Line], start: int, label: _Field) -> int:
        """Return how many further lines belong to a label, up to the next one.

        Several units may publish a release: “From:”, a department, “and”, a minister.
        """
        if label.kind not in {"department", "person", "other"}:
            return 0
        for count, line in enumerate(lines[start : start + 4]):
            if self._is_label_line(line.text):
                return count
            if width(line.text) > 80:
                break
        return 0

    def fields(self, text: str) -> list[_Field]:
        """Take a line apart into labels and values; an empty list when it begins with no label."""
        if len(text) > _LONGEST:
            return []
        if text[:1] in "|[(·•∙<【":
            text = text.strip("|[]()·•∙<>【】 \t\u00a0")
        leading = self._leading_date(text)
        matches = []
        position = leading[1] if leading else 0
        while match := self._match(text, position):
            matches.append(match)
            position = self._next_label(text, match)
        if not matches:
            return []
        fields = list(leading[0]) if leading else []
        ends = [m.start() for m in matches[1:]] + [len(text)]
        for match, end in zip(matches, ends, strict=True):
            kind = self._kinds[visible(fold(match["label"]))]
            value = text[match.end() : end].strip(" \t\u00a0\u3000|ㅣ·∙•,;/")
            fields.append(_Field(kind, value, bool(match["colon"])))
        return fields

    def _match(self, text: str, position: int) -> re.Match[str] | None:
        """Match a label; a word that goes on in small letters is none: “Ministry of Ports”."""
        match = self._label.match(text, position)
        if match and not match["colon"] and text[match.end() :].lstrip()[:1].islower():
            return None
        return match

    def _leading_date(self, text: str) -> tuple[list[_Field], int] | None:
        """Read a date without a label, and a unit beside it, at the beginning of a line of labels."""
        if not text[:1].isdigit():
            return None
        found = self._dates.find(text)
        if found is None or found.start or found.date is None:
            return None
        start = found.end
        for blank in _SEPARATOR.finditer(text, found.end):
            if self._match(text, blank.end()):
                start = blank.end()
                break
        else:
            return None
        between = self._dates.without_time(text[found.end : start])
        fields = [_Field("date", text[: found.end], True)]
        if between:
            unit = text[found.end : start].strip(" \t\u3000|ㅣ·,/")
            if not is_unit(unit, self._vocabulary):
                return None
            fields.append(_Field("department", unit, True))
        return fields, start

    def _next_label(self, text: str, previous: re.Match[str]) -> int:
        """Return where the next label of a line begins, or the end of the line."""
        for blank in _SEPARATOR.finditer(text, previous.end()):
            match = self._match(text, blank.end())
            if match and self._stands_apart(text, blank, match):
                return blank.end()
        return len(text)

    def _stands_apart(self, text: str, blank: re.Match[str], match: re.Match[str]) -> bool:
        """Tell a label inside a line from the same word inside a value."""
        if match["colon"] or blank[0] not in {" ", ", ", "/", "·"}:
            return True
        kind = self._kinds[visible(fold(match["label"]))]
        return kind in {"date", "hits"} and text[match.end() :].lstrip()[:1].isdigit()

    def _fits(self, field: _Field) -> bool:
        if field.kind in {"date", "hits"}:
            return self._value(field) is not None
        if len(field.value) > _LONGEST_VALUE or not field.value:
            return False
        if field.kind == "updated" and not field.has_colon:
            return self._date(field) is not None
        if field.kind == "department":
            return field.has_colon or width(field.value) <= 60
        return True

    def _value(self, field: _Field) -> Value | None:
        text = field.value
        if field.kind in {"date", "updated"}:
            return self._date(field)
        if field.kind == "hits":
            if not _COUNT.fullmatch(text.translate(DIGITS)):
                return None
            return int(re.sub(r"\D", "", text.translate(DIGITS)))
        if field.kind == "department":
            unit = _PHONE.sub("", _ADDRESS.sub("", text)).strip(" ,·|/")
            return unit or None
        if field.kind == "person":
            return text if is_unit(text, self._vocabulary) else None
        return text

    def _is_named_unit(self, field: _Field) -> bool:
        return field.kind == "department" and is_unit(field.value, self._vocabulary)

    def _date(self, field: _Field) -> datetime.date | None:
        found = self._dates.find_alone(field.value)
        if found is None and len(field.value) <= _LONGEST_VALUE:
            near = self._dates.find(field.value)
            if near and near.start <= 12 and (field.has_colon or near.start == 0):
                rest = self._dates.without_time(field.value[near.end :])
                # "4 May 2031 5:30PM by PIB" is a value; a sentence is not.
                found = near if len(rest) <= 40 and not rest.endswith(".") else None
        return found.date if found else None


class _Block:
    """What has been read of a block so far."""

    def __init__(
        self, value_of: Callable[[_Field], Value | None], is_unit: Callable[[_Field], bool]
    ) -> None:
        self._value_of = value_of
        self._is_unit = is_unit
        self.values: dict[str, Value] = {}
        self.seen: set[str] = set()
        self.set_aside: list[SetAside] = []
        self.is_proven = False
        self.is_certain = False

    def add_line(self, line: Line, reason: str, fields: Sequence[_Field] = ()) -> None:
        self.set_aside.append(SetAside(line.number, line.text, reason))
        for field in fields:
            value = self._value_of(field)
            self.seen.add(field.kind)
            if value is None:
                continue
            self.values.setdefault(field.kind, value)
            if field.kind in {"date", "hits"}:
                self.is_certain = True
            if (
                field.kind in {"date", "hits", "updated"}
                or field.has_colon
                or self._is_unit(field)
            ):
                self.is_proven = True


@lru_cache(maxsize=4)
def _label_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Match a label: a colon, a blank, a digit or the end must follow it."""
    words = sorted(vocabulary.labels, key=len, reverse=True)
    flexible = [r"\s?".join(map(re.escape, w)) if _is_short_cjk(w) else _blanks(w) for w in words]
    return re.compile(
        rf"(?P<label>{'|'.join(flexible)})(?:\s{{0,8}}(?P<colon>[:：])|(?=[\s|ㅣ(（]|$)|(?=\d))",
        re.IGNORECASE,
    )


def _is_short_cjk(word: str) -> bool:
    # "작 성 일" is typed with blanks to fill a column.
    return width(word) == 2 * len(word) and len(word) <= 6


def _blanks(word: str) -> str:
    return r"\s".join(re.escape(part).replace("'", "['’]") for part in word.split(" "))
