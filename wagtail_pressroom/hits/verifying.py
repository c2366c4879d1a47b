"""Whether the numbers agree: totals with hours and days, both with the ledger."""

from __future__ import annotations

import time
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, IntegerField, QuerySet, Sum, Value

from .display import day_of, hour_of
from .models import HitBatch, HitDay, HitHour, HitTotal, TakenOverCount
from .short_transactions import hits_database
from .stores import HitStore

HOURS, DAYS, TOTALS, LEDGER = range(4)
# No time zone is a day ahead, and clocks are a little wrong.
HOURS_AHEAD = 24
DAYS_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Difference:
    """A page whose total is not what its hours and days add up to.

    Attributes:
        page_id: the page, which may be gone.
        total: what readers are shown.
        counted: sum of its hours and days.
    """

    page_id: int
    total: int
    counted: int


@dataclass(slots=True)
class Findings:
    """What the tables say at one moment.

    Attributes:
        differences: pages whose total is wrong, in the order of their numbers.
        totals: sum of all totals.
        counted: sum of all hours and days.
        ledger: sum of all lines of the ledger.
        waiting: batches that wait in the store although they are in the tables. They do no harm:
            the next flush throws them away.
        taken_over: pages whose taken-over count is negative.
        impossible: ``(table, page, hour or day, hits)`` of rows dated before 1970, or more than a
            day ahead, or with a negative number.
    """

    differences: list[Difference] = field(default_factory=list)
    totals: int = 0
    counted: int = 0
    ledger: int = 0
    waiting: list[uuid.UUID] = field(default_factory=list)
    taken_over: list[int] = field(default_factory=list)
    impossible: list[tuple[str, int, int, int]] = field(default_factory=list)

    @property
    def numbers_agree(self) -> bool:
        """Whether totals, hours and days, and the ledger say the same."""
        return not self.differences and self.ledger == self.counted

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong."""
        return self.numbers_agree and not (self.waiting or self.taken_over or self.impossible)


def verify(store: HitStore, now: float | None = None) -> Findings:
    """Compare all numbers of the counter, while hits go on coming in.

    Args:
        store: asked for the batches that wait in it.
        now: Unix time in seconds (UTC); the present by default.

    Queries:
        One for all numbers, three for rows that can't be, one when batches wait.
    """
    findings = compare_numbers()
    findings.waiting = _applied_but_waiting(store)
    alias = hits_database()
    taken_over = TakenOverCount.objects.using(alias).filter(count__lt=0)
    findings.taken_over = sorted(taken_over.values_list("pk", flat=True))
    findings.impossible = _impossible_rows(time.time() if now is None else now)
    return findings


def compare_numbers() -> Findings:
    """Compare totals, hours, days and ledger as they stood at one moment.

    One statement reads all of them, because in every database a statement sees one moment: hits
    that are written meanwhile are in all of them or in none.
    """
    sums: tuple[Counter[int], ...] = (Counter(), Counter(), Counter(), Counter())
    for page, number, table in _all_numbers():
        # MariaDB returns both as decimal numbers.
        sums[table][int(page)] = int(number)
    counted = sums[HOURS] + sums[DAYS]
    return Findings(
        differences=[
            Difference(page, sums[TOTALS][page], counted[page])
            for page in sorted({*sums[TOTALS], *counted})
            if sums[TOTALS][page] != counted[page]
        ],
        totals=sums[TOTALS].total(),
        counted=counted.total(),
        ledger=sums[LEDGER].total(),
    )


def _all_numbers() -> QuerySet[Any]:
    alias = hits_database()
    parts = [
        _summed(model.objects.using(alias).values(page=F("page_id")), table)
        for model, table in ((HitHour, HOURS), (HitDay, DAYS), (HitTotal, TOTALS))
    ]
    # Grouped by a nought that is made of each row, which is all of them at once.
    ledger = HitBatch.objects.using(alias).values(page=F("hits") * Value(0))
    numbers: QuerySet[Any] = parts[0].union(*parts[1:], _summed(ledger, LEDGER), all=True)
    return numbers


def _summed(rows: QuerySet[Any], table: int) -> QuerySet[Any]:
    number = Value(table, output_field=IntegerField())
    grouped = rows.order_by().annotate(number=Sum("hits"), table=number)
    summed: QuerySet[Any] = grouped.values_list("page", "number", "table")
    return summed


def _applied_but_waiting(store: HitStore) -> list[uuid.UUID]:
    found = _in_ledger(store.waiting_batches())
    if found:
        # A flush that runs just now writes to the tables first and throws away then.
        time.sleep(1)
        still = set(store.waiting_batches())
        found = [batch for batch in found if batch in still]
    return found


def _in_ledger(batches: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    rows = HitBatch.objects.using(hits_database()).filter(pk__in=batches)
    return sorted(rows.values_list("pk", flat=True)) if batches else []


def _impossible_rows(now: float) -> list[tuple[str, int, int, int]]:
    limits: tuple[tuple[str, Any, int], ...] = (
        ("hour", HitHour, hour_of(now) + HOURS_AHEAD),
        ("day", HitDay, day_of(now) + DAYS_AHEAD),
    )
    found = []
    for name, model, latest in limits:
        rows = model.objects.using(hits_database())
        wrong = rows.exclude(**{f"{name}__range": (0, latest)}) | rows.filter(hits__lt=0)
        values = wrong.order_by(name, "page_id").values_list("page_id", name, "hits")
        found += [(name, page, when, hits) for page, when, hits in values]
    return found
