"""The salts of the days in Redis, each made by one process and the same for all hosts."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from ...display import SECONDS_A_DAY, Display
from ...reader_keys import ReaderKeys, make_keys, new_salt
from . import names
from .scripts import SALT

if TYPE_CHECKING:
    from .line import RedisLine

TAG_DIGITS = 16


class RedisSalts:
    """Salts, remembered by each process for as long as its displays need them."""

    def __init__(self, window: int) -> None:
        """Make keys for a window in seconds."""
        self._window = window
        self._known: dict[int, str] = {}

    def keys_of(self, display: Display, line: RedisLine) -> tuple[ReaderKeys, str]:
        """Return a reader's keys, and the tag by which Redis knows the salt they are made with.

        Raises:
            RedisFailed: when the salt can't be had.
        """
        salt, earlier = self._salt(display.day, line), None
        if display.at % SECONDS_A_DAY < self._window:
            earlier = self._earlier_salt(display.day - 1, line)
        previous = None if earlier is None else bytes.fromhex(earlier)
        keys = make_keys(display, bytes.fromhex(salt), previous, self._window)
        # Redis keeps slow commands in a list, where no salt should be.
        tag = hashlib.sha1(salt.encode(), usedforsecurity=False).hexdigest()[:TAG_DIGITS]
        return keys, tag

    def forget(self) -> None:
        """Drop all that is remembered."""
        self._known = {}

    def forget_before(self, day: int) -> None:
        """Drop what is remembered of days before one."""
        self._known = {known: salt for known, salt in self._known.items() if known >= day}

    def _salt(self, day: int, line: RedisLine) -> str:
        salt = self._known.get(day)
        if salt is None:
            salt = str(line.run(SALT, [names.salt(day)], [new_salt().hex(), day]))
            self._known = {**self._known, day: salt}
        return salt

    def _earlier_salt(self, day: int, line: RedisLine) -> str | None:
        salt = self._known.get(day)
        if salt is None:
            salt = line.ask("GET", names.salt(day))
            if salt is not None:
                self._known = {**self._known, day: salt}
        return salt
