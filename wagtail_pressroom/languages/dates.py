"""Dates for readers and editors: one form, in their language, with the zone of every time."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .date_patterns import written_out


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

    @property
    def html(self) -> SafeString:
        """The date as ``<time>``, for sentences."""
        return format_html('<time datetime="{}">{}</time>', self.machine, self.text)


def local_moment(
    moment: datetime.datetime, zone: datetime.tzinfo | None = None
) -> datetime.datetime:
    """Return a moment in a time zone, aware.

    Args:
        moment: aware; without a zone (``USE_TZ = False``) it is one of the site.
        zone: the zone; that of the site (``TIME_ZONE``) by default.
    """
    site = timezone.get_default_timezone()
    known = timezone.make_aware(moment, site) if timezone.is_naive(moment) else moment
    return timezone.localtime(known, zone or site)


def printed_date(
    moment: datetime.datetime, date_only: bool = False, zone: datetime.tzinfo | None = None
) -> PrintedDate:
    """Format a date in the active language.

    Args:
        moment: aware; without a zone (``USE_TZ = False``) it is one of the site.
        date_only: leave out the time and the zone.
        zone: the zone to print it in; that of the site (``TIME_ZONE``) by default.
    """
    local = local_moment(moment, zone)
    day = written_out(local.date())
    if date_only:
        return PrintedDate(local.date().isoformat(), day)
    # Translators: a date, a time of day and the name of the time zone.
    text = _("%(date)s, %(time)s (%(zone)s)") % {
        "date": day,
        "time": f"{local:%H:%M}",
        "zone": _zone_name(local),
    }
    return PrintedDate(local.isoformat(timespec="minutes"), text)


def moment_for_editor(moment: datetime.datetime) -> str:
    """Print a moment in the time zone of the editor at hand, and name that zone.

    The editors of one release may sit on two continents.

    Args:
        moment: aware; without a zone (``USE_TZ = False``) it is one of the site.
    """
    return printed_date(moment, zone=timezone.get_current_timezone()).text


def _zone_name(local: datetime.datetime) -> str:
    name = local.tzname() or ""
    if name[:1].isalpha():
        return name
    # Many zones have no name but their offset, and "-03" alone says little.
    return f"UTC{local.isoformat()[-6:]}"
