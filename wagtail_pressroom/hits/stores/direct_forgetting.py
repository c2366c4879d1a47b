"""Deleting what could be traced to a reader, once it is of no more use."""

from __future__ import annotations

from django.db.models import Q

from ..display import SECONDS_A_DAY, day_of
from ..models import HitReader, HitSalt
from ..short_transactions import hits_database, in_short_transaction
from .direct_readers import NO_DAY

# Nothing is left 48 hours after its day began.
DAYS_KEPT = 2


def forget_readers(now: float, window: int) -> int:
    """Delete keys and salts of readers that are too old to be kept.

    Keys of readers who decline tracking go when the window is over, all others, and the salts, when
    the day after theirs is over. What a wrong clock has dated days ahead goes as well.

    Args:
        now: Unix time in seconds (UTC).
        window: seconds in which a repeat is not counted.

    Returns:
        The number of rows deleted.
    """
    today = day_of(now)
    is_stale = Q(day__gte=0, day__lte=today - DAYS_KEPT) | Q(day__gt=today + 1)
    is_over = Q(seen_at__lte=now - window) | Q(seen_at__gt=now + SECONDS_A_DAY)
    alias = hits_database()
    deleted = 0
    for rows in (
        HitReader.objects.using(alias).filter(is_over, day=NO_DAY),
        HitReader.objects.using(alias).filter(is_stale),
        HitSalt.objects.using(alias).filter(is_stale),
    ):
        # A query first: where there is nothing to delete, nobody is made to wait.
        if rows.exists():
            deleted += in_short_transaction(rows.delete)[0]
    return deleted
