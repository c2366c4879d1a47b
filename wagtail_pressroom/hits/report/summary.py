"""What the report says before its table: sums, where they come from, and what was refused."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..chart import grouped
from ..statistics import Period
from .pages import TakenOver


def name_of(period: Period) -> str:
    """Return a period in words."""
    first = date_format(period.first, "DATE_FORMAT")
    if period.first == period.last:
        return first
    return _("%(first)s to %(last)s") % {
        "first": first,
        "last": date_format(period.last, "DATE_FORMAT"),
    }


def taken_over_in_words(total: int, counts: Collection[TakenOver]) -> str:
    """Say how much of an all-time number the previous site had counted; nothing when none.

    Args:
        total: what this site has counted.
        counts: what was taken over.
    """
    taken_over = sum(each.count for each in counts)
    if not taken_over:
        return ""
    days = sorted(each.as_of for each in counts)
    words = {
        "views": views_in_words(total + taken_over),
        "number": grouped(taken_over),
        "date": date_format(days[-1], "DATE_FORMAT"),
        "first": date_format(days[0], "DATE_FORMAT"),
    }
    if days[0] == days[-1]:
        return (
            _(
                "%(views)s in all. %(number)s of these before %(date)s, counted by the "
                "previous site; they are not in the chart."
            )
            % words
        )
    return (
        _(
            "%(views)s in all. %(number)s of these were counted by the previous site: before "
            "%(first)s, for some pages as late as %(date)s; they are not in the chart."
        )
        % words
    )


def views_in_words(hits: int) -> str:
    """Return a number of views with the word for it."""
    return ngettext("%(number)s view", "%(number)s views", hits) % {"number": grouped(hits)}


def since_in_words(since: datetime.date | None, period: Period) -> str:
    """Say when counting began, if a period reaches further back."""
    if since is None:
        return _("Nothing has been counted yet.")
    if period.first >= since:
        return ""
    return _("Views have been counted since %(date)s.") % {
        "date": date_format(since, "DATE_FORMAT")
    }
