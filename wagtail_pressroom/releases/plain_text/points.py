"""Points with the numbers and signs they are printed with."""

from __future__ import annotations

from typing import Any

from ..blocks.points import PrintedPoints, printed_points
from .counting import number_in, numbered, sign_of
from .links import Links
from .rich_text import rich_text_lines
from .tidy import indented

_STEP = "  "


def points_text(value: Any, links: Links) -> str:
    """Return a list of points and of the points below them.

    Args:
        value: value of a points block.
        links: takes the links.

    Returns:
        A line for each point, two blanks further in for each depth, with a blank line between
        the points of the first level.
    """
    return "\n\n".join(_lines(printed_points(value), links, ""))


def _lines(printed: PrintedPoints, links: Links, indent: str) -> list[str]:
    found = []
    for point, number in numbered(printed):
        counted = printed.is_numbered
        automatic = number_in(printed.style, number) if counted else sign_of(printed.style)
        sign = point.marker or automatic
        # An ideographic comma is as wide as a sign and a blank.
        blank = "" if sign.endswith("、") else " "
        text = rich_text_lines(point.text, links).replace("\n\n", "\n")
        lines = [f"{indent}{sign}{blank}{indented(text, indent + _STEP)}"]
        if point.below:
            lines += _lines(point.below, links, indent + _STEP)
        found.append("\n".join(lines))
    return found
