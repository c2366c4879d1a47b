"""Counts leave Redis for the tables, exactly once.

Counts that come in get the number of their batch with the first of them. A flush renames them, so
that nothing is added any more, writes them to the tables under that number in the ledger, and then
deletes them. Each step can be broken off and done again, by any process.

Redis may lose its last second in a crash, or more when a replica takes over, and then be in a state
of before the rename although the tables have the batch. Therefore each run of the server has
pending counts of its own: what an earlier run has left is not added to, and the ledger tells
whether it has been written.
"""

from __future__ import annotations

import time
import uuid
from contextlib import suppress
from typing import TYPE_CHECKING

from ...applying import apply_batch
from ...batch import OLDEST_BATCH_SECONDS
from . import names
from .fields import ABOUT, BEGAN, ID, read_counts
from .lines import RedisLines
from .scripts import COLLECT

if TYPE_CHECKING:
    from .line import RedisLine


class RedisBatches:
    """What waits in Redis."""

    def __init__(self, lines: RedisLines) -> None:
        """Ask over connections that have patience: a flush may take a while."""
        self._lines = lines

    def flush(self) -> int:
        """Write what waits to the tables; return the number of hits written.

        Raises:
            RedisFailed: when Redis can't be read.
            django.db.Error: when the tables can't be written.
        """
        self._lines.use(self._collect)
        numbers = self._lines.use(lambda line: sorted(line.ask("SMEMBERS", names.BATCHES)))
        return sum(self._apply(number) for number in numbers)

    def waiting(self) -> list[uuid.UUID]:
        """Return the numbers of all batches, and of those still growing.

        Raises:
            RedisFailed: when Redis can't be read.
        """
        found = []
        for number in self._lines.use(_numbers):
            with suppress(ValueError):
                found.append(uuid.UUID(number))
        return found

    def size(self, line: RedisLine) -> tuple[int, float | None, int]:
        """Return how many counts wait, since when, and how many batches are set apart."""
        counts, oldest = 0, None
        batches = [names.batch(number) for number in line.ask("SMEMBERS", names.BATCHES)]
        for key in [*line.ask("SMEMBERS", names.PENDINGS), *batches]:
            about = dict(zip(ABOUT, line.ask("HMGET", key, *ABOUT), strict=True))
            counts += line.ask("HLEN", key) - sum(value is not None for value in about.values())
            if began := about[BEGAN]:
                oldest = min(float(began), oldest or float(began))
        return counts, oldest, line.ask("SCARD", names.APART)

    def _collect(self, line: RedisLine) -> None:
        for key in sorted(line.ask("SMEMBERS", names.PENDINGS)):
            number = line.ask("HGET", key, ID) or ""
            keys = [key, names.batch(number), names.PENDINGS, names.BATCHES]
            line.run(COLLECT, keys, [number])

    def _apply(self, number: str) -> int:
        counts = self._lines.use(lambda line: _hash(line, names.batch(number)))
        hits = 0
        if counts:
            try:
                batch = read_counts(number, counts)
                is_too_old = time.time() - float(counts[BEGAN]) > OLDEST_BATCH_SECONDS
            except (KeyError, ValueError):
                is_too_old = True
            if is_too_old:
                self._lines.use(lambda line: _set_apart(line, number))
                return 0
            hits = apply_batch(batch)
        self._lines.use(lambda line: _delete(line, number))
        return hits


def _hash(line: RedisLine, key: str) -> dict[str, str]:
    # Without the library's client around it, a connection answers as Redis does: in a list.
    found = line.ask("HGETALL", key)
    return dict(zip(found[::2], found[1::2], strict=True))


def _numbers(line: RedisLine) -> list[str]:
    pendings = [line.ask("HGET", key, ID) for key in line.ask("SMEMBERS", names.PENDINGS)]
    return sorted([*line.ask("SMEMBERS", names.BATCHES), *filter(None, pendings)])


def _set_apart(line: RedisLine, number: str) -> None:
    line.ask("SMOVE", names.BATCHES, names.APART, number)


def _delete(line: RedisLine, number: str) -> None:
    # In this order: broken off in between, the number stays and leads to nothing.
    line.ask("DEL", names.batch(number))
    line.ask("SREM", names.BATCHES, number)
