"""From a parsed release to the raw data of a body StreamField."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Literal

from ..releases.cells import join_rows, split_cells
from .document import OutlineRow, ParsedRelease
from .raw import Block, NewId, block, html, new_uuid
from .writer_points import points_blocks

Part = Literal["points", "note", "heading", "quote", "table", "text"]

LONGEST_CAPTION = 120
_LONGEST_HEADING = 255


def body_blocks(parsed: ParsedRelease, new_id: NewId = new_uuid) -> list[Block]:
    """Turn the outline of a release into blocks.

    Args:
        parsed: the release.
        new_id: makes the id of a block.

    Returns:
        Raw StreamField data: ``points``, ``paragraph`` for consecutive paragraphs, ``heading``,
        ``quote``, ``table`` and ``note``. Left out are the footnote that says which
        translation the text is, since the page says so in a field of its own, and the rows of
        contacts that :func:`contact_blocks` writes. A short text directly above a table becomes
        its caption.
    """
    rows = [row for row in parsed.outline if not _stands_elsewhere(row, parsed)]
    parts = [(part, list(group)) for part, group in groupby(rows, key=_part)]
    blocks: list[Block] = []
    for position, (part, group) in enumerate(parts):
        before_table = position + 1 < len(parts) and _is_table(*parts[position + 1])
        if before_table and _is_caption(group[-1]):
            group = group[:-1]
        if part == "points":
            blocks += points_blocks(group, new_id)
        elif _is_table(part, group):
            above = parts[position - 1][1][-1] if position else None
            caption = above.text if above and _is_caption(above) else parsed.title or ""
            blocks.append(_table_block(group, caption, new_id))
        elif part in ("text", "table"):
            blocks += _paragraph_blocks(group, new_id)
        else:
            blocks += [_block_of_row(part, row, new_id) for row in group]
    return blocks


def _stands_elsewhere(row: OutlineRow, parsed: ParsedRelease) -> bool:
    if row.kind == "contact":
        return bool(parsed.contacts)
    return row.kind == "status"


def _part(row: OutlineRow) -> Part:
    if row.level > 0:
        return "points"
    if row.level < 0:
        return "note"
    if row.kind == "table":
        return "table"
    if row.kind == "quote" and row.text.strip():
        return "quote"
    if row.kind == "heading" and row.text.strip() and len(_typed(row)) <= _LONGEST_HEADING:
        return "heading"
    return "text"


def _typed(row: OutlineRow) -> str:
    # The marker of a row of a table only says that it is one.
    if row.kind == "table":
        return row.text
    return f"{row.marker} {row.text}" if row.marker else row.text


def _is_table(part: Part, rows: Sequence[OutlineRow]) -> bool:
    """Tell a table from a single row, which has no headings."""
    return part == "table" and len(rows) > 1


def _is_caption(row: OutlineRow) -> bool:
    is_text = row.level == 0 and row.kind in ("heading", "paragraph") and not row.marker
    return is_text and 0 < len(row.text.strip()) <= LONGEST_CAPTION


def _block_of_row(part: Part, row: OutlineRow, new_id: NewId) -> Block:
    if part == "heading":
        return block("heading", {"text": _typed(row), "level": "2"}, new_id)
    if part == "quote":
        return block("quote", {"text": _typed(row), "speaker": "", "role": ""}, new_id)
    return block("note", html(row.text), new_id)


def _paragraph_blocks(rows: Sequence[OutlineRow], new_id: NewId) -> list[Block]:
    """Write consecutive paragraphs into one block, and each question with its answer into one."""
    texts: list[list[str]] = []
    for row in rows:
        if not texts or row.kind == "question":
            texts.append([])
        is_dialogue = row.kind in ("question", "answer")
        texts[-1].append(html(row.text, bold=row.marker) if is_dialogue else html(_typed(row)))
    return [block("paragraph", "".join(paragraphs), new_id) for paragraphs in texts]


def _table_block(rows: Sequence[OutlineRow], caption: str, new_id: NewId) -> Block:
    cells = [split_cells(row.text) for row in rows]
    width = max(len(row) for row in cells)
    even = [row + [""] * (width - len(row)) for row in cells]
    value = {
        "caption": caption.strip(),
        "rows": join_rows(even),
        # Nothing stands above the names of rows.
        "row_headings": not even[0][0],
    }
    return block("table", value, new_id)
