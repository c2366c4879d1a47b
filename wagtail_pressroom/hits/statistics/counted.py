"""Numbers of a period, from the hours and from the days that old hours have been summed up to."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Min, QuerySet, Sum, Value

from ..models import HitDay, HitHour, HitReaderDay, HitRefusal
from .periods import Period, day_of_hour, day_of_number

# Databases limit how many values one statement may carry.
PAGES_AT_A_TIME = 500

# A query that selects page ids is never run by itself: it becomes a part of the others.
PageIds = Collection[int] | QuerySet[Any, Any]


def hits_by_day(
    period: Period, page_ids: PageIds | None = None, sources: Collection[int] | None = None
) -> dict[datetime.date, int]:
    """Return the hits of each day, also of days without any.

    Args:
        period: the days.
        page_ids: only hits of these pages; ``None`` for all. A query must select ids alone.
        sources: only hits that came in these ways (:class:`HitSource`); ``None`` for all.

    Queries:
        Two; for a collection of pages two for each 500.
    """
    counts = dict.fromkeys(period, 0)
    for hour, hits in _grouped(_hours(period, sources), ("hour",), page_ids):
        counts[day_of_hour(hour)] += hits
    for day, hits in _grouped(_days(period, sources), ("day",), page_ids):
        counts[day_of_number(day)] += hits
    return counts


def hits_by_page(
    period: Period, page_ids: PageIds | None = None, sources: Collection[int] | None = None
) -> dict[int, int]:
    """Return the hits of each page that has any in a period.

    Args:
        period: the days.
        page_ids: as for :func:`hits_by_day`.
        sources: as for :func:`hits_by_day`.

    Queries:
        One; for a collection of pages one for each 500.
    """
    counts: Counter[int] = Counter()
    hours = _portions(_hours(period, sources), page_ids)
    days = _portions(_days(period, sources), page_ids)
    for some_hours, some_days in zip(hours, days, strict=True):
        sums = [
            rows.values_list("page_id").annotate(Sum("hits")) for rows in (some_hours, some_days)
        ]
        for page_id, hits in sums[0].union(sums[1], all=True):
            counts[page_id] += int(hits)
    return dict(counts)


def hits_by_source_and_day(
    period: Period, page_ids: PageIds | None = None, sources: Collection[int] | None = None
) -> dict[int, dict[datetime.date, int]]:
    """Return the hits of each day as :func:`hits_by_day`, for each way they came in.

    Args:
        period: the days.
        page_ids: as for :func:`hits_by_day`.
        sources: as for :func:`hits_by_day`.

    Queries:
        Two; for a collection of pages two for each 500.
    """
    counts: dict[int, dict[datetime.date, int]] = {}
    for hour, source, hits in _grouped(_hours(period, sources), ("hour", "source"), page_ids):
        counts.setdefault(source, dict.fromkeys(period, 0))[day_of_hour(hour)] += hits
    for day, source, hits in _grouped(_days(period, sources), ("day", "source"), page_ids):
        counts.setdefault(source, dict.fromkeys(period, 0))[day_of_number(day)] += hits
    return counts


def readers_by_day(page_id: int, period: Period) -> dict[datetime.date, int]:
    """Return the daily readers of a page, also of days without any.

    These days are days in UTC, at whose end the keys of readers are thrown away. A reader who
    comes on two days is counted on both: call the numbers, and sums of them, "daily readers".

    Queries:
        One.
    """
    counts = dict.fromkeys(period, 0)
    rows = HitReaderDay.objects.filter(page_id=page_id, **_between("day", period.days))
    for day, readers in rows.values_list("day", "readers"):
        counts[day_of_number(day)] = readers
    return counts


def refusals_by_reason(period: Period) -> dict[str, int]:
    """Return how often hits were refused in a period, for each reason that occurred.

    These days are days in UTC.

    Queries:
        One.
    """
    rows = HitRefusal.objects.filter(**_between("day", period.days))
    return {
        reason: int(number) for reason, number in rows.values_list("reason").annotate(Sum("number"))
    }


def counted_since() -> datetime.date | None:
    """Return the day of the first hit, or ``None`` when there is none.

    Queries:
        One.
    """
    is_hour = HitHour.objects.order_by().values(is_hour=Value(1)).annotate(first=Min("hour"))
    is_day = HitDay.objects.order_by().values(is_hour=Value(0)).annotate(first=Min("day"))
    found = [
        day_of_hour(number) if hour else day_of_number(number)
        for hour, number in is_hour.values_list("is_hour", "first").union(
            is_day.values_list("is_hour", "first"), all=True
        )
        if number is not None
    ]
    return min(found, default=None)


def _hours(period: Period, sources: Collection[int] | None) -> QuerySet[Any]:
    rows = HitHour.objects.filter(**_between("hour", period.hours))
    return rows if sources is None else rows.filter(source__in=list(sources))


def _days(period: Period, sources: Collection[int] | None) -> QuerySet[Any]:
    rows = HitDay.objects.filter(**_between("day", period.days))
    return rows if sources is None else rows.filter(source__in=list(sources))


def _between(field: str, numbers: range) -> dict[str, int]:
    return {f"{field}__gte": numbers.start, f"{field}__lt": numbers.stop}


def _grouped(
    rows: QuerySet[Any], keys: tuple[str, ...], page_ids: PageIds | None
) -> Iterator[tuple[int, ...]]:
    for some in _portions(rows, page_ids):
        for *values, hits in some.values_list(*keys).annotate(Sum("hits")):
            yield *values, int(hits)


def _portions(rows: QuerySet[Any], page_ids: PageIds | None) -> Iterator[QuerySet[Any]]:
    if page_ids is None:
        yield rows
    elif isinstance(page_ids, QuerySet):
        yield rows.filter(page_id__in=page_ids)
    else:
        ids = sorted(set(page_ids))
        for start in range(0, len(ids), PAGES_AT_A_TIME):
            yield rows.filter(page_id__in=ids[start : start + PAGES_AT_A_TIME])
