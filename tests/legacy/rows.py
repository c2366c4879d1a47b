"""Rows as the parser hands them over, and blocks reduced to what a test compares."""

from __future__ import annotations

from itertools import count
from typing import Any

from wagtail_pressroom.legacy import FoundContact, OutlineRow, ParsedRelease, body_blocks
from wagtail_pressroom.legacy.document import RowKind


def row(level: int, marker: str, text: str, kind: RowKind | None = None, line: int = 1):
    """Return a row; its kind follows from its level unless it is told."""
    known: RowKind = "point" if level > 0 else "note" if level < 0 else "paragraph"
    return OutlineRow(level, marker, text, line, kind or known)


def release(*rows: Any, contacts: tuple[FoundContact, ...] = ()) -> ParsedRelease:
    """Return a release made of rows, or of what :func:`row` makes them of."""
    outline = tuple(
        one if isinstance(one, OutlineRow) else row(*one, line=line)
        for line, one in enumerate(rows, start=1)
    )
    return ParsedRelease(
        "Title", None, None, None, "en", False, outline, set_aside=(), contacts=contacts
    )


def blocks(*rows: Any, contacts: tuple[FoundContact, ...] = ()) -> list[dict[str, Any]]:
    """Return the blocks of a release made of rows, with short ids."""
    numbers = count(1)
    return body_blocks(release(*rows, contacts=contacts), new_id=lambda: str(next(numbers)))


def texts(*rows: Any, **values: Any) -> list[tuple[str, Any]]:
    """Return the blocks of rows as pairs of type and value."""
    return [(block["type"], block["value"]) for block in blocks(*rows, **values)]


def tree(value: dict[str, Any]) -> tuple[str, list[Any]]:
    """Reduce a list to its style and (number, text, list below) of each point."""
    return (
        value["style"],
        [
            (
                point["value"]["number"],
                point["value"]["text"].removeprefix("<p>").removesuffix("</p>"),
                *([tree(point["value"])] if point["value"].get("points") else []),
            )
            for point in value["points"]
        ],
    )


def lists(*rows: Any) -> list[tuple[str, list[Any]]]:
    """Return the lists of points that rows become, reduced."""
    return [tree(value) for kind, value in texts(*rows) if kind == "points"]
