"""Clearing what Redis has written down, once it is of no more use.

Keys that have expired are gone from memory, but Redis' log of commands on the disk (the
append-only file) names them until it is rewritten, which on a quiet site may take weeks.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from ...display import SECONDS_A_DAY, SECONDS_AN_HOUR, day_of
from . import names
from .failed import RedisFailed

if TYPE_CHECKING:
    from .line import RedisLine

# Keys of a day expire an hour after it, and Redis takes a while to delete them all.
SECONDS_AFTER_MIDNIGHT = 2 * SECONDS_AN_HOUR


def forget_log(line: RedisLine, now: float) -> bool:
    """Let Redis rewrite its log of commands once a day; a server that forbids that is left alone.

    Args:
        line: connection to ask over.
        now: Unix time in seconds (UTC).

    Returns:
        Whether it was asked for now.

    Raises:
        RedisFailed: when Redis does not answer.
    """
    day = day_of(now - SECONDS_AFTER_MIDNIGHT)
    # Of all processes one asks for it.
    if line.ask("GET", names.REWRITTEN) == str(day):
        return False
    if line.ask("SET", names.REWRITTEN, day, "GET", "EX", 3 * SECONDS_A_DAY) == str(day):
        return False
    if line.info("persistence").get("aof_enabled") != "1":
        return False
    with suppress(RedisFailed):
        line.ask("BGREWRITEAOF")
    return True


def oldest_day_of_use(now: float) -> int:
    """Return the first day whose salt a display may still need.

    Args:
        now: Unix time in seconds (UTC).
    """
    return day_of(now) - (now % SECONDS_A_DAY < SECONDS_AN_HOUR)
