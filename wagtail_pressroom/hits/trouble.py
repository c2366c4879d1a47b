"""Trouble is logged once when it begins and once when it ends, never once a hit."""

from __future__ import annotations

import logging
import threading

from .forks import begin_anew_after_fork

logger = logging.getLogger("wagtail_pressroom.hits")


class Trouble:
    """One thing that can go wrong in this process, again and again."""

    def __init__(self, what: str) -> None:
        """Name the trouble for the log.

        Args:
            what: such as ``"Hits can't be stored"``; nothing about a reader.
        """
        self._what = what
        self._times = 0
        self.begin_anew()
        begin_anew_after_fork(self)

    def begin_anew(self) -> None:
        """Make the lock anew, in a forked process."""
        self._lock = threading.Lock()

    def begin(self, error: object, times: int = 1) -> None:
        """Note that it went wrong; logged only when it went well before.

        Args:
            error: why, for the log.
            times: how often.
        """
        with self._lock:
            is_new = not self._times
            self._times += times
        if is_new:
            logger.error("%s: %s", self._what, error)

    def end(self) -> int:
        """Note that it went well; logged only when it went wrong before.

        Returns:
            How often it went wrong since it last went well.
        """
        if not self._times:
            return 0
        with self._lock:
            times, self._times = self._times, 0
        if times:
            logger.warning("%s: over, after %d times.", self._what, times)
        return times
