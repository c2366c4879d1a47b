"""From a parsed release to the raw data of a body StreamField."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from html import escape
from itertools import groupby
from typing import Any

from .document import OutlineRow, ParsedRelease
from .furniture import is_status_phrase

Block = dict[str, Any]
NewId = Callable[[], str]


def body_blocks(parsed: ParsedRelease, new_id: NewId = lambda: str(uuid.uuid4())) -> list[Block]:
    """Turn the outline of a release into blocks.

    Args:
        parsed: the release.
        new_id: makes the id of a block.

    Returns:
        Raw StreamField data: ``points`` for consecutive points, ``paragraph``, and ``note``. The
        footnote that calls the text an unofficial translation is left out, since the page says
        so in a field of its own.
    """
    blocks: list[Block] = []
    rows = [row for row in parsed.outline if not _is_status_footnote(row)]
    for are_points, group in groupby(rows, key=lambda row: row.level > 0):
        if are_points:
            blocks += [_points_block(run, new_id) for run in _runs(group)]
        else:
            blocks += [_text_block(row, new_id) for row in group]
    return blocks


def _is_status_footnote(row: OutlineRow) -> bool:
    return row.level == -1 and is_status_phrase(row.text)


def _text_block(row: OutlineRow, new_id: NewId) -> Block:
    if row.level == -1:
        return {"type": "note", "value": _html(row.text), "id": new_id()}
    text = f"{row.marker} {row.text}" if row.marker else row.text
    return {"type": "paragraph", "value": _html(text), "id": new_id()}


def _html(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>"


def _number(row: OutlineRow) -> int | None:
    digits = row.marker.rstrip(".)")
    return int(digits) if row.level == 1 and digits.isdecimal() else None


def _runs(rows: Iterable[OutlineRow]) -> list[list[OutlineRow]]:
    """Split points where the style of their list changes, since a block has one style."""
    runs: list[list[OutlineRow]] = []
    numbered = False
    for row in rows:
        is_numbered = _number(row) is not None
        if not runs or (row.level == 1 and is_numbered != numbered):
            runs.append([])
            numbered = is_numbered
        runs[-1].append(row)
    return runs


def _points_block(rows: list[OutlineRow], new_id: NewId) -> Block:
    points: list[Block] = []
    # The lists that are open, outermost first, with the level of the rows in each.
    open_lists: list[tuple[int, list[Block]]] = []
    previous = 0
    for row in rows:
        while open_lists and open_lists[-1][0] >= row.level:
            open_lists.pop()
        siblings = open_lists[-1][1] if open_lists else points
        value: Block = {"number": "", "text": _html(row.text)}
        if (number := _number(row)) is not None:
            # A list counts on from the number last given to it.
            if number != previous + 1:
                value["number"] = str(number)
            previous = number
        elif row.level == 1 and row.marker[:1].isalpha():
            value["number"] = row.marker
        if len(open_lists) < 2:
            value |= {"style": "bulleted", "points": []}
            open_lists.append((row.level, value["points"]))
        siblings.append({"type": "item", "id": new_id(), "value": value})
    style = "numbered" if _number(rows[0]) is not None else "bulleted"
    return {"type": "points", "value": {"style": style, "points": points}, "id": new_id()}
