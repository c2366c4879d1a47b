"""Lines of a segment: one for each display, and for refusals, each with its own check sum.

A line begins and ends with a line break. What a dying process or a full disk has cut short is so
kept apart from the next line, and its check sum (CRC-32) tells that it is no line.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import NamedTuple

from ...display import Display
from ...reader_keys import ReaderKeys
from ..doubt import Doubt

NOTHING = "-"


class DisplayLine(NamedTuple):
    """A display as the spool keeps it: the reader is a key."""

    at: float
    page_id: int
    source: int
    keys: ReaderKeys
    doubt: Doubt | None = None


class RefusalLine(NamedTuple):
    """Refusals."""

    at: float
    reason: str
    number: int


def display_line(display: Display, keys: ReaderKeys, doubt: Doubt | None = None) -> bytes:
    """Return the line for a display.

    Args:
        display: what was seen.
        keys: its reader's.
        doubt: what to ask before counting it, when another store may have it already.
    """
    shared = NOTHING if keys.shared is None else keys.shared
    text = (
        f"d {display.at:.3f} {display.page_id} {display.source} "
        f"{keys.key} {keys.previous or NOTHING} {shared}"
    )
    if doubt is not None:
        text += f" {doubt.writer} {doubt.sequence}"
    return _checked(text)


def refusal_line(reason: str, at: float, number: int) -> bytes:
    """Return the line for refusals."""
    return _checked(f"r {at:.3f} {reason} {number}")


def read_lines(content: bytes) -> Iterator[DisplayLine | RefusalLine | None]:
    """Yield the lines of a segment; ``None`` for each that is torn or damaged."""
    for line in content.split(b"\n"):
        if line:
            yield _read_line(line)


def _checked(text: str) -> bytes:
    line = text.encode("ascii")
    return b"\n%b %08x\n" % (line, zlib.crc32(line))


def _read_line(line: bytes) -> DisplayLine | RefusalLine | None:
    content, _space, check_sum = line.rpartition(b" ")
    try:
        if int(check_sum, 16) != zlib.crc32(content):
            return None
        kind, *parts = content.decode("ascii").split(" ")
        return _display(parts) if kind == "d" else _refusal(parts)
    except (ValueError, IndexError):
        return None


def _refusal(parts: list[str]) -> RefusalLine:
    at, reason, number = parts
    return RefusalLine(float(at), reason, int(number))


def _display(parts: list[str]) -> DisplayLine:
    at, page_id, source, key, previous, shared, *doubt = parts
    keys = ReaderKeys(
        key,
        None if previous == NOTHING else previous,
        None if shared == NOTHING else int(shared),
    )
    in_doubt = Doubt(doubt[0], int(doubt[1])) if doubt else None
    return DisplayLine(float(at), int(page_id), int(source), keys, in_doubt)
