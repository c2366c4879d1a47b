"""Disks that misbehave: every trouble has an answer, and what was acknowledged counts."""

from __future__ import annotations

import errno
import os
import sqlite3
import time
import uuid
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import OperationalError

from tests.factories import PressRoom
from tests.hits.readers import a_reader, refusals
from wagtail_pressroom.hits.applying import apply_batch
from wagtail_pressroom.hits.batch import Batch
from wagtail_pressroom.hits.counts import hit_count
from wagtail_pressroom.hits.display import Display, day_of
from wagtail_pressroom.hits.models import HitSource
from wagtail_pressroom.hits.stores import StoreUnavailable
from wagtail_pressroom.hits.stores.spool import SpoolStore
from wagtail_pressroom.hits.stores.spool import store as store_module

MEGABYTE = 2**20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the spool of a test lies."""
    return tmp_path / "hits"


@pytest.fixture
def release(press_room: PressRoom) -> Any:
    """A public release."""
    return press_room.release()


def spool(folder: Path, most_megabytes: int = 1024) -> SpoolStore:
    """Return a store as one worker has it."""
    return SpoolStore(folder, window=30, ceiling=100, most_megabytes=most_megabytes)


def see(store: SpoolStore, page: Any, times: int = 1) -> None:
    """Let new readers see a page."""
    for _ in range(times):
        store.record(Display(page.pk, HitSource.SCRIPT, time.time(), a_reader()))


def tear(folder: Path, content: bytes) -> None:
    """Append what a dying process or a full disk leaves."""
    with (folder / "current").open("ab") as file:
        file.write(content)


@pytest.mark.parametrize(
    "torn",
    [
        b"\nd 1764000000.000 1 1 0123",
        b"\nd 1764000000.000 1 1 0123456789abcdef - - 00000000\n",
        b"\n",
        b"\x00" * 4096,
        b"\xff\xfe garbage \n more",
        b"\nr 1764000000.0\n",
        b"\nd nan 1 1 k - - 12345678\n",
    ],
)
def test_a_torn_line_costs_itself_alone(release: Any, folder: Path, torn: bytes) -> None:
    store = spool(folder)
    see(store, release)
    tear(folder, torn)
    see(store, release)
    assert store.flush() == 2
    assert hit_count(release) == 2
    assert set(refusals()) <= {"unreadable"}


def test_every_cut_of_a_line_is_noticed(release: Any, folder: Path) -> None:
    store = spool(folder)
    see(store, release)
    whole = (folder / "current").read_bytes()
    for length in range(2, len(whole) - 1):
        tear(folder, whole[:length])
    assert store.flush() == 1
    assert refusals() == {"unreadable": len(whole) - 3}


def test_a_full_disk_acknowledges_nothing_and_goes_on_later(release: Any, folder: Path) -> None:
    store = spool(folder)
    see(store, release)
    # Writing to this device fails as on a disk without space.
    (folder / "current").rename(folder / "kept")
    (folder / "current").symlink_to("/dev/full")
    with pytest.raises(StoreUnavailable, match=os.strerror(errno.ENOSPC)):
        see(store, release)
    (folder / "current").unlink()
    (folder / "kept").rename(folder / "current")
    see(store, release)
    assert store.flush() == 2


def test_too_much_waiting_is_refused(release: Any, folder: Path) -> None:
    folder.mkdir()
    with (folder / f"segment-{1:020d}-{uuid.uuid4().hex}").open("wb") as file:
        file.truncate(MEGABYTE + 1)
    with pytest.raises(StoreUnavailable, match="HIT_SPOOL_MAX_MB"):
        see(spool(folder, most_megabytes=1), release)
    see(spool(folder, most_megabytes=2), release)


def test_a_folder_that_vanishes_comes_back(release: Any, folder: Path) -> None:
    store = spool(folder)
    see(store, release)
    store.flush()
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert store.flush() == 0
    see(store, release)
    assert store.flush() == 1
    assert hit_count(release) == 2


def test_a_place_that_is_no_folder_is_unavailable(release: Any, folder: Path) -> None:
    folder.write_text("a file")
    with pytest.raises(StoreUnavailable):
        see(spool(folder), release)
    assert not spool(folder).state().waiting


def test_damaged_memory_of_readers_begins_anew(release: Any, folder: Path, caplog: Any) -> None:
    store = spool(folder)
    see(store, release)
    store.flush()
    (folder / "readers.sqlite3").write_bytes(b"no database" * 1000)
    for _ in range(2):
        see(store, release)
        assert store.flush() == 1
    assert len([r for r in caplog.records if "memory of readers" in r.getMessage()]) == 1


def test_a_batch_too_old_for_the_ledger_is_set_apart_and_said(release: Any, folder: Path) -> None:
    store = spool(folder)
    see(store, release)
    store.flush()
    batch = Batch(uuid.uuid4(), time.time())
    batch.hits[release.pk, 1, 1] = 5
    old = time.time_ns() - 26 * 86400 * 10**9
    name = f"batch-{old:020d}-{batch.id.hex}"
    (folder / name).write_text(batch.to_json())
    assert store.flush() == 0
    assert hit_count(release) == 1
    assert (folder / "quarantine" / name).exists()
    assert "1 batches" in store.state().trouble


def test_a_batch_that_is_none_is_set_apart(release: Any, folder: Path) -> None:
    store = spool(folder)
    see(store, release)
    name = f"batch-{time.time_ns():020d}-{uuid.uuid4().hex}"
    (folder / name).write_text("[]")
    assert store.flush() == 1
    assert (folder / "quarantine" / name).exists()


def test_files_are_for_their_owner_alone(release: Any, folder: Path) -> None:
    store = spool(folder)
    see(store, release)
    store.flush()
    see(store, release)
    assert folder.stat().st_mode & 0o777 == 0o700
    private = [path for path in folder.iterdir() if path.name != ".gitignore"]
    assert {path.stat().st_mode & 0o077 for path in private} == {0}


def test_the_state_says_how_long_and_how_much(release: Any, folder: Path) -> None:
    store = spool(folder)
    assert store.state().oldest is None
    before = time.time() - 0.001
    see(store, release, 3)
    state = store.state()
    assert before <= (state.oldest or 0) <= time.time()
    assert state.waiting > 100
    store.flush()
    assert (store.state().oldest, store.state().waiting) == (None, 0)


def test_a_database_that_is_away_keeps_the_hits_and_not_the_keys(
    release: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(batch: Batch) -> int:
        raise OperationalError("the database is away")

    store = spool(folder)
    see(store, release, 3)
    with monkeypatch.context() as patched:
        patched.setattr(store_module, "apply_batch", fail)
        with pytest.raises(OperationalError):
            store.flush()
        clock = SimpleNamespace(time=lambda: time.time() + 49 * 3600, time_ns=time.time_ns)
        patched.setattr(store_module, "time", clock)
        with pytest.raises(OperationalError):
            store.flush()
    names = sorted(path.name.split("-")[0] for path in folder.iterdir())
    assert names == [".gitignore", "batch", "flush.lock", "readers.sqlite3"]
    with sqlite3.connect(folder / "readers.sqlite3") as readers:
        assert readers.execute("SELECT count(*) FROM seen").fetchone() == (0,)
    assert store.flush() == 3


@pytest.mark.parametrize("cut", [0, 31])
def test_a_salt_that_was_cut_short_is_made_anew(release: Any, folder: Path, cut: int) -> None:
    folder.mkdir()
    (folder / f"salt-{day_of(time.time())}").write_bytes(b"s" * cut)
    store = spool(folder)
    with pytest.raises(StoreUnavailable, match="salt"):
        see(store, release)
    see(store, release)
    assert store.flush() == 1


def test_half_made_salts_are_swept(release: Any, folder: Path) -> None:
    store = spool(folder)
    see(store, release)
    old, new = folder / ".part-salt-1-old", folder / ".part-salt-1-new"
    for path, age in ((old, 100), (new, 0)):
        path.touch()
        os.utime(path, (time.time() - age,) * 2)
    store.flush()
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.parametrize("name", ["segment-old", "batch-x.bak", "salt-note.txt", "notes"])
def test_files_of_somebody_else_are_left_alone(release: Any, folder: Path, name: str) -> None:
    store = spool(folder)
    see(store, release)
    (folder / name).write_text("not ours")
    assert store.flush() == 1
    assert store.state().trouble == ""
    assert (folder / name).read_text() == "not ours"


def test_a_batch_that_fails_holds_up_no_other(
    release: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = spool(folder)
    see(store, release)
    batch = Batch(uuid.uuid4(), time.time())
    batch.hits[release.pk, 1, 1] = 5
    early = time.time_ns() - 3600 * 10**9
    bad = folder / f"batch-{early:020d}-{batch.id.hex}"
    bad.write_text(batch.to_json())

    def refuse_the_bad_one(given: Batch) -> int:
        if given.id == batch.id:
            raise ZeroDivisionError("the site's own code")
        return apply_batch(given)

    monkeypatch.setattr(store_module, "apply_batch", refuse_the_bad_one)
    with pytest.raises(StoreUnavailable, match="ZeroDivisionError"):
        store.flush()
    assert hit_count(release) == 1
    assert bad.exists()
    clock = SimpleNamespace(time=lambda: time.time() + 86400, time_ns=time.time_ns)
    monkeypatch.setattr(store_module, "time", clock)
    with pytest.raises(StoreUnavailable):
        store.flush()
    assert (folder / "quarantine" / bad.name).exists()


def test_a_page_whose_category_fails_is_counted(
    release: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(page: Any) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr(type(release), "hit_category", property(fail))
    store = spool(folder)
    see(store, release)
    assert store.flush() == 1


def test_a_spool_that_takes_nothing_is_not_well(release: Any, folder: Path) -> None:
    folder.write_text("a file")
    assert "Not a directory" in spool(folder).state().trouble
    folder.unlink()
    assert spool(folder).state().trouble == ""
    with (folder / f"segment-{1:020d}-{uuid.uuid4().hex}").open("wb") as file:
        file.truncate(MEGABYTE + 1)
    assert "HIT_SPOOL_MAX_MB" in spool(folder, most_megabytes=1).state().trouble
