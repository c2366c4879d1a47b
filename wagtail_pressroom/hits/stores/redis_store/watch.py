"""What is wrong with a Redis in use, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .safety import caches_sharing, find_dangers

if TYPE_CHECKING:
    from .line import RedisLine


def redis_trouble(url: str, line: RedisLine) -> list[str]:
    """Return what is wrong.

    Args:
        url: its address.
        line: connection to ask over.

    Raises:
        RedisFailed: when it does not answer.
    """
    shared = [
        f"Redis is shared with the cache {alias!r}: clearing that throws hits away."
        for alias in caches_sharing(url)
    ]
    return [*shared, *(danger.text for danger in find_dangers(line))]
