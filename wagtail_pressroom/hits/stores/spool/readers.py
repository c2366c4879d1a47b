"""What the spool knows of readers, in a small SQLite file beside the segments.

It lies outside the site's database, so that backups of that hold no key of a reader; keys are
deleted within two days, and what is deleted is overwritten (``secure_delete``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ...display import day_of
from ...reasons import CEILING, REPEAT
from ...repeats import judge
from .lines import DisplayLine

# Keys of the day before are of use for an hour, and 48 hours are promised.
DAYS_KEPT = 2
# SQLite takes 999 values in a statement at least.
KEYS_AT_A_TIME = 300

Key = tuple[int, int, str | int]
Row = tuple[Any, ...]

TABLES = """
CREATE TABLE IF NOT EXISTS seen (
    day INTEGER, page INTEGER, key TEXT, at REAL, hits INTEGER, declines INTEGER,
    PRIMARY KEY (day, page, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS declining ON seen (at) WHERE declines;
CREATE TABLE IF NOT EXISTS shared (
    day INTEGER, page INTEGER, number INTEGER, hits INTEGER, PRIMARY KEY (day, page, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS digested (segment TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class SpoolReaders:
    """Which reader last saw which page when, for one flush at a time."""

    def __init__(self, connection: sqlite3.Connection, window: int, ceiling: int) -> None:
        """Judge by a window in seconds and a ceiling of hits a day; see :func:`open_readers`."""
        self._connection = connection
        self._window = window
        self._ceiling = ceiling

    def judge_all(self, lines: Sequence[DisplayLine]) -> list[tuple[str | None, bool]]:
        """Take displays in, and tell which of them count.

        Args:
            lines: displays, the earliest first.

        Returns:
            For each ``None`` or why it does not count (``repeat``, ``ceiling``), and whether it is
            the first hit of a reader on that day.
        """
        seen = self._load("seen", "key", "at, hits, declines", map(_reader, lines))
        seen |= self._load("seen", "key", "at, hits, declines", map(_reader_before, lines))
        shared = self._load("shared", "number", "hits", map(_sharer, lines))
        verdicts = [self._judge(line, seen, shared) for line in lines]
        self._save("seen", 6, seen)
        self._save("shared", 4, shared)
        return verdicts

    def _judge(
        self, line: DisplayLine, seen: dict[Key, Row], shared: dict[Key, Row]
    ) -> tuple[str | None, bool]:
        reader, sharer, before = _reader(line), _sharer(line), _reader_before(line)
        last, hits, declined = seen.get(reader, (None, 0, 0))
        if last is None and before in seen:
            last = seen[before][0]
        is_repeat, last = judge(line.at, last, self._window)
        number = hits if sharer is None else shared.get(sharer, (0,))[0]
        is_over = bool(self._ceiling) and number >= self._ceiling
        counts = not is_repeat and not is_over
        seen[reader] = (last, hits + counts, declined or sharer is not None)
        if counts and sharer is not None:
            shared[sharer] = (number + 1,)
        reason = REPEAT if is_repeat else CEILING if is_over else None
        return reason, counts and not hits and sharer is None

    def has_digested(self, segment: str) -> bool:
        """Tell whether a segment has been taken in."""
        found = self._connection.execute("SELECT 1 FROM digested WHERE segment = ?", (segment,))
        return found.fetchone() is not None

    def mark_digested(self, segment: str) -> None:
        """Remember that a segment has been taken in, in the same transaction as its displays."""
        self._connection.execute("INSERT OR IGNORE INTO digested VALUES (?)", (segment,))

    def forget_digested(self, segments: list[str]) -> None:
        """Drop the memory of segments other than those that are still there."""
        marks = ", ".join("?" * len(segments))
        self._connection.execute(
            f"DELETE FROM digested WHERE segment NOT IN ({marks})",  # noqa: S608  (only marks)
            segments,
        )

    def forget(self, now: float) -> None:
        """Delete what is too old to be kept.

        Keys of readers who decline tracking go when the window is over, all others when the day
        after theirs is over.

        Args:
            now: Unix time in seconds (UTC).
        """
        oldest = day_of(now) - DAYS_KEPT + 1
        for table in ("seen", "shared"):
            self._connection.execute(f"DELETE FROM {table} WHERE day < ?", (oldest,))  # noqa: S608  (our own names)
        self._connection.execute(
            "DELETE FROM seen WHERE declines AND at <= ?", (now - self._window,)
        )

    def _load(
        self, table: str, key: str, columns: str, wanted: Iterable[Key | None]
    ) -> dict[Key, Row]:
        keys = list({key for key in wanted if key is not None})
        found: dict[Key, Row] = {}
        for start in range(0, len(keys), KEYS_AT_A_TIME):
            some = keys[start : start + KEYS_AT_A_TIME]
            marks = ", ".join(["(?, ?, ?)"] * len(some))
            # CROSS JOIN keeps the order: each key is looked up. SQLite reads the whole table for a
            # condition such as "(day, page, key) IN (VALUES ...)".
            rows = self._connection.execute(
                f"WITH wanted (day, page, {key}) AS (VALUES {marks}) "  # noqa: S608  (our own names)
                f"SELECT day, page, {key}, {columns} FROM wanted "
                f"CROSS JOIN {table} USING (day, page, {key})",
                [part for key in some for part in key],
            )
            found |= {row[:3]: row[3:] for row in rows}
        return found

    def _save(self, table: str, columns: int, rows: dict[Key, Row]) -> None:
        marks = ", ".join("?" * columns)
        self._connection.executemany(
            f"INSERT OR REPLACE INTO {table} VALUES ({marks})",  # noqa: S608  (only marks)
            [key + row for key, row in rows.items()],
        )


def _reader(line: DisplayLine) -> Key:
    return day_of(line.at), line.page_id, line.keys.key


def _reader_before(line: DisplayLine) -> Key | None:
    previous = line.keys.previous
    return None if previous is None else (day_of(line.at) - 1, line.page_id, previous)


def _sharer(line: DisplayLine) -> Key | None:
    shared = line.keys.shared
    return None if shared is None else (day_of(line.at), line.page_id, shared)


@contextmanager
def open_readers(path: Path, window: int, ceiling: int) -> Iterator[SpoolReaders]:
    """Open the file for one transaction: committed at the end, rolled back by an exception.

    Args:
        path: the file; made when it is missing.
        window: seconds in which a repeat is not counted.
        ceiling: hits of one reader of one page a day; 0 for no ceiling.

    Raises:
        sqlite3.Error: when the file can't be used.
    """
    is_new = not path.exists()
    connection = sqlite3.connect(path, timeout=20, isolation_level=None)
    try:
        if is_new:
            path.chmod(0o600)
            connection.execute("PRAGMA auto_vacuum = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        # No copy of a page with keys is left beside the file.
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.executescript(TABLES)
        connection.execute("BEGIN IMMEDIATE")
        yield SpoolReaders(connection, window, ceiling)
        connection.execute("COMMIT")
    finally:
        connection.close()
