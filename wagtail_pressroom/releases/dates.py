"""The release date: a moment, or only a day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class PrintedDate:
    """A date ready for ``<time>``.

    Attributes:
        machine: value of the ``datetime`` attribute (HTML Living Standard, 4.5.14): a date, or
            a date and time with offset.
        text: the date in the active language; with a time, the zone is named.
    """

    machine: str
    text: str


def midnight_of(moment: datetime.datetime) -> datetime.datetime:
    """Return the start of a moment's day in the time zone of the site (``TIME_ZONE``).

    Args:
        moment: aware.

    Returns:
        Aware.
    """
    return start_of_day(timezone.localtime(moment, timezone.get_default_timezone()).date())


def start_of_day(day: datetime.date) -> datetime.datetime:
    """Return the first moment of a day in the time zone of the site, aware."""
    midnight = datetime.datetime.combine(day, datetime.time.min)
    return timezone.make_aware(midnight, timezone.get_default_timezone())


def printed_date(moment: datetime.datetime, date_only: bool) -> PrintedDate:
    """Format a release date in the active language and in the time zone of the site.

    Args:
        moment: aware.
        date_only: leave out the time and the zone.
    """
    local = timezone.localtime(moment, timezone.get_default_timezone())
    day = date_format(local.date(), _day_pattern())
    if date_only:
        return PrintedDate(local.date().isoformat(), day)
    # Translators: a date, a time of day and the name of the time zone.
    text = _("%(date)s, %(time)s (%(zone)s)") % {
        "date": day,
        "time": f"{local:%H:%M}",
        "zone": local.tzname(),
    }
    return PrintedDate(local.isoformat(timespec="minutes"), text)


def _day_pattern() -> str:
    # Django puts a comma between month and year in Arabic, where Arabic has none.
    return str(get_format("DATE_FORMAT")).replace("F، Y", "F Y")
