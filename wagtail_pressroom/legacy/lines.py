"""Lines as a reader sees them: numbered, trimmed, blank ones left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Copied pages carry zero-width characters and byte order marks that no reader sees.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_BLANK = _INVISIBLE + "".join(filter(str.isspace, map(chr, range(0x3001))))
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Line:
    """A line that is not blank.

    Attributes:
        number: its number in the input, counted from 1 as a text editor does.
        text: the line without blanks at its ends.
    """

    number: int
    text: str


def split_lines(text: str) -> list[Line]:
    """Split a text into its lines and leave out those with nothing visible on them.

    Args:
        text: any text, with line ends of any system.

    Returns:
        The lines with something to see, trimmed.
    """
    trimmed = (line.strip(_BLANK) for line in _LINE_END.split(text))
    return [Line(number, line) for number, line in enumerate(trimmed, start=1) if line]


def fold(text: str) -> str:
    """Return a text in the form used to compare lines: case and width of blanks don't count."""
    return " ".join(text.casefold().split())
