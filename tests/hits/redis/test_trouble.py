"""Redis fails in every way: readers see nothing of it, and the spool takes over."""

from __future__ import annotations

import logging
import socketserver
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.hits.readers import report
from tests.services import Redis, redis
from wagtail_pressroom.hits.counts import hit_count
from wagtail_pressroom.hits.models import HitRefusal
from wagtail_pressroom.hits.stores import StoreUnavailable
from wagtail_pressroom.hits.stores.redis_store import RedisStore, breaker

from .conftest import MakeStore
from .seeing import is_spooled, see

pytestmark = pytest.mark.services


@pytest.fixture
def server() -> Iterator[Redis]:
    """A Redis of the test's own."""
    with redis() as server:
        yield server


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [
        record.getMessage()
        for record in caplog.records
        if record.name.startswith("wagtail_pressroom") and record.levelno >= logging.WARNING
    ]


def let_redis_be_asked_again(monkeypatch: pytest.MonkeyPatch, store: RedisStore) -> None:
    monkeypatch.setattr(breaker, "SECONDS_LEFT_ALONE", 0.0)
    store._breaker._ask_again_at = 0.0


def spoil(server: Redis, way: str) -> None:
    with server.client() as client:
        if way == "down":
            server.kill()
        elif way == "read-only":
            client.execute_command("REPLICAOF", "127.0.0.1", "1")
        elif way == "out of memory":
            client.config_set("maxmemory", "1mb")
        elif way == "password":
            client.config_set("requirepass", "another")
            client.execute_command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")


def mend(server: Redis, way: str) -> None:
    if way == "down":
        server.start()
        return
    if way == "password":
        server.password, right = "another", server.password
    with server.client() as client:
        if way == "read-only":
            client.execute_command("REPLICAOF", "NO", "ONE")
        elif way == "out of memory":
            client.config_set("maxmemory", "0")
        elif way == "password":
            client.config_set("requirepass", right)
    if way == "password":
        server.password = right


@pytest.mark.parametrize("way", ["down", "read-only", "out of memory", "password"])
def test_the_spool_takes_over_and_nothing_is_lost(
    release: Any,
    make_store: MakeStore,
    server: Redis,
    way: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    store = make_store(server)
    see(store, release)
    time.sleep(1.5)  # until it is on the disk of the server
    spoil(server, way)
    for _ in range(20):
        see(store, release)
    store.refuse("bot", time.time(), 3)
    assert is_spooled(store)
    assert len(logged(caplog)) == 1, logged(caplog)
    mend(server, way)
    see(store, release)
    assert len(logged(caplog)) == 1, "Redis is left alone for thirty seconds"
    let_redis_be_asked_again(monkeypatch, store)
    see(store, release)
    assert len(logged(caplog)) == 2
    assert "after 22 times" in logged(caplog)[1]
    store.flush()
    assert hit_count(release) == 23
    assert HitRefusal.objects.get(reason="bot").number == 3


def test_a_slow_server_costs_one_reader_a_moment(
    release: Any, make_store: MakeStore, server: Redis
) -> None:
    store = make_store(server, patience=None)
    see(store, release)
    server.pause()
    times = []
    for _ in range(20):
        begin = time.monotonic()
        see(store, release)
        times.append(time.monotonic() - begin)
    server.resume()
    assert 0.04 < times[0] < 1
    assert sum(times[1:]) < 1


def test_a_server_that_is_loading_its_data_is_not_waited_for(
    release: Any, make_store: MakeStore
) -> None:
    class Loading(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            while content := self.request.recv(65536):
                answer = b"-LOADING Redis is loading the dataset in memory\r\n"
                self.request.sendall(answer * content.count(b"*"))

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Loading) as loading:
        threading.Thread(target=loading.serve_forever, daemon=True).start()
        url = f"redis://127.0.0.1:{loading.server_address[1]}/0"
        store = make_store(SimpleNamespace(url=url))
        see(store, release)
        assert is_spooled(store)
        assert "loading" in store.state().trouble
        loading.shutdown()


def test_the_beacon_is_acknowledged_all_the_same(
    release: Any, settings: Any, server: Redis
) -> None:
    server.kill()
    settings.WAGTAIL_PRESSROOM = {
        **settings.WAGTAIL_PRESSROOM,
        "HIT_STORE": "redis",
        "HIT_REDIS_URL": server.url,
    }
    assert report(release).status_code == 204
    assert report(release, body="forged").status_code == 204


@pytest.mark.parametrize("url", ["", "http://localhost/", "redis://localhost:notaport/"])
def test_a_wrong_address_is_trouble_and_no_error(
    release: Any, make_store: MakeStore, url: str
) -> None:
    store = make_store(SimpleNamespace(url=url), patience=None)
    see(store, release)
    assert is_spooled(store)
    assert "HIT_REDIS_URL is no address" in store.state().trouble


def test_without_redis_and_spool_nothing_is_acknowledged(
    release: Any, make_store: MakeStore, server: Redis, tmp_path: Path
) -> None:
    server.kill()
    in_the_way = tmp_path / "a-file"
    in_the_way.write_text("")
    store = make_store(server, spool=in_the_way)
    with pytest.raises(StoreUnavailable):
        see(store, release)
    with pytest.raises(StoreUnavailable):
        store.refuse("bot", time.time())


def test_what_the_spool_has_is_flushed_while_redis_is_down(
    release: Any, make_store: MakeStore, server: Redis
) -> None:
    server.kill()
    store = make_store(server)
    see(store, release)
    with pytest.raises(StoreUnavailable, match="can't be reached"):
        store.flush()
    assert hit_count(release) == 1
    assert "can't be reached" in store.state().trouble


@pytest.mark.parametrize("way", ["FLUSHDB", "restart without its data"])
def test_an_emptied_server_loses_no_more_than_what_waited_and_says_so(
    release: Any,
    make_store: MakeStore,
    way: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with redis(appendonly="no" if way != "FLUSHDB" else "yes") as server:
        store = make_store(server)
        let_redis_be_asked_again(monkeypatch, store)
        see(store, release)
        assert store.flush() == 1
        see(store, release)
        if way == "FLUSHDB":
            with server.client() as client:
                client.flushdb()
        else:
            server.kill()
            server.start()
        see(store, release)
        store.flush()
        see(store, release)
        store.flush()
        assert hit_count(release) == 3
        assert "Redis was emptied between" in store.state().trouble
        assert len([line for line in logged(caplog) if "emptied" in line]) == 1
