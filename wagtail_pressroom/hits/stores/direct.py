"""The store that has no store: each display is written to the database at once.

For hosts without a disk to write to. It costs a transaction for each display, and the database
holds keys of readers for two days at most; the store ``spool`` needs neither.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from typing import TypeVar

from django.db import Error

from ..applying import write_counts, write_refusals
from ..display import SECONDS_A_DAY, SECONDS_AN_HOUR, Display, day_of
from ..increments import add_to
from ..models import HitBatch
from ..moments import moment_of
from ..reader_keys import ReaderKeys, make_keys
from ..reasons import NOT_PUBLIC
from ..short_transactions import in_short_transaction
from .base import StoreState, StoreUnavailable
from .direct_forgetting import forget_readers
from .direct_pages import DirectPages, Facts
from .direct_readers import DirectReaders
from .direct_salts import DirectSalts

Result = TypeVar("Result")


class DirectStore:
    """Hits written at once. When a display is taken in, it is in the tables."""

    def __init__(self, window: int, ceiling: int) -> None:
        """Count by the rule of repeats.

        Args:
            window: seconds in which a repeat is not counted.
            ceiling: hits of one reader of one page a day; 0 for no ceiling.
        """
        self._window = window
        self._readers = DirectReaders(window, ceiling)
        self._salts = DirectSalts()
        self._pages = DirectPages()
        self._ledger_row = (-1, uuid.UUID(int=0))

    def record(self, display: Display) -> None:
        """Count a display, or why it does not count; see :meth:`HitStore.record`."""
        _ask_database(lambda: self._record(display))

    def refuse(self, reason: str, at: float, number: int = 1) -> None:
        """Count refusals; see :meth:`HitStore.refuse`."""
        refused = {(day_of(at), reason): number}
        _ask_database(lambda: in_short_transaction(lambda: write_refusals(refused)))

    def flush(self) -> int:
        """Forget readers; nothing ever waits. See :meth:`HitStore.flush`."""
        now = time.time()
        forget_readers(now, self._window)
        self._salts.forget(now)
        return 0

    def state(self) -> StoreState:
        """Return that nothing waits; see :meth:`HitStore.state`."""
        return StoreState()

    def waiting_batches(self) -> list[uuid.UUID]:
        """Return that nothing waits; see :meth:`HitStore.waiting_batches`."""
        return []

    def _record(self, display: Display) -> None:
        facts = self._pages.facts(display.page_id, display.at)
        if facts is None:
            self.refuse(NOT_PUBLIC, display.at)
            return
        keys = self._keys(display)
        in_short_transaction(lambda: self._count(display, keys, facts))

    def _keys(self, display: Display) -> ReaderKeys:
        salt, earlier = self._salts.salt(display.day), None
        if display.at % SECONDS_A_DAY < self._window:
            earlier = self._salts.earlier_salt(display.day - 1)
        return make_keys(display, salt, earlier, self._window)

    def _count(self, display: Display, keys: ReaderKeys, facts: Facts) -> None:
        reason, is_new_reader = self._readers.judge(display, keys)
        if reason is not None:
            write_refusals({(display.day, reason): 1})
            return
        page = display.page_id
        write_counts(
            {(page, display.hour, display.source): 1},
            {page: facts},
            {(page, display.day): 1} if is_new_reader else {},
        )
        self._enter_in_ledger(display)

    def _enter_in_ledger(self, display: Display) -> None:
        day, row = self._ledger_row
        if day != display.day:
            # One row for each process, so that processes don't wait for one another here. Threads
            # that come at the same moment make two, which does no harm.
            row = uuid.uuid4()
            self._ledger_row = (display.day, row)
        # The column has an index: while it stays the same, PostgreSQL updates the row in place.
        hour = {"applied_at": moment_of(display.hour * SECONDS_AN_HOUR)}
        add_to(HitBatch, ("id",), "hits", {(row,): 1}, {(row,): hour})


def _ask_database(work: Callable[[], Result]) -> Result:
    try:
        return work()
    except Error as error:
        # What the database says may name a row, and with it a key.
        raise StoreUnavailable(f"The database failed ({type(error).__name__}).") from error
