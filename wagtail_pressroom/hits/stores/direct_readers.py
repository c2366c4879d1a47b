"""What the store ``direct`` knows of readers, in a table of the database."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import OperationalError
from django.db.models import F

from ..display import Display
from ..increments import insert_if_missing
from ..models import HitReader
from ..reader_keys import ReaderKeys
from ..reasons import CEILING, REPEAT
from ..repeats import judge
from ..short_transactions import hits_database

KEY = ("day", "page_id", "key")
# In place of a day, for readers who decline tracking: their rows are deleted when the window is
# over, and found by this without looking at all the others.
NO_DAY = -1


@dataclass(slots=True)
class _Seen:
    """A row, held until the transaction ends.

    Attributes:
        day: a day (UTC, counted from the epoch), or ``NO_DAY``.
        page_id: the page.
        key: the reader's.
        last: when the reader last saw the page, or ``None``.
        hits: counted on that day.
        stored: time and hits as they stand in the row.
    """

    day: int
    page_id: int
    key: str
    last: float | None
    hits: int
    stored: tuple[float, int]

    def keep(self, last: float, hits: int) -> None:
        """Store when the reader last saw the page and what was counted, unless it stands there."""
        if (last, hits) != self.stored:
            rows = HitReader.objects.using(hits_database())
            row = rows.filter(day=self.day, page_id=self.page_id, key=self.key)
            row.update(seen_at=last, hits=hits)


class DirectReaders:
    """Which reader last saw which page when. Call it inside a transaction."""

    def __init__(self, window: int, ceiling: int) -> None:
        """Judge by a window in seconds and a ceiling of hits a day, 0 for none."""
        self._window = window
        self._ceiling = ceiling

    def judge(self, display: Display, keys: ReaderKeys) -> tuple[str | None, bool]:
        """Take a display in, and tell whether it counts.

        Args:
            display: what was seen.
            keys: the reader's.

        Returns:
            ``None`` or why it does not count (``repeat``, ``ceiling``), and whether it is the
            first hit of a reader on that day.
        """
        if keys.shared is not None:
            return self._judge_quiet(display, keys, keys.shared), False
        seen = _hold(display, display.day, keys, hits=1)
        is_repeat, last = judge(display.at, seen.last, self._window)
        is_over = bool(self._ceiling) and seen.hits >= self._ceiling
        counts = not is_repeat and not is_over
        is_new = counts and seen.hits == 0
        seen.keep(last, seen.hits + counts)
        return REPEAT if is_repeat else CEILING if is_over else None, is_new

    def _judge_quiet(self, display: Display, keys: ReaderKeys, number: int) -> str | None:
        """Judge a display of a reader who declines tracking: the ceiling is shared by many."""
        # Without a window there is nothing to be remembered.
        if self._window:
            seen = _hold(display, NO_DAY, keys, hits=0)
            is_repeat, last = judge(display.at, seen.last, self._window)
            seen.keep(last, 0)
            if is_repeat:
                return REPEAT
        return None if not self._ceiling or self._takes_one(display, number) else CEILING

    def _takes_one(self, display: Display, number: int) -> bool:
        key = {"day": display.day, "page_id": display.page_id, "key": f"shared-{number}"}
        # Without a time, which would tell when one of them came.
        if insert_if_missing(HitReader, KEY, {**key, "seen_at": 0.0, "hits": 1}):
            return True
        rows = HitReader.objects.using(hits_database()).filter(**key, hits__lt=self._ceiling)
        return bool(rows.update(hits=F("hits") + 1))


def _hold(display: Display, day: int, keys: ReaderKeys, hits: int) -> _Seen:
    """Make or lock the row of a reader; others who want it wait from here on.

    A row made here says that the display was the first, as it mostly is.
    """
    page, key = display.page_id, keys.key
    row = {"day": day, "page_id": page, "key": key, "seen_at": display.at, "hits": hits}
    if insert_if_missing(HitReader, KEY, row):
        last = _last_under_previous_key(display, day, keys)
        return _Seen(day, page, key, last, 0, stored=(display.at, hits))
    rows = HitReader.objects.using(hits_database()).select_for_update()
    found = rows.filter(day=day, page_id=page, key=key).values_list("seen_at", "hits").first()
    if found is None:
        # Deleted this very moment; the transaction begins anew.
        raise OperationalError("A row has gone.")
    return _Seen(day, page, key, *found, stored=found)


def _last_under_previous_key(display: Display, day: int, keys: ReaderKeys) -> float | None:
    if keys.previous is None:
        return None
    earlier = NO_DAY if day == NO_DAY else day - 1
    rows = HitReader.objects.using(hits_database()).filter(
        day=earlier, page_id=display.page_id, key=keys.previous
    )
    return rows.values_list("seen_at", flat=True).first()
