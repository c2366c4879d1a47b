"""The release date by the day: where a day begins."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.utils import timezone

from ..languages.dates import local_moment


def midnight_of(moment: datetime.datetime) -> datetime.datetime:
    """Return the start of a moment's day in the time zone of the site (``TIME_ZONE``).

    Args:
        moment: as the database gives it.

    Returns:
        As :func:`start_of_day` does.
    """
    return start_of_day(local_moment(moment).date())


def start_of_day(day: datetime.date, zone: datetime.tzinfo | None = None) -> datetime.datetime:
    """Return the first moment of a day as the database wants it: aware unless ``USE_TZ`` is off.

    Args:
        day: the day.
        zone: where it begins; in the time zone of the site (``TIME_ZONE``) by default.
    """
    midnight = datetime.datetime.combine(day, datetime.time.min)
    if not settings.USE_TZ:
        return midnight
    return timezone.make_aware(midnight, zone or timezone.get_default_timezone())
