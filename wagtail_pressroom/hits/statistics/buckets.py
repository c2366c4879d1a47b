"""Days put together to weeks and months, with names that people read."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .periods import ONE_DAY

Unit = Literal["day", "week", "month"]

# Beyond these lengths the bars of a chart would be thinner than a line on a telephone.
MOST_DAYS = 92
MOST_DAYS_IN_WEEKS = 400


@dataclass(frozen=True, slots=True)
class Bucket:
    """Hits of some days in a row.

    Attributes:
        first: the first day.
        last: the last day; a bucket at the edge of a period may be shorter than the others.
        unit: what it is.
        hits: the number.
    """

    first: datetime.date
    last: datetime.date
    unit: Unit
    hits: int

    @property
    def name(self) -> str:
        """Its full name, in the active language."""
        if self.unit == "month":
            return date_format(self.first, "YEAR_MONTH_FORMAT")
        first = date_format(self.first, "DATE_FORMAT")
        if self.first == self.last:
            return first
        return _("%(first)s to %(last)s") % {
            "first": first,
            "last": date_format(self.last, "DATE_FORMAT"),
        }

    @property
    def short_name(self) -> str:
        """A name for the foot of a chart, in the active language."""
        return date_format(
            self.first, "YEAR_MONTH_FORMAT" if self.unit == "month" else "MONTH_DAY_FORMAT"
        )


def unit_for(days: int) -> Unit:
    """Return the unit in which a period of so many days is best drawn."""
    if days <= MOST_DAYS:
        return "day"
    return "week" if days <= MOST_DAYS_IN_WEEKS else "month"


def in_buckets(counts: Mapping[datetime.date, int], unit: Unit) -> list[Bucket]:
    """Return the counts of days put together, oldest first.

    Args:
        counts: every day of a period, in order, as :func:`hits_by_day` returns them.
        unit: days, weeks from Monday to Sunday, or months.
    """
    buckets: list[Bucket] = []
    for day, hits in counts.items():
        if buckets and _beginning(buckets[-1].first, unit) == _beginning(day, unit):
            begun = buckets.pop()
            buckets.append(Bucket(begun.first, day, unit, begun.hits + hits))
        else:
            buckets.append(Bucket(day, day, unit, hits))
    return buckets


def _beginning(day: datetime.date, unit: Unit) -> datetime.date:
    if unit == "month":
        return day.replace(day=1)
    return day - ONE_DAY * day.weekday() if unit == "week" else day
