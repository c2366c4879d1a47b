"""What makes a Redis unsafe for hits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings

if TYPE_CHECKING:
    from .line import RedisLine

EVICTION, LOG = "W005", "W006"
SCHEMES = ("redis", "rediss", "unix")
THIS_HOST = ("127.0.0.1", "::1", "localhost", "")
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


def is_address(url: str) -> bool:
    """Tell whether a text can be the address of a Redis."""
    return _place(url) is not None


def caches_sharing(url: str) -> list[str]:
    """Return the aliases of Django's caches that are in the same database of the same server.

    Clearing a cache of Django's Redis backend empties its whole database.

    Args:
        url: address of a database.
    """
    ours = _place(url)
    if ours is None:
        return []
    return sorted(
        alias
        for alias, cache in settings.CACHES.items()
        if ours in [_place(location, cache) for location in _locations(cache)]
    )


def _locations(cache: dict[str, Any]) -> list[str]:
    location = cache.get("LOCATION") or ""
    return re.split(r"[;,]", location) if isinstance(location, str) else list(location)


def _place(url: str, cache: dict[str, Any] | None = None) -> tuple[str, int, int] | None:
    """Return host or socket, port and number of the database at an address, if it is one."""
    options = (cache or {}).get("OPTIONS") or {}
    try:
        parts = urlsplit(url.strip())
        port = parts.port or DEFAULT_PORT
        in_query = parse_qs(parts.query).get("db", [])
        in_path = [] if parts.scheme == "unix" else list(filter(None, [parts.path.strip("/")]))
        # The order in which the library looks at them.
        number = int([*in_query, *in_path, options.get("db") or 0][0])
    except ValueError:
        return None
    if parts.scheme not in SCHEMES:
        return None
    if parts.scheme == "unix":
        return unquote(parts.path), 0, number
    host = parts.hostname or ""
    return "" if host in THIS_HOST else host, port, number
