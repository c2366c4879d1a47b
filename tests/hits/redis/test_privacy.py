"""What Redis knows of readers, and for how long."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.services import Redis, redis
from wagtail_pressroom.hits.display import SECONDS_A_DAY, SECONDS_AN_HOUR, Reader, day_of
from wagtail_pressroom.hits.stores.redis_store import RedisStore
from wagtail_pressroom.hits.stores.redis_store.forgetting import forget_log

from .conftest import MakeStore
from .seeing import ANN, QUIET, is_spooled, see

pytestmark = pytest.mark.services

PREFIX = "{pressroom-hits}:"
OF_READERS = ("seen:", "readers:", "shared:", "salt:")


def everything(server: Redis) -> dict[str, Any]:
    """Return all keys and values."""
    readers: dict[str, Callable[[Any, str], Any]] = {
        "string": lambda client, key: client.get(key),
        "hash": lambda client, key: client.hgetall(key),
        "set": lambda client, key: client.smembers(key),
    }
    with server.client() as client:
        return {key: readers[client.type(key)](client, key) for key in client.keys("*")}


def seconds_left(server: Redis, kind: str) -> list[int]:
    with server.client() as client:
        return [client.ttl(key) for key in client.keys(f"{PREFIX}{kind}*")]


def test_no_key_lies_outside_our_prefix(
    release: Any, store: RedisStore, redis_server: Redis
) -> None:
    see(store, release)
    store.refuse("bot", time.time())
    store.flush()
    see(store, release)
    assert all(key.startswith(PREFIX) for key in everything(redis_server))


def test_nothing_tells_who_a_reader_is(
    release: Any, store: RedisStore, redis_server: Redis
) -> None:
    see(store, release, ANN)
    see(store, release, QUIET)
    text = str(everything(redis_server))
    for reader in (ANN, QUIET):
        assert reader.network not in text
        assert reader.user_agent not in text
    assert "Firefox" not in text
    assert not is_spooled(store)


def test_what_could_be_traced_is_gone_an_hour_after_the_day(
    release: Any, store: RedisStore, redis_server: Redis
) -> None:
    see(store, release, ANN)
    see(store, release, QUIET)
    end_of_day = SECONDS_A_DAY - time.time() % SECONDS_A_DAY
    for kind in ("readers:", "shared:", "salt:"):
        left = seconds_left(redis_server, kind)
        assert left
        assert all(0 < seconds <= end_of_day + SECONDS_AN_HOUR + 1 for seconds in left)
    # The last sight of who declines tracking; of others it may stay for a minute.
    assert sorted(seconds_left(redis_server, "seen:")) == [
        pytest.approx(31, abs=3),
        pytest.approx(60, abs=3),
    ]


@pytest.mark.parametrize("days", [-3, -1, 1, 400])
def test_a_wrong_clock_keeps_nothing_longer(
    release: Any, store: RedisStore, redis_server: Redis, days: int
) -> None:
    see(store, release, ANN, at=time.time() + days * SECONDS_A_DAY)
    see(store, release, QUIET, at=time.time() + days * SECONDS_A_DAY)
    most = SECONDS_A_DAY - time.time() % SECONDS_A_DAY + SECONDS_AN_HOUR + 1
    for kind in OF_READERS:
        left = seconds_left(redis_server, kind)
        assert left
        assert all(0 < seconds <= most for seconds in left), kind
    assert store.flush() == 2


def test_two_days_later_nothing_of_readers_is_left(
    release: Any, store: RedisStore, redis_server: Redis
) -> None:
    see(store, release, ANN)
    see(store, release, QUIET)
    store.flush()
    with redis_server.client() as client:
        two_days_later = (day_of(time.time()) + 2) * SECONDS_A_DAY
        left = [
            key
            for key in client.keys("*")
            if client.ttl(key) < 0 or time.time() + client.ttl(key) > two_days_later
        ]
    # What stays longer names connections of workers, and nobody else.
    kinds = {key.removeprefix(PREFIX).split(":")[0] for key in left}
    assert kinds == {"marker", "rewritten", "writer"}


def test_who_declines_is_in_no_list_of_readers(
    release: Any, store: RedisStore, redis_server: Redis
) -> None:
    see(store, release, QUIET)
    kinds = {key.removeprefix(PREFIX).split(":")[0] for key in everything(redis_server)}
    assert "readers" not in kinds
    key = next(key for key in everything(redis_server) if key.startswith(f"{PREFIX}seen:"))
    rest = {name: value for name, value in everything(redis_server).items() if name != key}
    assert key.rpartition(":")[2] not in str(rest)


def test_without_a_window_who_declines_is_not_kept_at_all(
    release: Any, make_store: MakeStore, redis_server: Redis
) -> None:
    see(make_store(redis_server, hit_window_seconds=0), release, QUIET)
    assert not seconds_left(redis_server, "seen:")


def test_the_log_of_the_server_is_cleared_once_a_day(release: Any, make_store: MakeStore) -> None:
    with redis(appendfsync="always") as server:
        store = make_store(server)
        see(store, release, Reader("203.0.113.77", "Once"))
        with server.client() as client:
            key = client.keys(f"{PREFIX}seen:*")[0]
            assert key in log_of(server)
            client.delete(key)  # as when its time is over
            store.flush()
            until = time.monotonic() + 20
            while key in log_of(server):
                assert time.monotonic() < until
                time.sleep(0.05)
        # Another flush on the same day leaves the server in peace; the next day's does not.
        now = time.time()
        assert not store._patient.use(lambda line: forget_log(line, now))
        assert store._patient.use(lambda line: forget_log(line, now + SECONDS_A_DAY))


def log_of(server: Redis) -> str:
    return "".join(
        path.read_text(encoding="utf-8", errors="replace")
        for path in (server.folder / "appendonlydir").glob("*.aof")
    )
