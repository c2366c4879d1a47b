"""Reading counts: what has been counted here plus what was taken over."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from django.db.models import F, Sum

from .models import HitTotal, TakenOverCount


def hit_count(page: Any) -> int:
    """Return the hits of one page, that is of one language, the taken-over count included.

    Queries:
        One.
    """
    return hit_counts([page.pk]).get(page.pk, 0)


def hit_counts(page_ids: Iterable[int]) -> dict[int, int]:
    """Return the hits of several pages; a page never counted is missing.

    Queries:
        One, whatever the number of pages.
    """
    ids = list(page_ids)
    counted = HitTotal.objects.filter(pk__in=ids).values_list("page_id", "hits")
    taken_over = TakenOverCount.objects.filter(pk__in=ids).values_list("page_id", F("count"))
    totals: dict[int, int] = {}
    for page_id, number in counted.union(taken_over, all=True):
        totals[page_id] = totals.get(page_id, 0) + number
    return totals


def translation_hit_count(translation_key: uuid.UUID) -> int:
    """Return the hits of a page in all its languages, taken-over counts included."""
    counted = HitTotal.objects.filter(translation_key=translation_key).aggregate(n=Sum("hits"))
    taken_over = TakenOverCount.objects.filter(translation_key=translation_key)
    return (counted["n"] or 0) + (taken_over.aggregate(n=Sum("count"))["n"] or 0)


def set_taken_over_count(page: Any, count: int, as_of: datetime.date) -> None:
    """Store what the previous site had counted for a page, replacing an earlier number.

    Args:
        page: a saved page.
        count: the number, 0 or more.
        as_of: the day on which the previous site showed it.

    Raises:
        ValueError: when the count is negative.
    """
    if count < 0:
        raise ValueError("A count can't be negative.")
    TakenOverCount.objects.update_or_create(
        page_id=page.pk,
        defaults={"translation_key": page.translation_key, "count": count, "as_of": as_of},
    )
