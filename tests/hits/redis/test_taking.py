"""Many at once, in threads and in processes; scripts that Redis has forgotten."""

from __future__ import annotations

import os
import threading
import time
from typing import Any

import pytest

from tests.hits.readers import refusals
from tests.services import Redis
from wagtail_pressroom.hits.counts import hit_count
from wagtail_pressroom.hits.display import SECONDS_A_DAY
from wagtail_pressroom.hits.models import HitReaderDay, HitRefusal
from wagtail_pressroom.hits.stores.redis_store import RedisStore

from .conftest import MakeStore
from .seeing import ANN, is_spooled, see

pytestmark = pytest.mark.services


def in_threads(number: int, work: Any) -> None:
    threads = [threading.Thread(target=work) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_threads_of_one_worker_count_every_reader_once(release: Any, store: RedisStore) -> None:
    def work() -> None:
        for _ in range(50):
            see(store, release)
            see(store, release, ANN)

    in_threads(8, work)
    assert not is_spooled(store)
    assert store.flush() == 401
    assert hit_count(release) == 401
    assert HitRefusal.objects.get(reason="repeat").number == 399
    assert sum(HitReaderDay.objects.values_list("readers", flat=True)) == 401


def test_processes_that_were_forked_share_no_connection(release: Any, store: RedisStore) -> None:
    see(store, release, ANN)
    children = []
    for _ in range(4):
        child = os.fork()
        if not child:
            code = 1
            try:
                for _ in range(50):
                    # Each child, and the parent, has the same readers: each is counted once.
                    see(store, release)
                    see(store, release, ANN)
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    for child in children:
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    see(store, release)
    assert not is_spooled(store)
    assert store.flush() == 51
    assert HitRefusal.objects.get(reason="repeat").number == 3 * 50 + 4 * 50 + 1


def test_a_reader_is_the_same_at_every_host(
    release: Any, make_store: MakeStore, redis_server: Redis, tmp_path: Any
) -> None:
    one = make_store(redis_server, spool=tmp_path / "one")
    two = make_store(redis_server, spool=tmp_path / "two")
    see(one, release, ANN)
    see(two, release, ANN)
    one.flush()
    assert hit_count(release) == 1
    assert refusals() == {"repeat": 1}


def test_hosts_agree_across_midnight(
    release: Any, make_store: MakeStore, redis_server: Redis
) -> None:
    midnight = (time.time() // SECONDS_A_DAY + 1) * SECONDS_A_DAY
    one, two = make_store(redis_server), make_store(redis_server)
    see(one, release, ANN, at=midnight - 20)
    see(two, release, ANN, at=midnight + 9.9)
    see(one, release, ANN, at=midnight + 39)
    see(two, release, ANN, at=midnight + 69)
    assert one.flush() == 2


def test_a_server_that_has_forgotten_the_scripts_is_told_again(
    release: Any, store: RedisStore, redis_server: Redis
) -> None:
    see(store, release)
    with redis_server.client() as client:
        client.script_flush()
    see(store, release)
    assert not is_spooled(store)
    assert store.flush() == 2


def test_a_connection_closed_by_the_server_is_opened_again(
    release: Any, store: RedisStore, redis_server: Redis
) -> None:
    see(store, release)
    with redis_server.client() as client:
        client.client_kill_filter(_type="normal", skipme=True)
    see(store, release)
    assert not is_spooled(store)
    assert store.flush() == 2


def test_another_salt_in_redis_is_taken_up_at_once(
    release: Any, make_store: MakeStore, redis_server: Redis
) -> None:
    # As after FLUSHDB, when another worker has made a new one.
    one, two = make_store(redis_server), make_store(redis_server)
    see(one, release)
    with redis_server.client() as client:
        client.flushdb()
    see(two, release, ANN)
    see(one, release, ANN)
    assert one.flush() == 1
