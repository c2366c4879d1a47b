"""The servers do what the tests that rely on them believe, and leave nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest
from redis.exceptions import RedisError, ResponseError

from . import Server, postgresql, redis
from .ports import answers

pytestmark = pytest.mark.services

ROOT = Path(__file__).resolve().parents[2]

# Starts a server, tells where it is, and waits to be killed.
LEFT_ALONE = """
import sys, time
from tests import services
with getattr(services, sys.argv[1])() as server:
    print(server.pid, server.port, server.folder, flush=True)
    time.sleep(60)
"""


def processes_in(folder: Path) -> list[int]:
    """Return the processes whose command line or working directory names a folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (entry / "cmdline").read_bytes().decode(errors="replace")
            if str(folder) in words or str(folder) in os.readlink(entry / "cwd"):
                found.append(int(entry.name))
    return found


def wait_until(is_so: Callable[[], bool], seconds: float = 20) -> bool:
    until = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def assert_gone(server: Server) -> None:
    assert not server.folder.exists()
    assert not answers(server.port)
    assert processes_in(server.folder) == []


def test_postgresql_keeps_what_was_committed_and_nothing_else() -> None:
    with postgresql() as server:
        with psycopg.connect(server.url) as connection:
            connection.execute("CREATE TABLE kept (number integer)")
            connection.execute("INSERT INTO kept VALUES (1)")
            connection.commit()
            assert connection.execute("SHOW fsync").fetchone() == ("on",)
            connection.execute("INSERT INTO kept VALUES (2)")
            server.kill()
            with pytest.raises(psycopg.OperationalError):
                connection.execute("SELECT 1")
        assert not answers(server.port)
        server.start()
        server.restart()
        with psycopg.connect(server.url) as connection:
            assert connection.execute("SELECT number FROM kept").fetchall() == [(1,)]
    assert_gone(server)


def test_postgresql_asks_for_the_password() -> None:
    with (
        postgresql() as server,
        pytest.raises(psycopg.OperationalError, match="password"),
    ):
        psycopg.connect(server.url.replace(server.password, "guessed"))


def test_redis_keeps_what_it_was_told() -> None:
    with redis() as server:
        client: Any = server.client()
        policy = client.config_get("maxmemory-policy")
        assert policy == {"maxmemory-policy": "noeviction"}
        client.set("kept", "1")
        server.restart()
        assert client.get("kept") == "1"
        time.sleep(1.5)  # "everysec"
        server.kill()
        with pytest.raises(RedisError):
            client.ping()
        server.start()
        assert client.get("kept") == "1"
    assert_gone(server)


def test_an_unsafe_redis_forgets_all() -> None:
    with redis(appendonly="no", maxmemory="1mb", maxmemory_policy="allkeys-lru") as server:
        client: Any = server.client()
        assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "allkeys-lru"}
        client.set("lost", "1")
        server.kill()
        server.start()
        assert client.get("lost") is None


def test_a_paused_redis_hangs_and_goes_on() -> None:
    with redis() as server:
        client: Any = server.client()
        client.set("kept", "1")
        server.pause()
        with pytest.raises(RedisError):
            client.get("kept")
        server.resume()
        assert client.get("kept") == "1"
        server.pause()  # and the end of the block must not wait for it
    assert_gone(server)


def test_redis_may_end_by_itself_and_be_started_again() -> None:
    with redis() as server:
        client: Any = server.client()
        client.set("kept", "1")
        client.shutdown()
        assert wait_until(lambda: not server.running)
        server.start()
        assert client.get("kept") == "1"


def test_the_redis_of_all_tests_is_empty_for_each(redis_server: Any) -> None:
    with redis_server.client() as client:
        assert client.dbsize() == 0
        client.set("left", "1")
    with pytest.raises(ResponseError):
        redis_server.client().execute_command("NONSENSE")


def test_the_redis_of_all_tests_is_empty_again(redis_server: Any) -> None:
    with redis_server.client() as client:
        assert client.dbsize() == 0


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("name", ["postgresql", "redis"])
def test_a_server_ends_with_the_tests_however_they_end(name: str, number: int) -> None:
    tests = subprocess.Popen(
        [sys.executable, "-c", LEFT_ALONE, name], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert tests.stdout is not None
    pid, port, folder = tests.stdout.readline().split()
    assert int(pid) in processes_in(Path(folder))
    tests.send_signal(number)
    tests.wait(timeout=20)
    tests.stdout.close()
    assert wait_until(lambda: not Path(folder).exists())
    assert wait_until(lambda: not processes_in(Path(folder)))
    assert not answers(int(port))


def test_a_paused_server_ends_with_killed_tests() -> None:
    script = LEFT_ALONE.replace("    time.sleep", "    server.pause(); time.sleep")
    tests = subprocess.Popen(
        [sys.executable, "-c", script, "redis"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert tests.stdout is not None
    _, _, folder = tests.stdout.readline().split()
    time.sleep(0.2)
    tests.kill()
    tests.wait(timeout=20)
    tests.stdout.close()
    assert wait_until(lambda: not processes_in(Path(folder)))
