"""Summing up what is old: hours to days, and lines of the ledger to one."""

from __future__ import annotations

import datetime
import time
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import models
from django.db.models import F

from .display import SECONDS_A_DAY
from .increments import add_to
from .models import HitBatch, HitDay, HitHour
from .moments import moment_of
from .short_transactions import hits_database, in_short_transaction
from .statistics import day_of_hour, today
from .statistics.periods import Period, number_of_day

# The line of the ledger to which old ones are added.
CARRIED = uuid.UUID(int=0)
LEDGER_DAYS = 30
# Small enough that nobody waits for it, and that little is done again when it is broken off.
ROWS_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Pruned:
    """What has been summed up, or would be.

    Attributes:
        hours: rows of hours.
        hits: the hits in them.
        batches: lines of the ledger.
    """

    hours: int
    hits: int
    batches: int


def prune(days_kept: int, waiting: Sequence[uuid.UUID] = ()) -> Pruned:
    """Sum up old hours to days of ``TIME_ZONE``, and old lines of the ledger to one.

    No number changes by it. It goes in short transactions: broken off at any point, or run
    twice at the same time, it loses nothing and counts nothing twice.

    Args:
        days_kept: days, today included, whose hours stay.
        waiting: batches that wait in a store; their lines in the ledger stay, whatever their age.

    Raises:
        django.db.DatabaseError: when the database can't be written.
    """
    hours = hits = batches = 0
    while found := _first(_old_hours(days_kept), "hour"):
        rows, number = in_short_transaction(partial(_sum_up_hours, found))
        hours, hits = hours + rows, hits + number
    while found := _first(_old_batches(waiting), "applied_at"):
        batches += in_short_transaction(partial(_carry, found))
    return Pruned(hours, hits, batches)


def what_to_prune(days_kept: int, waiting: Sequence[uuid.UUID] = ()) -> Pruned:
    """Return what :func:`prune` would sum up now, and change nothing.

    Args:
        days_kept: as for :func:`prune`.
        waiting: as for :func:`prune`.
    """
    hours = _old_hours(days_kept)
    hits = hours.aggregate(hits=models.Sum("hits"))["hits"] or 0
    return Pruned(hours.count(), int(hits), _old_batches(waiting).count())


def _old_hours(days_kept: int) -> models.QuerySet[HitHour]:
    first_kept = today() - datetime.timedelta(days=days_kept - 1)
    rows = HitHour.objects.using(hits_database())
    # Hours before the epoch are nobody's; `pressroom_verify_hits` names them.
    return rows.filter(hour__gte=0, hour__lt=Period(first_kept, first_kept).hours.start)


def _old_batches(waiting: Sequence[uuid.UUID]) -> models.QuerySet[HitBatch]:
    before = moment_of(time.time() - LEDGER_DAYS * SECONDS_A_DAY)
    rows = HitBatch.objects.using(hits_database()).filter(applied_at__lt=before)
    return rows.exclude(pk__in=[CARRIED, *waiting])


def _first(rows: models.QuerySet[Any], order: str) -> list[Any]:
    return list(rows.order_by(order, "pk").values_list("pk", flat=True)[:ROWS_AT_A_TIME])


def _sum_up_hours(pks: list[int]) -> tuple[int, int]:
    rows = _hold(HitHour, pks)
    days: Counter[tuple[int, int, int]] = Counter()
    for page, hour, source, hits in rows.values_list("page_id", "hour", "source", "hits"):
        days[page, number_of_day(day_of_hour(hour)), source] += hits
    number, _of_which = rows.delete()
    add_to(HitDay, ("page_id", "day", "source"), "hits", days)
    return number, sum(days.values())


def _carry(pks: list[uuid.UUID]) -> int:
    rows = _hold(HitBatch, pks)
    hits = sum(rows.values_list("hits", flat=True))
    number, _of_which = rows.delete()
    carry_over(hits)
    return number


def carry_over(hits: int) -> None:
    """Add to the line of the ledger that stands for all old ones.

    Args:
        hits: what to add, 0 or more.
    """
    now = {"applied_at": moment_of(time.time())}
    add_to(HitBatch, ("id",), "hits", {(CARRIED,): hits}, {(CARRIED,): now})


def _hold(model: type[models.Model], pks: Sequence[Any]) -> models.QuerySet[Any]:
    """Return those of the rows that are still there, and let nobody change them meanwhile.

    Writing what stands there locks rows in every database, and on SQLite, which has no other
    lock, it makes the transaction begin by writing.
    """
    rows = model._default_manager.using(hits_database()).filter(pk__in=pks)
    rows.update(hits=F("hits"))
    return rows
