"""A database named by a URL, for the environment variable PRESSROOM_TEST_DATABASE."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

ENGINES = {"postgresql": "postgresql", "mysql": "mysql", "sqlite": "sqlite3"}


def parse_database_url(url: str) -> dict[str, Any]:
    """Return the entry of Django's DATABASES for a URL.

    Args:
        url: ``postgresql://user:password@host:port/name``, ``mysql://…`` for MySQL and MariaDB, or
            ``sqlite:///path``.

    Raises:
        ValueError: it names no such database.
    """
    parts = urlsplit(url)
    # The first slash only parts the host from the name; an absolute path has another one.
    name = unquote(parts.path).removeprefix("/")
    if parts.scheme not in ENGINES or not name:
        raise ValueError(
            f"{url!r} is no address of a database, such as postgresql://user@127.0.0.1:5432/name, "
            "mysql://user@127.0.0.1:3306/name or sqlite:///path"
        )
    entry: dict[str, Any] = {
        "ENGINE": f"django.db.backends.{ENGINES[parts.scheme]}",
        "NAME": name,
    }
    if parts.scheme == "sqlite":
        return entry | {"OPTIONS": {"timeout": 20}, "TEST": {"NAME": f"{name}.test"}}
    entry |= {
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }
    if parts.scheme == "mysql":
        # The names of releases are in every script; MySQL's "utf8" holds three bytes of four. No
        # collation: of tables and connections it must be one, and so the default of both.
        entry |= {"OPTIONS": {"charset": "utf8mb4"}, "TEST": {"CHARSET": "utf8mb4"}}
    return entry
