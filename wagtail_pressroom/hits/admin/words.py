"""Sentences about counts that several places in the admin say."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import ngettext

from ..chart import grouped
from ..counts import PageCount


def taken_over_words(count: PageCount) -> str:
    """Say how many of a page's views the previous site had counted; nothing when none.

    Args:
        count: the views of one page.
    """
    if count.as_of is None:
        return ""
    return ngettext(
        "%(number)s of these before %(date)s, counted by the previous site",
        "%(number)s of these before %(date)s, counted by the previous site",
        count.taken_over,
    ) % {"number": grouped(count.taken_over), "date": date_format(count.as_of, "DATE_FORMAT")}
