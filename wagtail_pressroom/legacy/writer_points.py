"""From rows with markers to lists of points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..releases.list_styles import ORDERED, STYLES_BELOW, number_of
from .document import OutlineRow
from .marks import is_printable, style_of
from .raw import Block, NewId, block, html

LEVELS = 3


@dataclass
class _List:
    """A list that is being written.

    Attributes:
        style: its style, that of its first row.
        level: that of its rows.
        items: raw data of its points.
        automatic: the number the next point gets by itself.
    """

    style: str
    level: int
    items: list[Block] = field(default_factory=list)
    automatic: int = 1


def points_blocks(rows: Iterable[OutlineRow], new_id: NewId) -> list[Block]:
    """Turn consecutive points into blocks.

    A block has one style on its first level, so a change of style there begins a new block. Below
    it, the first row of a list decides, and a row with another marker has it printed.

    Args:
        rows: the points.
        new_id: makes the id of a block.
    """
    lists: list[_List] = []
    # The lists that are open, outermost first.
    open_lists: list[_List] = []
    for row in rows:
        style = style_of(row.marker)
        left = None
        while open_lists and open_lists[-1].level > row.level:
            left = open_lists.pop()
        joins = open_lists and (open_lists[-1].level == row.level or len(open_lists) == LEVELS)
        if left is not None and not joins:
            # Its level was skipped by rows that are deeper: it joins them.
            left.level = row.level
            open_lists.append(left)
        elif open_lists and not joins:
            open_lists.append(_list_below(open_lists[-1], style, row.level))
        if not open_lists or (len(open_lists) == 1 and open_lists[0].style != style):
            open_lists = [_List(style, row.level)]
            lists += open_lists
        _add(open_lists[-1], row, style, len(open_lists), new_id)
    return [block("points", {"style": one.style, "points": one.items}, new_id) for one in lists]


def _list_below(above: _List, style: str, level: int) -> _List:
    parent = above.items[-1]["value"]
    parent["style"] = style
    return _List(style, level, parent["points"])


def _add(to: _List, row: OutlineRow, style: str, depth: int, new_id: NewId) -> None:
    number, text = _number_and_text(to, row, style)
    value: Block = {"number": number, "text": html(text)}
    if depth < LEVELS:
        value |= {"style": STYLES_BELOW[depth - 1], "points": []}
    to.items.append(block("item", value, new_id))


def _number_and_text(to: _List, row: OutlineRow, style: str) -> tuple[str, str]:
    """Return what must be printed instead of the number a point gets by itself, and the text."""
    number = number_of(row.marker, style) if style == to.style else None
    automatic = to.automatic
    to.automatic = (automatic if number is None else number) + 1
    if number is not None:
        return "" if number == automatic else str(number), row.text
    if not is_printable(row.marker):
        return "", f"{row.marker} {row.text}"
    return row.marker if style in ORDERED or to.style in ORDERED else "", row.text
