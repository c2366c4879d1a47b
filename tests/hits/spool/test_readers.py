"""The spool's memory of readers."""

from __future__ import annotations

from pathlib import Path

from wagtail_pressroom.hits.reader_keys import ReaderKeys
from wagtail_pressroom.hits.stores.spool.lines import DisplayLine
from wagtail_pressroom.hits.stores.spool.readers import SpoolReaders, open_readers

NOON = 20_000 * 86400.0 + 43200


def _lines(first: int, number: int) -> list[DisplayLine]:
    return [
        DisplayLine(NOON, 7, 1, ReaderKeys(f"{key:016x}", f"{key:016x}", key % 4096))
        for key in range(first, first + number)
    ]


def _steps(readers: SpoolReaders, lines: list[DisplayLine]) -> int:
    """Return about how many steps SQLite's virtual machine takes to judge displays."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    readers._connection.set_progress_handler(count, 10)
    readers.judge_all(lines)
    readers._connection.set_progress_handler(None, 0)
    return steps * 10


def test_judging_takes_as_long_whatever_is_remembered(tmp_path: Path) -> None:
    steps = []
    for remembered in (100, 10_000):
        with open_readers(tmp_path / f"{remembered}.sqlite3", 30, 10) as readers:
            readers.judge_all(_lines(0, remembered))
            steps.append(_steps(readers, _lines(20_000, 50)))
    assert steps[1] < 2 * steps[0]
