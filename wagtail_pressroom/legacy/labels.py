"""Labels and their values: the small table a board prints over a release."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .dates import is_date_shaped, parse_date
from .document import SetAside
from .lines import Line, fold
from .markers import MarkerReader
from .vocabulary import VOCABULARIES, LabelKind

_LONGEST = 80
_COUNT = re.compile(r"[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3}")
_LABELS: dict[str, LabelKind] = {
    fold(word): kind
    for vocabulary in VOCABULARIES.values()
    for word, kind in vocabulary.labels.items()
}

Value = datetime.date | int | str


@dataclass(frozen=True)
class LabelBlock:
    """Labels that follow one another, with their values.

    Attributes:
        values: what the labels say, by kind.
        length: how many of the lines belong to the block.
        set_aside: those lines.
    """

    values: dict[LabelKind, Value]
    length: int
    set_aside: tuple[SetAside, ...]


def read_label_block(lines: Sequence[Line], start: int) -> LabelBlock | None:
    """Read the labels that begin at a line.

    A value stands on the line after its label, or on the same line. A word such as “Date” alone
    proves nothing: some label of the block must have a date or a count for its value.

    Args:
        lines: the lines of the text.
        start: index of the line to begin with.

    Returns:
        The block, or ``None`` when no labels begin here.
    """
    values: dict[LabelKind, Value] = {}
    seen: set[LabelKind] = set()
    set_aside: list[SetAside] = []
    position = start
    while position < len(lines):
        line = lines[position]
        kind, rest = _split_label(line.text)
        # A kind that comes twice is another block; stopping also bounds the work per line.
        if kind is None or kind in seen:
            break
        seen.add(kind)
        set_aside.append(SetAside(line.number, line.text, "label"))
        position += 1
        value = _value(kind, rest) if rest else None
        if not rest and position < len(lines):
            line = lines[position]
            value = _value(kind, line.text)
            if value is not None:
                set_aside.append(SetAside(line.number, line.text, "value"))
                position += 1
            elif kind == "date" and is_date_shaped(line.text):
                # No such day: it is no headline either.
                set_aside.append(SetAside(line.number, line.text, "impossible-date"))
                position += 1
        if value is not None:
            values[kind] = value
    if not values.keys() & {"date", "hits"}:
        return None
    return LabelBlock(values, position - start, tuple(set_aside))


def _split_label(text: str) -> tuple[LabelKind | None, str]:
    if len(text) > _LONGEST:
        return None, ""
    word, _colon, rest = text.replace("：", ":").partition(":")
    kind = _LABELS.get(fold(word))
    if kind is not None and (not rest.strip() or _value(kind, rest.strip()) is not None):
        return kind, rest.strip()
    first, _, rest = text.partition(" ")
    kind = _LABELS.get(fold(first))
    # Without a colon only a date or a count is proof that this is no sentence.
    if kind in {"date", "hits"} and _value(kind, rest.strip()) is not None:
        return kind, rest.strip()
    return None, ""


def _value(kind: LabelKind, text: str) -> Value | None:
    if kind == "date":
        return parse_date(text)
    if kind == "hits":
        return int(text.replace(",", "")) if _COUNT.fullmatch(text) else None
    is_unit = len(text) <= _LONGEST and fold(text) not in _LABELS
    return text if is_unit and MarkerReader().read(text) is None else None
