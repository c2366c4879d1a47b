"""Several workers, forks and flushes on one folder."""

from __future__ import annotations

import fcntl
import os
import signal
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests.factories import PressRoom
from tests.hits.readers import a_reader
from wagtail_pressroom.hits.counts import hit_count
from wagtail_pressroom.hits.display import Display, Reader
from wagtail_pressroom.hits.models import HitSource
from wagtail_pressroom.hits.stores.spool import SpoolStore, writer

ANN = Reader("203.0.113.1", "Firefox")


@pytest.fixture
def release(press_room: PressRoom) -> Any:
    """A public release."""
    return press_room.release()


def worker(tmp_path: Path) -> SpoolStore:
    """Return a store as one worker has it."""
    return SpoolStore(tmp_path / "hits", window=30, ceiling=100, most_megabytes=10)


def see(store: SpoolStore, page: Any, reader: Reader | None = None) -> None:
    """Let a reader see a page; a new one, unless named."""
    store.record(Display(page.pk, HitSource.SCRIPT, time.time(), reader or a_reader()))


def test_a_repeat_at_another_worker_is_a_repeat(release: Any, tmp_path: Path) -> None:
    one, two = worker(tmp_path), worker(tmp_path)
    see(one, release, ANN)
    see(two, release, ANN)
    one.flush()
    see(two, release, ANN)
    two.flush()
    assert hit_count(release) == 1


def test_a_worker_goes_on_after_another_has_flushed(release: Any, tmp_path: Path) -> None:
    # Its open file is then a segment that has been read and deleted.
    one, two = worker(tmp_path), worker(tmp_path)
    for _ in range(5):
        see(one, release)
        see(two, release)
        one.flush()
    assert hit_count(release) == 10


def test_only_one_flushes_at_a_time(release: Any, tmp_path: Path) -> None:
    one, two = worker(tmp_path), worker(tmp_path)
    see(one, release)
    with (tmp_path / "hits" / "flush.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert two.flush() == 0
    assert two.flush() == 1


def test_a_forked_worker_shares_no_open_file(release: Any, tmp_path: Path) -> None:
    store = worker(tmp_path)
    see(store, release)
    child = os.fork()
    if not child:
        code = 1
        try:
            see(store, release, ANN)
            code = 0
        finally:
            os._exit(code)
    see(store, release)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    store.flush()
    assert hit_count(release) == 3


def test_a_process_forked_during_a_flush_holds_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = worker(tmp_path)
    store.refuse("bot", time.time())
    children = []

    def fork_while_moving(old: Path, new: Path) -> None:
        child = os.fork()
        if not child:
            time.sleep(20)
            os._exit(0)
        children.append(child)
        rename(old, new)

    rename = os.rename
    monkeypatch.setattr(os, "rename", fork_while_moving)
    store._writer.move_aside()
    monkeypatch.undo()
    begun = threading.Thread(target=lambda: worker(tmp_path).refuse("bot", time.time()))
    begun.start()
    begun.join(timeout=10)
    os.kill(children[0], signal.SIGKILL)
    os.waitpid(children[0], 0)
    assert not begun.is_alive(), "a beacon waited for a process that has nothing to do with it"


def test_threads_of_one_worker_lose_nothing_while_segments_change(tmp_path: Path) -> None:
    store = worker(tmp_path)
    stop = threading.Event()
    written = [0] * 4

    def write(index: int) -> None:
        while not stop.is_set():
            store.refuse("bot", time.time())
            written[index] += 1

    threads = [threading.Thread(target=write, args=(index,)) for index in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(200):
        store._writer.move_aside()
    stop.set()
    for thread in threads:
        thread.join()
    store._writer.move_aside()
    lines = b"".join(path.read_bytes() for path in (tmp_path / "hits").glob("segment-*"))
    assert lines.count(b"\nr ") == sum(written) > 0


def test_of_two_that_move_a_segment_aside_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = worker(tmp_path), worker(tmp_path)
    first.refuse("bot", time.time())
    flock = fcntl.flock

    def be_late(file: int, operation: int) -> None:
        if operation == fcntl.LOCK_EX:
            monkeypatch.undo()
            second._writer.move_aside()
            second.refuse("bot", time.time())
        flock(file, operation)

    monkeypatch.setattr(fcntl, "flock", be_late)
    first._writer.move_aside()
    assert len(list((tmp_path / "hits").glob("segment-*"))) == 1
    assert (tmp_path / "hits" / "current").read_bytes().count(b"\nr ") == 1


def test_a_segment_that_nobody_flushes_does_not_grow_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "LARGEST_SEGMENT", 2000)
    monkeypatch.setattr(writer, "SECONDS_BETWEEN_SIZES", 0)
    store = worker(tmp_path)
    for _ in range(500):
        store.refuse("bot", time.time())
    sizes = [path.stat().st_size for path in (tmp_path / "hits").glob("segment-*")]
    assert len(sizes) >= 5
    assert max(sizes) < 2100
    lines = b"".join(path.read_bytes() for path in (tmp_path / "hits").glob("[sc]*t*"))
    assert lines.count(b"\nr ") == 500
