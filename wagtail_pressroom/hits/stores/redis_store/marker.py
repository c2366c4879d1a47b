"""Noticing that Redis was emptied: by FLUSHDB, or by a restart without its data."""

from __future__ import annotations

import datetime
import logging
import secrets
import time
from typing import TYPE_CHECKING

from . import names

if TYPE_CHECKING:
    from .line import RedisLine

logger = logging.getLogger("wagtail_pressroom.hits")

SECONDS_TOLD = 3600.0


class RedisMarker:
    """A key that nobody but an emptied Redis loses; one memory of it for each process."""

    def __init__(self) -> None:
        """Know of no key."""
        self._mark = ""
        self._seen_at = 0.0
        self._missed_at = 0.0
        self._trouble = ""

    def look(self, line: RedisLine) -> None:
        """See whether the key is still the one it was; logged when it is not.

        Raises:
            RedisFailed: when Redis can't be asked.
        """
        line.ask("SET", names.MARKER, secrets.token_hex(8), "NX")
        mark, now = line.ask("GET", names.MARKER), time.time()
        if self._mark and mark != self._mark:
            self._missed_at = now
            self._trouble = (
                f"Redis was emptied between {_time_of(self._seen_at)} and {_time_of(now)}: "
                "hits of that time which were not yet in the database are lost."
            )
            logger.error("%s", self._trouble)
        self._mark, self._seen_at = mark, now

    def trouble(self) -> str:
        """Return what happened, in a sentence, for an hour after it was noticed."""
        return self._trouble if time.time() - self._missed_at < SECONDS_TOLD else ""


def _time_of(at: float) -> str:
    return datetime.datetime.fromtimestamp(at, datetime.UTC).strftime("%H:%M:%S UTC")
