"""A table as lines of text: one row a line, its cells separated by ``|``.

Needs no Django: tables typed on old boards are written with it as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# Spreadsheets put a tab between cells on the clipboard. A bar within a cell is typed as "\|".
_SEPARATOR = re.compile(r"\t|(?<!\\)\|")
_LINE_END = re.compile(r"\r\n|\r|\n")


def split_rows(text: str) -> list[list[str]]:
    """Take a table apart; empty lines are no rows.

    Args:
        text: the rows as typed or pasted.
    """
    return [split_cells(line) for line in _LINE_END.split(text) if line.strip()]


def split_cells(line: str) -> list[str]:
    """Take a row apart.

    Args:
        line: the row. Bars at its beginning and its end enclose it and separate nothing.
    """
    if "\t" not in line and _is_enclosed(line.strip()):
        line = line.strip()[1:-1]
    return [cell.strip().replace("\\|", "|") for cell in _SEPARATOR.split(line)]


def join_rows(rows: Iterable[Sequence[str]]) -> str:
    """Put a table together, so that :func:`split_rows` gives the same rows.

    Args:
        rows: the cells of each row; white space in a cell becomes single spaces.
    """
    return "\n".join(_join_cells(row) for row in rows)


def _join_cells(row: Sequence[str]) -> str:
    line = " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in row).strip()
    return f"| {line} |" if not line or line == "|" or _is_enclosed(line) else line


def _is_enclosed(line: str) -> bool:
    return len(line) > 1 and line[0] == "|" and line[-1] == "|" and line[-2] != "\\"
