"""Contacts of a corrected text: what the rows say now decides, not what was found at first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ..contacts import find_contacts
from ..document import FoundContact, OutlineRow, ParsedRelease
from ..site_words import site_vocabulary
from ..tools import Tools, tools_for

# A heading under which the parser looks for contacts.
_HEADING = "Contact"
_LONGEST = 255


def settle_contacts(
    parsed: ParsedRelease, outline: Sequence[OutlineRow]
) -> tuple[tuple[FoundContact, ...], tuple[OutlineRow, ...]]:
    """Return the contacts that the rows of an outline name, and the rows.

    Args:
        parsed: what had been understood.
        outline: the rows as corrected.

    Returns:
        The contacts, and the outline; a row that names no contact after all is a paragraph there,
        so that its text is not lost.
    """
    if _contact_rows(parsed.outline) == _contact_rows(outline):
        return parsed.contacts, tuple(outline)
    tools = tools_for(site_vocabulary(), month_first=False)
    contacts: list[FoundContact] = []
    settled: list[OutlineRow] = []
    for is_contact, group in groupby(outline, key=lambda row: row.kind == "contact"):
        rows = list(group)
        if is_contact:
            found, rows = _read(rows, tools)
            contacts += found
        settled += rows
    return tuple(contacts), tuple(settled)


def _contact_rows(outline: Sequence[OutlineRow]) -> list[OutlineRow]:
    return [row for row in outline if row.kind == "contact"]


def _read(
    rows: Sequence[OutlineRow], tools: Tools
) -> tuple[Sequence[FoundContact], list[OutlineRow]]:
    """Read the contacts on consecutive rows; return them and the rows."""
    heading = OutlineRow(0, "", _HEADING, rows[0].line)
    paragraphs = [replace(row, kind="paragraph") for row in rows]
    found, settled = find_contacts([heading, *paragraphs], tools)
    if found:
        return found, settled[1:]
    # No telephone number and no address: the editor calls it a contact all the same.
    name, *others = [f"{row.marker} {row.text}".strip() for row in rows]
    role = ", ".join(others)
    if max(len(name), len(role)) > _LONGEST:
        return [], paragraphs
    return [FoundContact(name, role, "", "", rows[0].line)], list(rows)
