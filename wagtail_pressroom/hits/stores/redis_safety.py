"""What makes a Redis unsafe for hits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings

from .redis_line import RedisLine

EVICTION, LOG = "W005", "W006"
SCHEMES = ("redis", "rediss", "unix")
OUR_OWN_HOST = ("127.0.0.1", "::1", "localhost", "")
DEFAULT_PORT = 6379


@dataclass(frozen=True, slots=True)
class Danger:
    """Something about the server.

    Attributes:
        code: the end of the system check's id.
        text: what is wrong, in a sentence for administrators.
        hint: what to do.
    """

    code: str
    text: str
    hint: str


def find_dangers(line: RedisLine) -> Iterator[Danger]:
    """Yield what is wrong with how a server is set up.

    It is read from INFO, because managed servers forbid CONFIG.

    Raises:
        RedisFailed: when it does not answer.
    """
    policy = line.info("memory").get("maxmemory_policy", "noeviction")
    if policy != "noeviction":
        yield Danger(
            EVICTION,
            f"Redis throws away hits when its memory is full: maxmemory-policy is {policy}.",
            "Set maxmemory-policy to noeviction: then hits wait in the spool instead.",
        )
    if line.info("persistence").get("aof_enabled", "1") != "1":
        yield Danger(
            LOG,
            "Redis forgets hits when it is restarted: appendonly is off.",
            "Set appendonly to yes and appendfsync to everysec.",
        )


def caches_sharing(url: str) -> list[str]:
    """Return the aliases of Django's caches that are in the same database of the same server.

    Clearing a cache empties its whole database.

    Args:
        url: address of a database.
    """
    ours = _place(url)
    return sorted(
        alias
        for alias, cache in settings.CACHES.items()
        if ours in {_place(location, cache) for location in _locations(cache)}
    )


def _locations(cache: dict[str, Any]) -> list[str]:
    location = cache.get("LOCATION", "")
    parts = re.split(r"[;,]", location) if isinstance(location, str) else location
    return [part.strip() for part in parts if part.strip().split(":")[0] in SCHEMES]


def _place(url: str, cache: dict[str, Any] | None = None) -> tuple[str, int, int]:
    """Return host or socket, port and number of the database that an address names."""
    options = (cache or {}).get("OPTIONS") or {}
    parts = urlsplit(url)
    number = parse_qs(parts.query).get("db", [str(options.get("db", 0))])[0]
    if parts.scheme == "unix":
        return unquote(parts.path), 0, _number(number)
    host = (parts.hostname or "").lower()
    path = parts.path.strip("/")
    # The library lets the query win over the path.
    if path and "db" not in parse_qs(parts.query):
        number = path
    return (
        "" if host in OUR_OWN_HOST else host,
        parts.port or DEFAULT_PORT,
        _number(number),
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0
