"""Lines as a reader sees them: numbered, trimmed, blank ones left out."""

from __future__ import annotations

import re
import unicodedata
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
        indent: how many columns of blanks stood before it.
        after_blank: whether it is the first line, or a blank line stands above it.
        lines: how many lines of the input were joined to it, itself included.
    """

    number: int
    text: str
    indent: int = 0
    after_blank: bool = True
    lines: int = 1


def split_lines(text: str) -> list[Line]:
    """Split a text into its lines and leave out those with nothing visible on them.

    Args:
        text: any text, with line ends of any system.

    Returns:
        The lines with something to see, trimmed.
    """
    lines = []
    after_blank = True
    for number, line in enumerate(_LINE_END.split(text), start=1):
        trimmed = line.strip(_BLANK)
        if trimmed:
            before = line[: line.index(trimmed[0])].replace("\t", "    ")
            lines.append(Line(number, trimmed, width(before), after_blank))
        after_blank = not trimmed
    return lines


def visible(text: str) -> str:
    """Return the characters of a text that a reader sees, blanks left out."""
    return "".join(character for character in text if character not in _BLANK)


def fold(text: str) -> str:
    """Return a text in the form used to compare lines.

    Case, width of letters and of blanks, and the kind of apostrophe don't count.
    """
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return " ".join(text.split())


def width(text: str) -> int:
    """Return how many columns a text takes up, East Asian letters taking two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
