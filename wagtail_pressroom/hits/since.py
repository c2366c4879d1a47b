"""Since when a page has been counted, and what a previous site had counted before."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Min, Model, Value

from .models import HitDay, HitHour, TakenOverCount
from .statistics.periods import day_of_hour, day_of_number


@dataclass(frozen=True, slots=True)
class HitsSince:
    """Where the count of a page comes from.

    Attributes:
        first_hit: the day of ``TIME_ZONE`` on which this site first counted a hit of the page;
            ``None`` when it has not counted any.
        taken_over: how many of the page's hits a previous site had counted; 0 when none were
            taken over. Nobody knows since when that site had counted.
        taken_over_as_of: the day on which the previous site showed that number.
    """

    first_hit: datetime.date | None = None
    taken_over: int = 0
    taken_over_as_of: datetime.date | None = None


def hits_since(page: Any) -> HitsSince:
    """Return since when a page has been counted.

    Args:
        page: any page. One that is not saved has not been counted.

    Queries:
        Two.
    """
    if not page.pk:
        return HitsSince()
    taken_over = TakenOverCount.objects.filter(pk=page.pk).first()
    return HitsSince(
        first_hit=_first_hit(page.pk),
        taken_over=taken_over.count if taken_over else 0,
        taken_over_as_of=taken_over.as_of if taken_over else None,
    )


def _first_hit(page_id: int) -> datetime.date | None:
    hours = _first(HitHour, "hour", page_id)
    days = _first(HitDay, "day", page_id)
    found = [
        day_of_hour(number) if is_hour else day_of_number(number)
        for is_hour, number in hours.union(days, all=True)
    ]
    return min(found, default=None)


def _first(model: type[Model], field: str, page_id: int) -> Any:
    """Return the first hour or day of a page, with whether it is an hour; no row without any."""
    rows = model._default_manager.filter(page_id=page_id).order_by().values("page_id")
    is_hour = Value(int(field == "hour"))
    return rows.annotate(first=Min(field), is_hour=is_hour).values_list("is_hour", "first")
