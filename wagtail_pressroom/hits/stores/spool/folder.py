"""The spool's folder: which files lie in it, and which is which."""

from __future__ import annotations

import os
import re
import time
import uuid
from collections.abc import Iterable
from pathlib import Path

SEGMENT = "segment-"
BATCH = "batch-"
SALT = "salt-"
# Other files that somebody has put here are left alone.
NUMBERED = re.compile(r"(segment|batch)-\d{20}-[0-9a-f]{32}")
SALT_OF_DAY = re.compile(r"salt-\d{1,9}")


class SpoolFolder:
    """A folder on a local disk that belongs to one host and one database.

    ============================ ===================================================
    ``current``                  the segment that workers append to
    ``segment-<time>-<id>``      a segment moved aside
    ``batch-<time>-<id>``        its counts, without readers
    ``readers.sqlite3``          keys of readers, two days at most
    ``salt-<day>``               the salt of a day's keys
    ``flush.lock``               held by the process that flushes
    ``probe``                    made and deleted to see whether that can be done
    ``quarantine/``              batches too old to be added safely
    ============================ ===================================================
    """

    def __init__(self, path: Path) -> None:
        """Name the folder; nothing is made yet."""
        self.path = path
        self.current = path / "current"
        self.lock = path / "flush.lock"
        self.readers = path / "readers.sqlite3"
        self.quarantine = path / "quarantine"
        self.probe = path / "probe"

    def make(self) -> None:
        """Make the folder, for its owner alone, and keep it out of the site's repository.

        Raises:
            OSError: when that can't be done.
        """
        if self.path.is_dir():
            return
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        (self.path / ".gitignore").write_text("*\n", encoding="ascii")

    def new_segment(self) -> Path:
        """Return the name under which the current segment is moved aside."""
        return self.path / f"{SEGMENT}{time.time_ns():020d}-{uuid.uuid4().hex}"

    def segments(self) -> list[Path]:
        """Return the segments moved aside, oldest first."""
        return self._named(SEGMENT)

    def batches(self) -> list[Path]:
        """Return the batches that wait for the database, oldest first."""
        return self._named(BATCH)

    def batch_of(self, segment: Path) -> Path:
        """Return the name of a segment's batch."""
        return segment.with_name(BATCH + segment.name.removeprefix(SEGMENT))

    def salts(self) -> dict[int, Path]:
        """Return the files of salts by day."""
        return {int(path.name.removeprefix(SALT)): path for path in self._named(SALT)}

    def salt(self, day: int) -> Path:
        """Return the file of a day's salt; it need not be there."""
        return self.path / f"{SALT}{day}"

    def size(self) -> int:
        """Return the size in bytes of all that waits."""
        waiting = [self.current, *self.segments(), *self.batches()]
        return sum(size for path in waiting if (size := size_of(path)))

    def _named(self, prefix: str) -> list[Path]:
        try:
            names: Iterable[str] = os.listdir(self.path)
        except FileNotFoundError:
            return []
        pattern = SALT_OF_DAY if prefix == SALT else NUMBERED
        return [
            self.path / name
            for name in sorted(names)
            if name.startswith(prefix) and pattern.fullmatch(name)
        ]


def size_of(path: Path) -> int:
    """Return the size of a file in bytes; 0 when it has gone meanwhile."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def inode_of(path: Path) -> int | None:
    """Return the number by which the file system knows a file; ``None`` when it has gone."""
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return None


def id_of(path: Path) -> uuid.UUID:
    """Return the number in the name of a segment or batch.

    Raises:
        ValueError: when there is none.
    """
    return uuid.UUID(path.name.rpartition("-")[2])


def moved_aside_at(path: Path) -> float:
    """Return when a segment was moved aside: Unix time in seconds.

    Raises:
        ValueError: when the name holds no time.
    """
    return int(path.name.split("-")[1]) / 1e9


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that after any crash it is there whole or not at all."""
    part = path.with_name(path.name + ".part")
    write_safely(part, content)
    os.replace(part, path)
    sync_folder(path.parent)


def write_safely(path: Path, content: bytes) -> None:
    """Write a file for its owner alone, and have it on the disk before returning."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Let the names in a folder survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
