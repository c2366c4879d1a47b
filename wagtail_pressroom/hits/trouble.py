"""Trouble is logged once when it begins and once when it ends, never once a hit."""

from __future__ import annotations

import logging
import threading

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
        self._lock = threading.Lock()

    def begin(self, error: object) -> None:
        """Note that it went wrong; logged only when it went well before.

        Args:
            error: why, for the log.
        """
        with self._lock:
            self._times += 1
            is_new = self._times == 1
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
