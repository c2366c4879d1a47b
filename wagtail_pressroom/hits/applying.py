"""Writing a batch to the tables, exactly once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from .batch import Batch
from .countable import countable_pages
from .display import SECONDS_A_DAY, SECONDS_AN_HOUR
from .increments import add_to, insert_if_missing
from .models import HitBatch, HitHour, HitReaderDay, HitRefusal, HitTotal
from .reasons import NOT_PUBLIC
from .short_transactions import in_short_transaction

HOURS_A_DAY = SECONDS_A_DAY // SECONDS_AN_HOUR

HitKey = tuple[int, int, int]
ReaderKey = tuple[int, int]
RefusalKey = tuple[int, str]


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
        django.db.Error: when the database can't be written; nothing of the batch is then.
    """
    displayed = {page for page, *_rest in (*batch.hits, *batch.readers)}
    # Read first: on SQLite a transaction that begins by reading can't always go on to write.
    pages = countable_pages(displayed, batch.since)
    counted, refused = _divide(batch, pages)
    readers = {key: number for key, number in batch.readers.items() if key[0] in pages}

    def write() -> int:
        if not _enter_in_ledger(batch, sum(counted.values())):
            return 0
        write_counts(counted, pages, readers)
        write_refusals(refused)
        return sum(counted.values())

    return in_short_transaction(write)


def write_counts(
    counted: Mapping[HitKey, int],
    pages: Mapping[int, Mapping[str, Any]],
    readers: Mapping[ReaderKey, int],
) -> None:
    """Add hits to hours and totals, and readers to their days, inside the caller's transaction.

    Args:
        counted: hits by ``(page, hour, source)``.
        pages: for each page of them, what reports will know of it.
        readers: readers new on that day, by ``(page, day)``.
    """
    totals: Counter[tuple[int]] = Counter()
    for (page, _hour, _source), number in counted.items():
        totals[page,] += number
    # Every writer takes the tables in this order, so that none blocks another for good.
    add_to(HitHour, ("page_id", "hour", "source"), "hits", counted)
    add_to(HitTotal, ("page_id",), "hits", totals, {key: pages[key[0]] for key in totals})
    add_to(HitReaderDay, ("page_id", "day"), "readers", readers)


def write_refusals(refused: Mapping[RefusalKey, int]) -> None:
    """Add refusals by ``(day, reason)``."""
    add_to(HitRefusal, ("day", "reason"), "number", refused)


def _divide(
    batch: Batch, pages: Mapping[int, Mapping[str, Any]]
) -> tuple[Counter[HitKey], Counter[RefusalKey]]:
    counted: Counter[HitKey] = Counter()
    refused = Counter(batch.refusals)
    for (page, hour, source), number in batch.hits.items():
        if page in pages:
            counted[page, hour, source] = number
        else:
            refused[hour // HOURS_A_DAY, NOT_PUBLIC] += number
    return counted, refused


def _enter_in_ledger(batch: Batch, hits: int) -> bool:
    row = {"id": batch.id, "hits": hits, "applied_at": timezone.now()}
    return insert_if_missing(HitBatch, ("id",), row)
