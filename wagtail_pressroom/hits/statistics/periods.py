"""Periods of days in the site's time zone, and the hours (UTC) that belong to them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from ..display import SECONDS_AN_HOUR

ONE_DAY = datetime.timedelta(days=1)
EPOCH = datetime.date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Period:
    """Some days in a row.

    Attributes:
        first: its first day, a day of ``TIME_ZONE``.
        last: its last day, which belongs to it.

    Raises:
        ValueError: when the last day is before the first.
    """

    first: datetime.date
    last: datetime.date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("A period can't end before it begins.")

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __iter__(self) -> Iterator[datetime.date]:
        return (self.first + ONE_DAY * number for number in range(len(self)))

    @property
    def days(self) -> range:
        """The days, counted from the epoch."""
        first = number_of_day(self.first)
        return range(first, first + len(self))

    @property
    def hours(self) -> range:
        """The hours (UTC, counted from the epoch) that begin on one of the days."""
        return range(_first_hour(self.first), _first_hour(self.last + ONE_DAY))


def today() -> datetime.date:
    """Return the day it is in ``TIME_ZONE``, whatever time zone the user has chosen."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


def last_days(number: int) -> Period:
    """Return the last days, today included.

    Args:
        number: how many, 1 or more.
    """
    last = today()
    return Period(last - ONE_DAY * (number - 1), last)


def number_of_day(day: datetime.date) -> int:
    """Return a day as it is stored, counted from the epoch."""
    return day.toordinal() - EPOCH


def day_of_number(number: int) -> datetime.date:
    """Return the day that is stored as a number."""
    return datetime.date.fromordinal(number + EPOCH)


def day_of_hour(hour: int) -> datetime.date:
    """Return the day of ``TIME_ZONE`` on which an hour (UTC, from the epoch) begins."""
    zone = timezone.get_default_timezone()
    return datetime.datetime.fromtimestamp(hour * SECONDS_AN_HOUR, zone).date()


def _first_hour(day: datetime.date) -> int:
    # Where clocks are set forward at midnight this is the moment of that, which is right as well.
    midnight = datetime.datetime.combine(
        day, datetime.time.min, tzinfo=timezone.get_default_timezone()
    )
    return -(-int(midnight.timestamp()) // SECONDS_AN_HOUR)
