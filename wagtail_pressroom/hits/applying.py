"""Writing a batch to the tables, exactly once."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db import IntegrityError, router, transaction
from django.utils import timezone

from .batch import Batch
from .countable import countable_pages
from .display import SECONDS_A_DAY, SECONDS_AN_HOUR
from .increments import add_to
from .models import HitBatch, HitHour, HitReaderDay, HitRefusal, HitTotal
from .refusal import NOT_PUBLIC

HOURS_A_DAY = SECONDS_A_DAY // SECONDS_AN_HOUR


def apply_batch(batch: Batch) -> int:
    """Add a batch to the tables, unless that has been done before.

    One transaction writes the ledger, the hours, the totals, the readers and the refusals: either
    all of it is there afterwards or nothing. Displays of pages that readers could not see are
    counted as refused.

    Args:
        batch: what to add. Its ``id`` decides whether it has been added.

    Returns:
        The number of hits added; 0 for a batch that was there already.

    Raises:
        django.db.DatabaseError: when the database can't be written; nothing of the batch is then.
    """
    # Read first: on SQLite a transaction that begins by reading can't always go on to write.
    pages = countable_pages((page for page, _hour, _source in batch.hits), batch.since)
    counted, refused = _divide(batch, pages)
    with transaction.atomic(using=router.db_for_write(HitBatch)):
        if not _enter_in_ledger(batch, sum(counted.values())):
            return 0
        _write(counted, pages)
        readers = {key: n for key, n in batch.readers.items() if key[0] in pages}
        add_to(HitReaderDay, ("page_id", "day"), "readers", readers)
        add_to(HitRefusal, ("day", "reason"), "number", refused)
    return sum(counted.values())


def _divide(
    batch: Batch, pages: dict[int, dict[str, Any]]
) -> tuple[Counter[tuple[int, int, int]], Counter[tuple[int, str]]]:
    counted: Counter[tuple[int, int, int]] = Counter()
    refused = Counter(batch.refusals)
    for (page, hour, source), number in batch.hits.items():
        if page in pages:
            counted[page, hour, source] = number
        else:
            refused[hour // HOURS_A_DAY, NOT_PUBLIC] += number
    return counted, refused


def _enter_in_ledger(batch: Batch, hits: int) -> bool:
    try:
        with transaction.atomic(using=router.db_for_write(HitBatch)):
            HitBatch.objects.create(id=batch.id, hits=hits, applied_at=timezone.now())
    except IntegrityError:
        return False
    return True


def _write(counted: Counter[tuple[int, int, int]], pages: dict[int, dict[str, Any]]) -> None:
    totals: Counter[tuple[int]] = Counter()
    for (page, _hour, _source), number in counted.items():
        totals[page,] += number
    add_to(HitHour, ("page_id", "hour", "source"), "hits", counted)
    facts = {(page,): pages[page] for (page,) in totals}
    add_to(HitTotal, ("page_id",), "hits", totals, facts)
