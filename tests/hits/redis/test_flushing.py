"""Counts leave Redis exactly once, wherever a flush is broken off and whatever Redis forgets."""

from __future__ import annotations

import importlib
import shutil
import threading
import time
import uuid
from pathlib import Path
from typing import Any

import pytest

from tests.services import Redis, redis
from wagtail_pressroom.hits.counts import hit_count
from wagtail_pressroom.hits.models import HitBatch
from wagtail_pressroom.hits.stores.redis_store import RedisStore

from .conftest import MakeStore
from .seeing import see

pytestmark = pytest.mark.services

HITS = "wagtail_pressroom.hits"
BATCHES = f"{HITS}.stores.redis_store.batches"
# A function at whose end the flush is broken off, and how often it ends before.
POINTS = {
    "collected": (BATCHES, "RedisBatches._collect", 0),
    "batch-read": (BATCHES, "_hash", 0),
    "ledger-entered": (f"{HITS}.applying", "_enter_in_ledger", 0),
    "counts-written": (f"{HITS}.applying", "write_counts", 0),
    "committed": (BATCHES, "apply_batch", 0),
    "number-deleted": (BATCHES, "_delete", 0),
    # Every single command of a flush.
    **{f"command-{n}": (f"{HITS}.stores.redis_store.line", "RedisLine._ask", n) for n in range(12)},
}


class Died(BaseException):
    """The process has ended here."""


def flush_and_die(store: RedisStore, point: tuple[str, str, int]) -> None:
    """Let a flush end at a point."""
    with pytest.MonkeyPatch.context() as patch:
        _break_off_at(patch, point)
        with pytest.raises(Died):
            store.flush()


def _break_off_at(patch: pytest.MonkeyPatch, point: tuple[str, str, int]) -> None:
    module_name, path, before = point
    owner: Any = importlib.import_module(module_name)
    *outer, name = path.split(".")
    for part in outer:
        owner = getattr(owner, part)
    original = getattr(owner, name)
    times = iter(range(before + 1))

    def die(*arguments: Any) -> Any:
        result = original(*arguments)
        if next(times, before) == before:
            raise Died
        return result

    patch.setattr(owner, name, die)


def keys(server: Redis, pattern: str) -> list[str]:
    with server.client() as client:
        return sorted(client.keys(f"{{pressroom-hits}}:{pattern}"))


@pytest.mark.parametrize("name", POINTS)
def test_a_flush_that_died_is_finished_by_another_worker(
    release: Any, make_store: MakeStore, redis_server: Redis, name: str
) -> None:
    worker, other = make_store(redis_server), make_store(redis_server)
    for _ in range(5):
        see(worker, release)
    flush_and_die(worker, POINTS[name])
    see(other, release)
    other.flush()
    assert hit_count(release) == 6
    assert keys(redis_server, "batch*") == keys(redis_server, "pending*") == []
    assert other.state().waiting == 0


def test_flushes_at_the_same_time_add_nothing_twice(
    release: Any, make_store: MakeStore, redis_server: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = make_store(redis_server), make_store(redis_server)
    module: Any = importlib.import_module(BATCHES)
    original = module.apply_batch
    flushed_by_two = []

    def flush_two_first(batch: Any) -> int:
        # The other one has read the same batch, and is faster.
        monkeypatch.setattr(module, "apply_batch", original)
        flushed_by_two.append(two.flush())
        return int(original(batch))

    for _ in range(3):
        see(one, release)
    monkeypatch.setattr(module, "apply_batch", flush_two_first)
    assert one.flush() == 0
    assert flushed_by_two == [3]
    assert hit_count(release) == 3


def test_displays_during_flushes_are_all_there(store: RedisStore, release: Any) -> None:
    def write() -> None:
        for _ in range(100):
            see(store, release)

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        store.flush()
    for thread in threads:
        thread.join()
    store.flush()
    assert hit_count(release) == 300
    assert sum(HitBatch.objects.values_list("hits", flat=True)) == 300


def test_a_server_that_forgets_the_rename_in_a_crash_doubles_nothing(
    release: Any, make_store: MakeStore, tmp_path: Path
) -> None:
    with redis(appendfsync="always") as server:
        store = make_store(server)
        see(store, release)
        see(store, release)
        saved = tmp_path / "as-it-was"
        shutil.copytree(server.folder / "appendonlydir", saved)
        see(store, release)
        assert store.flush() == 3
        server.kill()
        shutil.rmtree(server.folder / "appendonlydir")
        shutil.copytree(saved, server.folder / "appendonlydir")
        server.start()
        assert len(keys(server, "pending:*")) == 1, "what was written is back"
        see(store, release)
        see(store, release)
        store.flush()
        assert hit_count(release) == 5
        assert keys(server, "pending*") == []


def test_a_crash_of_the_server_between_the_steps_loses_nothing(
    release: Any, make_store: MakeStore
) -> None:
    with redis(appendfsync="always") as server:
        for name in ("collected", "batch-read", "committed"):
            worker = make_store(server)
            see(worker, release)
            flush_and_die(worker, POINTS[name])
            server.kill()
            server.start()
            see(worker, release)
            make_store(server).flush()
        assert hit_count(release) == 6


def test_a_batch_older_than_the_ledger_is_set_apart(
    release: Any, store: RedisStore, redis_server: Redis
) -> None:
    number = uuid.uuid4().hex
    with redis_server.client() as client:
        began = time.time() - 26 * 86400
        counts = {"id": number, "began": began, f"h|{release.pk}|1|1": 7}
        client.hset(f"{{pressroom-hits}}:batch:{number}", mapping=counts)
        client.sadd("{pressroom-hits}:batches", number)
    assert store.waiting_batches() == [uuid.UUID(number)]
    assert store.flush() == 0
    assert "1 batches that could not be added" in store.state().trouble
    assert hit_count(release) == 0


def test_what_waits_is_known(release: Any, store: RedisStore) -> None:
    assert store.state().oldest is None
    begin = time.time()
    see(store, release)
    state = store.state()
    assert state.oldest == pytest.approx(begin, abs=5)
    assert state.waiting == 2, "a hit and a reader of the day"
    assert not state.trouble
    number = store.waiting_batches()
    store.flush()
    assert list(HitBatch.objects.values_list("pk", flat=True)) == number
    assert store.state().oldest is None
