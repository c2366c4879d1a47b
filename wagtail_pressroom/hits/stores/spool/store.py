"""The store that needs nothing but a local disk."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db import InterfaceError, OperationalError

from ...applying import apply_batch
from ...batch import OLDEST_BATCH_SECONDS, Batch
from ...display import SECONDS_A_DAY, Display
from ...reader_keys import ReaderKeys, make_keys
from ...trouble import Trouble
from ..base import StoreState, StoreUnavailable
from ..doubt import Doubt
from .digest import Settle, UndecidedDoubt, digest
from .folder import (
    SpoolFolder,
    id_of,
    moved_aside_at,
    size_of,
    write_whole,
)
from .lines import display_line, read_lines, refusal_line
from .readers import SpoolReaders, open_readers
from .salts import SpoolSalts
from .writer import SegmentWriter

MEGABYTE = 2**20
FIRST_LINE_BYTES = 128
# The database refuses it, or the code of the site does; by then somebody has seen it in the log.
SECONDS_FOR_A_BAD_BATCH = SECONDS_A_DAY


def count_all(doubt: Doubt) -> bool | None:
    """Settle a doubt when there is no other store to ask: what was acknowledged counts."""
    return False


class SpoolStore:
    """Hits in files of one host. Several hosts may share a database, each with a spool of its own;
    a reader who comes to two of them within the window is then counted by both."""

    def __init__(
        self,
        path: Path,
        window: int,
        ceiling: int,
        most_megabytes: int,
        settle: Settle = count_all,
    ) -> None:
        """Keep hits below a folder, which is made when the first comes.

        Args:
            path: folder on a local disk (locks and appending must work: no network share).
            window: seconds in which a repeat is not counted.
            ceiling: hits of one reader of one page a day; 0 for no ceiling.
            most_megabytes: from this size on no more hits are taken.
            settle: tells whether another store has counted a display already.
        """
        self._window = window
        self._ceiling = ceiling
        self._settle = settle
        self._folder = SpoolFolder(path)
        self._writer = SegmentWriter(self._folder, most_megabytes * MEGABYTE)
        self._salts = SpoolSalts(self._folder)
        self._damage = Trouble("The spool's memory of readers was damaged and begins anew")

    def record(self, display: Display, doubt: Doubt | None = None) -> None:
        """Append a display; see :meth:`HitStore.record`.

        Args:
            display: what was seen.
            doubt: what to ask before counting it, when another store may have it already.
        """
        try:
            self._writer.append(display_line(display, self._keys(display), doubt))
        except OSError as error:
            raise StoreUnavailable(str(error)) from error

    def _keys(self, display: Display) -> ReaderKeys:
        salt, earlier = self._salts.salt(display.day), None
        if display.at % SECONDS_A_DAY < self._window:
            earlier = self._salts.earlier_salt(display.day - 1)
        return make_keys(display, salt, earlier, self._window)

    def refuse(self, reason: str, at: float, number: int = 1) -> None:
        """Append refusals; see :meth:`HitStore.refuse`."""
        try:
            self._writer.append(refusal_line(reason, at, number))
        except OSError as error:
            raise StoreUnavailable(str(error)) from error

    def flush(self) -> int:
        """Empty the spool into the tables; see :meth:`HitStore.flush`.

        Does nothing while another process of the host does it.
        """
        try:
            with self._alone() as is_alone:
                if not is_alone:
                    return 0
                try:
                    self._writer.move_aside()
                    for segment in self._folder.segments():
                        self._digest(segment)
                finally:
                    # Whatever the database does: batches know nothing of readers.
                    self._forget(time.time())
                return self._apply_all()
        except (OSError, sqlite3.Error) as error:
            raise StoreUnavailable(str(error)) from error

    def state(self) -> StoreState:
        """Return what waits; see :meth:`HitStore.state`."""
        try:
            return StoreState(self._oldest(), self._folder.size(), self._trouble())
        except OSError as error:
            return StoreState(trouble=str(error))

    def waiting_batches(self) -> list[uuid.UUID]:
        """Return the numbers of batches that wait; see :meth:`HitStore.waiting_batches`."""
        return [id_of(path) for path in (*self._folder.segments(), *self._folder.batches())]

    @contextmanager
    def _alone(self) -> Iterator[bool]:
        if not self._folder.path.is_dir():
            yield False
            return
        descriptor = os.open(self._folder.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            try:
                yield True
            finally:
                # Not by closing: a process forked meanwhile has the file open too.
                fcntl.flock(descriptor, fcntl.LOCK_UN)
        finally:
            os.close(descriptor)

    def _digest(self, segment: Path) -> None:
        def take_in(readers: SpoolReaders) -> None:
            if readers.has_digested(segment.name):
                return
            lines = read_lines(segment.read_bytes())
            batch = digest(lines, id_of(segment), readers, self._settle)
            # Before the memory is committed: broken off here, the same is written again.
            write_whole(self._folder.batch_of(segment), batch.to_json().encode())
            readers.mark_digested(segment.name)

        # In doubt it waits; the others need not.
        with suppress(UndecidedDoubt):
            self._with_readers(take_in)
            segment.unlink()

    def _with_readers(self, work: Callable[[SpoolReaders], None]) -> None:
        try:
            with open_readers(self._folder.readers, self._window, self._ceiling) as readers:
                work(readers)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            # Counting goes on; readers of the last seconds may be counted once more.
            self._damage.begin(error)
            self._folder.readers.unlink(missing_ok=True)
            with open_readers(self._folder.readers, self._window, self._ceiling) as readers:
                work(readers)

    def _apply_all(self) -> int:
        hits, failure = 0, None
        for path in self._folder.batches():
            try:
                hits += self._apply(path)
            except (OperationalError, InterfaceError):
                # The database is away: the others would fare no better.
                raise
            except Exception as error:  # noqa: BLE001  (one batch must not hold up all others)
                failure = error
                if time.time() - moved_aside_at(path) > SECONDS_FOR_A_BAD_BATCH:
                    self._set_apart(path)
        if failure is not None:
            raise StoreUnavailable(f"A batch can't be added: {failure!r}") from failure
        return hits

    def _apply(self, path: Path) -> int:
        if time.time() - moved_aside_at(path) > OLDEST_BATCH_SECONDS:
            self._set_apart(path)
            return 0
        try:
            batch = Batch.from_json(path.read_text(encoding="utf-8"))
        except ValueError:
            self._set_apart(path)
            return 0
        hits = apply_batch(batch)
        path.unlink()
        return hits

    def _set_apart(self, path: Path) -> None:
        self._folder.quarantine.mkdir(mode=0o700, exist_ok=True)
        path.rename(self._folder.quarantine / path.name)

    def _forget(self, now: float) -> None:
        self._salts.forget(now)

        def forget(readers: SpoolReaders) -> None:
            readers.forget(now)
            readers.forget_digested([path.name for path in self._folder.segments()])

        if self._folder.readers.exists():
            self._with_readers(forget)

    def _oldest(self) -> float | None:
        waiting = [*self._folder.segments()[:1], *self._folder.batches()[:1]]
        times = [moved_aside_at(path) for path in waiting]
        if size_of(self._folder.current):
            times.append(_first_time(self._folder.current))
        return min(times, default=None)

    def _trouble(self) -> str:
        try:
            self._writer.probe()
        except OSError as error:
            return f"Hits can't be stored: {error}"
        if self._folder.quarantine.is_dir() and (apart := os.listdir(self._folder.quarantine)):
            return f"{self._folder.quarantine} holds {len(apart)} batches that could not be added."
        return ""


def _first_time(path: Path) -> float:
    with path.open("rb") as file:
        start = file.read(FIRST_LINE_BYTES)
    try:
        return float(start.split()[1])
    except (IndexError, ValueError):
        return path.stat().st_mtime
