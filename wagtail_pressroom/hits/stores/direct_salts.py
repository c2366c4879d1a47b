"""The salts of the days in the database, each made by one process and the same for all."""

from __future__ import annotations

import time

from django.db import connections

from ..display import day_of
from ..increments import insert_if_missing
from ..models import HitSalt
from ..reader_keys import new_salt
from ..short_transactions import hits_database, in_short_transaction
from .base import StoreUnavailable

# A salt that was deleted and made anew, by a clock that was wrong, must reach all processes.
SECONDS_REMEMBERED = 60.0


class DirectSalts:
    """Salts, remembered for a minute by each process."""

    def __init__(self) -> None:
        """Know of no salt."""
        self._known: dict[int, tuple[float, bytes]] = {}

    def salt(self, day: int) -> bytes:
        """Return the salt of a day (UTC, counted from the epoch), making it when it is missing.

        Raises:
            StoreUnavailable: when it can be neither read nor made.
            django.db.Error: when the database can't be asked.
        """
        salt = self.earlier_salt(day)
        if salt is None:
            row = {"day": day, "salt": new_salt().hex()}
            in_short_transaction(lambda: insert_if_missing(HitSalt, ("day",), row))
            # Another process may have been first: what counts is what stands there.
            salt = self.earlier_salt(day)
        if salt is None:
            raise StoreUnavailable("The salt of the day can't be made.")
        return salt

    def earlier_salt(self, day: int) -> bytes | None:
        """Return the salt of a day if it is still there; it is never made."""
        until, salt = self._known.get(day, (0.0, None))
        if salt is not None and time.monotonic() < until:
            return salt
        rows = HitSalt.objects.using(hits_database()).filter(day=day)
        text = rows.values_list("salt", flat=True).first()
        if text is None:
            return None
        # What a caller's transaction has made may be undone by it.
        if not connections[hits_database()].in_atomic_block:
            self._known[day] = (time.monotonic() + SECONDS_REMEMBERED, bytes.fromhex(text))
        return bytes.fromhex(text)

    def forget(self, now: float) -> None:
        """Drop the memory of salts of other days than the present and the one before.

        Args:
            now: Unix time in seconds (UTC).
        """
        today = day_of(now)
        self._known = {day: known for day, known in self._known.items() if 0 <= today - day <= 1}
