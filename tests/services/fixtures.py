"""Servers as fixtures: one of each for a whole run of pytest.

A test that kills, pauses or fills a server starts one of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from . import MariaDB, PostgreSQL, Redis, mariadb, postgresql, redis


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgreSQL]:
    """A PostgreSQL, with an empty database."""
    with postgresql() as server:
        yield server


@pytest.fixture(scope="session")
def mariadb_server() -> Iterator[MariaDB]:
    """A MariaDB, with an empty database."""
    with mariadb() as server:
        yield server


@pytest.fixture(scope="session")
def shared_redis() -> Iterator[Redis]:
    """A Redis for `redis_server`."""
    with redis() as server:
        yield server


@pytest.fixture
def redis_server(shared_redis: Redis) -> Redis:
    """A Redis, emptied before each test."""
    with shared_redis.client() as client:
        client.flushall()
    return shared_redis
