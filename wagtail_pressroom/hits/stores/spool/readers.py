"""What the spool knows of readers, in a small SQLite file beside the segments.

It lies outside the site's database, so that backups of that hold no key of a reader; keys are
deleted within two days, and what is deleted is overwritten (``secure_delete``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ...display import day_of
from ...refusal import CEILING, REPEAT
from ...repeats import judge
from .lines import DisplayLine

# Keys of the day before are of use for an hour, and 48 hours are promised.
DAYS_KEPT = 2

TABLES = """
CREATE TABLE IF NOT EXISTS seen (
    day INTEGER, page INTEGER, key TEXT, at REAL, hits INTEGER, declines INTEGER,
    PRIMARY KEY (day, page, key)
) WITHOUT ROWID;
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

    def judge(self, line: DisplayLine) -> tuple[str | None, bool]:
        """Take a display in, and tell whether it counts.

        Args:
            line: the display.

        Returns:
            ``None`` or why it does not count (``repeat``, ``ceiling``), and whether it is the
            first hit of a reader on that day.
        """
        day = day_of(line.at)
        last, hits = self._seen(day, line.page_id, line.keys.key)
        if last is None and line.keys.previous is not None:
            last, _hits = self._seen(day - 1, line.page_id, line.keys.previous)
        is_repeat, last = judge(line.at, last, self._window)
        declines = line.keys.shared is not None
        number = self._shared(day, line) if declines else hits
        is_over = bool(self._ceiling) and number >= self._ceiling
        counts = not is_repeat and not is_over
        self._connection.execute(
            "INSERT INTO seen VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            "at = excluded.at, hits = excluded.hits, declines = max(declines, excluded.declines)",
            (day, line.page_id, line.keys.key, last, hits + counts, declines),
        )
        if counts and declines:
            self._connection.execute(
                "INSERT INTO shared VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET hits = hits + 1",
                (day, line.page_id, line.keys.shared),
            )
        reason = REPEAT if is_repeat else CEILING if is_over else None
        return reason, counts and not hits and not declines

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

    def _seen(self, day: int, page: int, key: str) -> tuple[float | None, int]:
        found = self._connection.execute(
            "SELECT at, hits FROM seen WHERE day = ? AND page = ? AND key = ?", (day, page, key)
        ).fetchone()
        return found or (None, 0)

    def _shared(self, day: int, line: DisplayLine) -> int:
        found = self._connection.execute(
            "SELECT hits FROM shared WHERE day = ? AND page = ? AND number = ?",
            (day, line.page_id, line.keys.shared),
        ).fetchone()
        return found[0] if found else 0


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
