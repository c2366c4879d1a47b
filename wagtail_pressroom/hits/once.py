"""Telling the first time from all others, so that trouble is logged once and not once a hit."""

from __future__ import annotations

from collections.abc import Hashable
from threading import Lock

from .forks import begin_anew_after_fork


class Once:
    """Remembers, for the life of the process, what has happened."""

    def __init__(self) -> None:
        self._seen: set[Hashable] = set()
        self.begin_anew()
        begin_anew_after_fork(self)

    def begin_anew(self) -> None:
        """Make the lock anew, in a forked process."""
        self._lock = Lock()

    def is_first(self, what: Hashable) -> bool:
        """Tell whether this is asked for the first time.

        Args:
            what: anything there are only a few of; it is kept.
        """
        with self._lock:
            is_first = what not in self._seen
            self._seen.add(what)
        return is_first
