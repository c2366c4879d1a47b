"""What a store of waiting hits offers: the one interface between the counter and its stores."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Protocol

from ..display import Display


class StoreUnavailable(Exception):
    """What happened could not be stored: nothing was acknowledged and nothing is counted.

    The message names the trouble for the log, without anything about a reader.
    """


@dataclass(frozen=True, slots=True)
class StoreState:
    """What waits to be written to the database.

    Attributes:
        oldest: Unix time in seconds (UTC) since which the oldest of it waits; ``None`` when nothing
            waits.
        waiting: size of it in bytes; for a store that doesn't keep bytes, the number of counters.
        trouble: what is wrong with the store, in a sentence for administrators; empty when
            nothing is.
    """

    oldest: float | None = None
    waiting: int = 0
    trouble: str = ""


class HitStore(Protocol):
    """Where hits are kept from the moment they are acknowledged until they are in the tables.

    A store holds the rule of repeats and the daily ceiling, counts each reader of a day once, and
    keeps keys of readers apart from the tables. Methods may be called by several threads and
    processes at once.
    """

    def record(self, display: Display) -> None:
        """Take in one display. When this returns, it survives the death of the process.

        Args:
            display: a display by a reader, already known to be none of a robot, editor, … .

        Raises:
            StoreUnavailable: when it could not be stored.
        """

    def refuse(self, reason: str, at: float, number: int = 1) -> None:
        """Take in refusals.

        Args:
            reason: a code of :mod:`wagtail_pressroom.hits.reasons`.
            at: Unix time in seconds (UTC).
            number: how many.

        Raises:
            StoreUnavailable: when they could not be stored.
        """

    def flush(self) -> int:
        """Write what waits to the tables, each hit exactly once, and forget what is too old.

        Whatever crashed or runs at the same time, calling it again is safe.

        Returns:
            The number of hits written by this call.

        Raises:
            StoreUnavailable: when the store can't be read.
            django.db.Error: when the tables can't be written; nothing is lost by it.
        """

    def state(self) -> StoreState:
        """Return what waits. Asks the store alone, not the database."""

    def waiting_batches(self) -> list[uuid.UUID]:
        """Return the numbers of the batches that wait for the database; empty when none ever do.

        Raises:
            StoreUnavailable: when the store can't be read.
        """
