"""Typed markers at the beginning of a line: numbers, circles, dashes, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .vocabulary import MARKERS

_NUMBER = re.compile(r"([0-9]{1,3})[.)](?![0-9])")
_BARE_NUMBER = re.compile(r"([0-9]{1,3})\s+")
_ROMAN = re.compile(r"([IVX]{1,5})\.(?=\s)")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True)
class Marked:
    """A line taken apart.

    Attributes:
        level: level of the marker.
        marker: the marker as printed.
        text: what follows it.
        doubled: the second marker of a number typed twice ("2. 2."), else an empty string.
    """

    level: int
    marker: str
    text: str
    doubled: str = ""


class MarkerReader:
    """Reads markers line by line and remembers where the numbering stands.

    The numbering decides what a character can't: a bare ``3`` is a point after ``2.``, and ``V.``
    is a point only after ``IV.``, otherwise somebody's initial.
    """

    def __init__(self) -> None:
        self._number = 0
        self._roman = 0

    def read(self, text: str) -> Marked | None:
        """Take the marker off a line.

        Args:
            text: a trimmed line.

        Returns:
            The line taken apart, or ``None`` when it begins with no marker.
        """
        return self._read_number(text) or self._read_roman(text) or _read_symbol(text)

    def _read_number(self, text: str) -> Marked | None:
        if match := _NUMBER.match(text):
            self._number = int(match[1])
            rest = text[match.end() :].strip()
            again = _NUMBER.match(rest)
            if again and again[0] == match[0]:
                return Marked(1, match[0], rest[again.end() :].strip(), doubled=again[0])
            return Marked(1, match[0], rest)
        match = _BARE_NUMBER.match(text)
        if match and self._number and int(match[1]) == self._number + 1:
            rest = text[match.end() :]
            # "3 ships sailed" is a sentence, "3 The ships sailed" a point without its full stop.
            if not rest[:1].islower():
                self._number += 1
                return Marked(1, match[1], rest)
        return None

    def _read_roman(self, text: str) -> Marked | None:
        match = _ROMAN.match(text)
        if not match or self._roman >= len(_ROMANS) or match[1] != _ROMANS[self._roman]:
            return None
        self._roman += 1
        return Marked(1, match[0], text[match.end() :].strip())


def _read_symbol(text: str) -> Marked | None:
    for marker, level, needs_blank in MARKERS:
        if not text.startswith(marker):
            continue
        rest = text[len(marker) :]
        if needs_blank and rest and not rest[0].isspace():
            return None
        # "○○" stands for a name left out, "* Title *" is a heading with stars around it.
        is_decoration = rest.startswith(marker) or (marker == "*" and rest.endswith("*"))
        return None if is_decoration else Marked(level, marker, rest.strip())
    return None
