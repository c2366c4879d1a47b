"""What was asked for, with every wrong value told and put right."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..statistics import Period, counted_since, last_days, today


@dataclass(frozen=True, slots=True)
class Question:
    """What the report is to show.

    Attributes:
        period: the days.
        all_time: the period is everything that has been counted.
        since: the first day with a number, or ``None``.
        group: what sums are wanted for; empty for pages.
        language: only this language's pages; empty for all.
        category: only this category's pages; empty for all.
        source: only what was counted in this way; ``None`` for all.
        page_id: only this page; ``None`` for all.
        title: only pages with this in their title.
        problems: what was wrong with the question, in words.
    """

    period: Period
    all_time: bool = False
    since: datetime.date | None = None
    group: str = ""
    language: str = ""
    category: str = ""
    source: int | None = None
    page_id: int | None = None
    title: str = ""
    problems: tuple[str, ...] = ()

    @property
    def sources(self) -> list[int] | None:
        """The sources to sum up, as the statistics take them."""
        return None if self.source is None else [self.source]


def read_question(form: Any, title: str) -> Question:
    """Return what a form asks for.

    Args:
        form: of the filters, bound; it need not be valid.
        title: words to look for in titles.

    Queries:
        One.
    """
    wrong = form.errors
    values: Mapping[str, Any] = form.cleaned_data
    since = counted_since()
    problems = []
    if set(wrong) - {"dates"}:
        problems.append(_("A filter has a value that isn’t known; it was left out."))
    period, problem = _read_dates(values.get("dates"), since)
    if "dates" in wrong:
        problem = _("These dates can’t be read. You see another period instead.")
    if problem:
        problems.append(problem)
    preset = values.get("period") or ""
    page = values.get("page")
    source = values.get("source")
    return Question(
        period=period or _preset(preset, since),
        all_time=period is None and preset == "all",
        since=since,
        group=values.get("group") or "",
        language=values.get("language") or "",
        category=values.get("category") or "",
        source=int(source) if source else None,
        page_id=int(page) if page else None,
        title=title,
        problems=tuple(problems),
    )


def _preset(name: str, since: datetime.date | None) -> Period:
    last = today()
    if name == "all":
        return Period(min(since or last, last), last)
    if name == "year":
        return Period(last.replace(month=1, day=1), last)
    return last_days(int(name) if name else 30)


def _read_dates(dates: slice | None, since: datetime.date | None) -> tuple[Period | None, str]:
    """Return the period between two dates of which one may be missing, or what is wrong."""
    if dates is None:
        return None, ""
    first = dates.start.date() if dates.start else None
    last = dates.stop.date() if dates.stop else None
    now, begun = today(), since or today()
    if first and last and last < first:
        return None, _("The first date is after the last. You see another period instead.")
    if first and first > now:
        return None, _("These dates lie in the future. You see another period instead.")
    last = min(last or now, now)
    if last < begun:
        # Nothing is there to be drawn, be it a thousand years.
        problem = _("Views have been counted since %(date)s; before that there are none.")
        return Period(last, last), problem % {"date": date_format(begun, "DATE_FORMAT")}
    return Period(max(first or begun, min(begun, last)), last), ""
