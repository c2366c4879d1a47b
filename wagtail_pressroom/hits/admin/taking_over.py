"""Changing what a page has taken over from a previous site, with a line in the page's history."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogFormatter, log

from ..chart import grouped
from ..counts import set_taken_over_count
from ..models import TakenOverCount

SET = "wagtail_pressroom.set_taken_over_count"
REMOVE = "wagtail_pressroom.remove_taken_over_count"

# Sums over many pages still fit every database, script and spreadsheet.
HIGHEST_COUNT = 10**15


@transaction.atomic
def take_over(page: Any, count: int, as_of: datetime.date, user: Any = None) -> bool:
    """Store what the previous site had counted for a page, and who said so.

    Args:
        page: a saved page.
        count: the number, 0 or more.
        as_of: the day on which the previous site showed it.
        user: who does it, for the page's history.

    Returns:
        Whether that changed anything.
    """
    before = _stored(page)
    if before == _as_data(count, as_of):
        return False
    set_taken_over_count(page, count, as_of)
    log(instance=page, action=SET, user=user, data={**_as_data(count, as_of), "before": before})
    return True


@transaction.atomic
def remove_taken_over(page: Any, user: Any = None) -> bool:
    """Forget what the previous site had counted for a page; the page's history keeps it.

    Args:
        page: a saved page.
        user: who does it.

    Returns:
        Whether there was anything.
    """
    before = _stored(page)
    if before is None:
        return False
    TakenOverCount.objects.filter(pk=page.pk).delete()
    log(instance=page, action=REMOVE, user=user, data={"before": before})
    return True


class TakenOverFormatter(LogFormatter):
    """How the page's history tells that a taken-over count was set."""

    label = gettext_lazy("Take over a count")

    def format_message(self, log_entry: Any) -> str:
        """Return the new number and the earlier one."""
        new = _in_words(log_entry.data)
        before = log_entry.data.get("before")
        if before:
            return _("Changed the taken-over count from %(before)s to %(new)s") % {
                "before": _in_words(before),
                "new": new,
            }
        return _("Took over %(new)s from the previous site") % {"new": new}


class RemovedFormatter(LogFormatter):
    """How the page's history tells that a taken-over count was removed."""

    label = gettext_lazy("Remove a taken-over count")

    def format_message(self, log_entry: Any) -> str:
        """Return the number that is gone."""
        before = _in_words(log_entry.data.get("before") or {})
        return _("Removed the taken-over count: %(before)s") % {"before": before}


def _stored(page: Any) -> dict[str, Any] | None:
    row = TakenOverCount.objects.filter(pk=page.pk).first()
    return None if row is None else _as_data(row.count, row.as_of)


def _as_data(count: int, as_of: datetime.date) -> dict[str, Any]:
    return {"count": count, "as_of": as_of.isoformat()}


def _in_words(data: dict[str, Any]) -> str:
    try:
        count, day = int(data["count"]), datetime.date.fromisoformat(data["as_of"])
    except (KeyError, TypeError, ValueError):
        return "–"
    return ngettext("%(number)s view (%(date)s)", "%(number)s views (%(date)s)", count) % {
        "number": grouped(count),
        "date": date_format(day, "DATE_FORMAT"),
    }
