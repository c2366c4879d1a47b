"""Lines broken by hand or by a mail program, put together again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from .lines import Line, width

# Mail programs break at 65 to 80 columns, word processors and old boards at up to 110.
_NARROWEST, _WIDEST = 50, 110
_FEWEST_BREAKS = 3
_LEAST_SHARE = 0.6
# A line this near to the width counts as one that was filled.
_LONG = 0.75
# Not every program breaks at the last possible word.
_NEAR = 0.94
_MARKED = re.compile(r"(?:[0-9]{1,3}[.)]|[^\w\s\"“«„(]|[oㅇ])\s")
# Where many lines are wider, the width is no one's.
_LONGER = 1.1
_LONE_MARKER = re.compile(r"[0-9]{1,2}[.)]|[□■•○ㅇ▪◦‣·]")
_FIRST_WORD = re.compile(r"\S+")
# A text is broken between any two of these letters.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff01-\uff60\u3001-\u303f]")


def join_broken_lines(lines: Sequence[Line], begins_anew: Callable[[str], bool]) -> list[Line]:
    """Join lines that were broken at a fixed width.

    A line is full when the first word of the next would not have fitted; where nearly all lines
    inside paragraphs are full, the text was broken at that width.

    Args:
        lines: the lines of a text.
        begins_anew: tells whether a line begins something of its own: a point, a label.

    Returns:
        The same lines when the text was not broken.
    """
    inside = [
        n
        for n, line in enumerate(lines)
        if n and not line.after_blank and not begins_anew(line.text)
    ]
    if len(inside) < _FEWEST_BREAKS:
        return list(lines)
    widest = _usual_width([_width(lines[n - 1]) for n in inside])
    if not _NARROWEST <= widest <= _WIDEST:
        return list(lines)
    if sum(_width(line) > widest * _LONGER for line in lines) > max(1, len(lines) // 10):
        return list(lines)
    full = {n for n in inside if _is_full(lines[n - 1], lines[n], widest)}
    # Short lines end a paragraph, or are headings and addresses; they prove nothing.
    long = [n for n in inside if _width(lines[n - 1]) >= _LONG * widest]
    if len(full) < _FEWEST_BREAKS or len(full) < _LEAST_SHARE * len(long):
        return list(lines)
    full |= _hanging(lines, inside)
    joined: list[list[str]] = []
    firsts: list[Line] = []
    for n, line in enumerate(lines):
        if n in full and joined:
            joined[-1].append(line.text)
        else:
            joined.append([line.text])
            firsts.append(line)
    return [
        replace(first, text=_join(texts), lines=len(texts))
        for first, texts in zip(firsts, joined, strict=True)
    ]


def join_lone_markers(lines: Sequence[Line], begins_anew: Callable[[str], bool]) -> list[Line]:
    """Join a marker on a line of its own with the point below it, as in copies of a PDF file.

    Args:
        lines: the lines of a text.
        begins_anew: tells whether a line begins something of its own: a point, a label.
    """
    joined: list[Line] = []
    marker: Line | None = None
    for line in lines:
        if marker is not None and not begins_anew(line.text):
            text = f"{marker.text} {line.text}"
            both = line.number - marker.number + line.lines
            joined[-1] = replace(marker, text=text, lines=both)
            marker = None
            continue
        joined.append(line)
        marker = line if _LONE_MARKER.fullmatch(line.text) else None
    return joined


def _hanging(lines: Sequence[Line], inside: Sequence[int]) -> set[int]:
    """Return the lines set in below a marker: they go on with it, however short the line above."""
    hanging = set()
    begins = 0
    possible = set(inside)
    for n, line in enumerate(lines):
        if n not in possible:
            begins = line.indent
        elif line.indent > begins and _MARKED.match(lines[n - 1].text):
            hanging.add(n)
    return hanging


def _usual_width(widths: list[int]) -> int:
    # One line that is wider than all others, such as an address, proves nothing.
    widths.sort()
    return widths[max(0, len(widths) - 1 - len(widths) // 20)]


def _is_full(line: Line, following: Line, widest: int) -> bool:
    word = _FIRST_WORD.match(following.text)
    length = width(word[0]) if word else 0
    if _UNSPACED.match(following.text):
        length = 2
    return _width(line) + (0 if _UNSPACED.match(line.text[-1:]) else 1) + length > widest * _NEAR


def _width(line: Line) -> int:
    return line.indent + width(line.text)


def _join(texts: list[str]) -> str:
    text = [texts[0]]
    for before, after in pairwise(texts):
        apart = not (_UNSPACED.match(before[-1:]) and _UNSPACED.match(after[:1]))
        text.append(" " + after if apart else after)
    return "".join(text)
