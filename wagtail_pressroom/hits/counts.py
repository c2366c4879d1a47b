"""Reading counts: what has been counted here plus what was taken over."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connections, router
from django.db.models import DateField, F, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Cast, Coalesce

from .countable import facts_of
from .increments import insert_if_missing
from .models import HitTotal, TakenOverCount


@dataclass(frozen=True, slots=True)
class PageCount:
    """The hits of one page and where they were counted.

    Attributes:
        counted: hits counted here.
        taken_over: what the previous site had counted; 0 for nothing.
        as_of: the day on which the previous site showed it, or ``None``.
    """

    counted: int = 0
    taken_over: int = 0
    as_of: datetime.date | None = None

    @property
    def total(self) -> int:
        """The number that readers see."""
        return self.counted + self.taken_over


def hit_count(page: Any) -> int:
    """Return the hits of one page, that is of one language, the taken-over count included.

    Every view of a release asks this, so the statement is written out: the query builder takes
    twenty times as long for it as the database.

    Queries:
        One.
    """
    connection = connections[router.db_for_read(HitTotal)]
    with connection.cursor() as cursor:
        cursor.execute(_statement_for_one(connection.vendor), [page.pk, page.pk])
        return sum(number for (number,) in cursor.fetchall())


def hit_counts(page_ids: Iterable[int]) -> dict[int, int]:
    """Return the hits of several pages; a page never counted is missing.

    Queries:
        One, whatever the number of pages.
    """
    return {page_id: count.total for page_id, count in page_counts(page_ids).items()}


def page_counts(page_ids: Iterable[int]) -> dict[int, PageCount]:
    """Return the hits of several pages and where they were counted; as :func:`hit_counts`.

    Queries:
        One, whatever the number of pages.
    """
    return _page_counts(pk__in=list(page_ids))


def translation_counts(translation_key: uuid.UUID) -> dict[int, PageCount]:
    """Return the hits of each language of a page, by the page's id; deleted pages are among them.

    Queries:
        One.
    """
    return _page_counts(translation_key=translation_key)


def translation_hit_count(translation_key: uuid.UUID) -> int:
    """Return the hits of a page in all its languages, taken-over counts included."""
    counted = HitTotal.objects.filter(translation_key=translation_key).aggregate(n=Sum("hits"))
    taken_over = TakenOverCount.objects.filter(translation_key=translation_key)
    # MariaDB returns sums as decimal numbers.
    return int(counted["n"] or 0) + int(taken_over.aggregate(n=Sum("count"))["n"] or 0)


def order_by_hits(pages: QuerySet[Any], descending: bool = False) -> QuerySet[Any]:
    """Return a query of pages ordered by their hits, taken-over counts included.

    Args:
        pages: any query of pages.
        descending: whether the most viewed comes first.
    """
    here = HitTotal.objects.filter(pk=OuterRef("pk")).values("hits")
    before = TakenOverCount.objects.filter(pk=OuterRef("pk")).values("count")
    total = Coalesce(Subquery(here), 0) + Coalesce(Subquery(before), 0)
    return pages.order_by(total.desc() if descending else total.asc(), "pk")


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
    # For reports, when the page is gone or has not been viewed here.
    insert_if_missing(HitTotal, ("page_id",), {"page_id": page.pk, **facts_of(page.specific)})


@lru_cache(maxsize=4)
def _statement_for_one(vendor: str) -> str:
    parts = []
    for model, counter in ((HitTotal, "hits"), (TakenOverCount, "count")):
        names = (counter, model._meta.db_table, "page_id")
        column, table, key = map(connections[router.db_for_read(model)].ops.quote_name, names)
        parts.append(f"SELECT {column} FROM {table} WHERE {key} = %s")  # noqa: S608  (our own names)
    return " UNION ALL ".join(parts)


def _page_counts(**which: Any) -> dict[int, PageCount]:
    no_day = Cast(Value(None), DateField())
    # The first part names the types of the columns, so that dates come back as dates.
    rows = (
        TakenOverCount.objects.filter(**which)
        .values_list("page_id", F("count"), "as_of")
        .union(HitTotal.objects.filter(**which).values_list("page_id", F("hits"), no_day), all=True)
    )
    found: dict[int, PageCount] = {}
    for page_id, number, as_of in rows:
        known = found.get(page_id, PageCount())
        if as_of is None:
            found[page_id] = PageCount(known.counted + number, known.taken_over, known.as_of)
        else:
            found[page_id] = PageCount(known.counted, known.taken_over + number, as_of)
    return found
