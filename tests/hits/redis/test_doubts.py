"""No answer came: whether Redis has the display is found out before the spool counts it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.services import Redis, redis
from wagtail_pressroom.hits.counts import hit_count
from wagtail_pressroom.hits.stores import StoreUnavailable
from wagtail_pressroom.hits.stores.doubt import Doubt
from wagtail_pressroom.hits.stores.redis_store import RedisStore

from .conftest import MakeStore
from .delay import Delay
from .seeing import is_spooled, see

pytestmark = pytest.mark.services

SHORT = 0.3


@pytest.fixture
def server() -> Iterator[Redis]:
    """A Redis that may be paused and killed."""
    with redis() as server:
        yield server


@pytest.fixture
def delay(server: Redis) -> Iterator[Delay]:
    """The network before it."""
    delay = Delay(server)
    yield delay
    delay.close()


def flush_until_all_is_told(store: RedisStore) -> None:
    until = time.monotonic() + 30
    while is_spooled(store):
        assert time.monotonic() < until
        try:
            store.flush()
        except StoreUnavailable:
            time.sleep(0.1)
    store.flush()


def pending_hits(server: Redis) -> int:
    with server.client() as client:
        return sum(
            int(number)
            for key in client.keys("{pressroom-hits}:pending:*")
            for field, number in client.hgetall(key).items()
            if field.startswith("h|")
        )


def test_taken_in_after_all_is_counted_once(
    release: Any, make_store: MakeStore, server: Redis
) -> None:
    store = make_store(server, patience=SHORT)
    see(store, release)
    server.pause()
    see(store, release)
    assert is_spooled(store)
    server.resume()
    until = time.monotonic() + 10
    while pending_hits(server) < 2:
        assert time.monotonic() < until, "Redis does what it was sent when it goes on"
        time.sleep(0.02)
    flush_until_all_is_told(store)
    assert hit_count(release) == 2


def test_never_taken_in_is_counted_by_the_spool(
    release: Any, make_store: MakeStore, server: Redis
) -> None:
    store = make_store(server, patience=SHORT)
    see(store, release)
    time.sleep(1.5)  # until it is on the disk of the server
    server.pause()
    see(store, release)
    server.kill()
    server.start()
    assert pending_hits(server) == 1
    flush_until_all_is_told(store)
    assert hit_count(release) == 2


def test_what_arrives_after_it_was_counted_is_turned_away(
    release: Any, make_store: MakeStore, server: Redis, delay: Delay
) -> None:
    store = make_store(delay, patience=SHORT)
    see(store, release)
    delay.hold()
    see(store, release)
    assert is_spooled(store)
    flush_until_all_is_told(store)
    assert hit_count(release) == 2
    delay.release()
    time.sleep(0.5)
    assert pending_hits(server) == 0
    store.flush()
    assert hit_count(release) == 2


def test_as_long_as_nobody_can_tell_it_waits(
    release: Any, make_store: MakeStore, server: Redis
) -> None:
    store = make_store(server, patience=SHORT)
    see(store, release)
    server.pause()
    see(store, release)
    with pytest.raises(StoreUnavailable):
        store.flush()
    assert is_spooled(store)
    assert hit_count(release) == 0
    server.resume()
    flush_until_all_is_told(store)
    assert hit_count(release) == 2


def test_an_answer_stays_the_same(store: RedisStore, release: Any) -> None:
    settle = store._spool._settle  # type: ignore[attr-defined]  # not in the interface
    doubts: list[Doubt] = []
    store._quick.use(lambda line: doubts.append(Doubt(line._writer, 1)))
    see(store, release)
    taken, not_taken = doubts[0], Doubt("0123456789abcdef", 1)
    for _ in range(3):
        assert settle(taken) is True
        assert settle(not_taken) is False
    assert settle(replace(taken, sequence=2)) is False
    # Now the connection's number is closed: what comes by it goes to the spool.
    see(store, release)
    assert is_spooled(store)
    assert store.flush() == 2
