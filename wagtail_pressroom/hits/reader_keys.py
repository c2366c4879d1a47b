"""Keys of readers: enough to know a repeat, and nothing to know a person by.

A key is a keyed BLAKE2b hash (RFC 7693) of 64 bits over network, user agent and page. The page is
inside, so two keys can't tell that one reader saw two pages; the salt is random and new every day
(UTC) and thrown away within two, so a key can't be made again afterwards.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import NamedTuple

from .display import SECONDS_A_DAY, Display

SALT_BYTES = 32
# So many that no count suffers, so few that a number says nothing about who has it.
SHARED_NUMBERS = 4096


class ReaderKeys(NamedTuple):
    """What a store may know of a reader.

    Attributes:
        key: 16 hexadecimal digits, good for the day.
        previous: the key under yesterday's salt, in the first minutes of a day only, so that a
            repeat across midnight is known; else ``None``.
        shared: for a reader who declines tracking, a number below 4,096 that many readers share:
            the daily ceiling is held by it, and ``key`` is forgotten after the window. Else
            ``None``.
    """

    key: str
    previous: str | None = None
    shared: int | None = None


def new_salt() -> bytes:
    """Return 32 random bytes."""
    return secrets.token_bytes(SALT_BYTES)


def make_keys(
    display: Display, salt: bytes, previous_salt: bytes | None, window: int
) -> ReaderKeys:
    """Return the keys of a display's reader.

    Args:
        display: what was seen, by whom and when.
        salt: that of the display's day (UTC).
        previous_salt: that of the day before, if it is still there.
        window: seconds in which a repeat is not counted.
    """
    key = _hash(display, salt)
    since_midnight = display.at % SECONDS_A_DAY
    previous = None
    if previous_salt is not None and since_midnight < window:
        previous = _hash(display, previous_salt)
    shared = int(key, 16) % SHARED_NUMBERS if display.reader.declines_tracking else None
    return ReaderKeys(key, previous, shared)


def _hash(display: Display, salt: bytes) -> str:
    reader = display.reader
    # The parts can't run into one another: neither a network nor a number has a line break.
    text = f"{reader.network}\n{display.page_id}\n{reader.user_agent}"
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), key=salt, digest_size=8)
    return digest.hexdigest()
