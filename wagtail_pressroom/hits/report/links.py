"""Links from the report to itself, with one thing changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from .columns import PERIOD_NAMES
from .filters import DEFAULT_GROUP, DEFAULT_PERIOD, GROUPS, PERIODS, REFUSALS

# What belongs to one look at the report alone.
PASSING = ("p", "export", "ordering", "_w_filter_fragment")


@dataclass(frozen=True, slots=True)
class Link:
    """A choice: its text, its address, and whether it is in force."""

    text: Any
    url: str
    is_current: bool


def period_links(url: str, asked: QueryDict, current: str | None) -> list[Link]:
    """Return a link for each period.

    Args:
        url: of the report.
        asked: what it is asked for now.
        current: name of the period in force; ``None`` when dates were given.
    """
    choices = [PERIODS[0], ("", DEFAULT_PERIOD), *PERIODS[1:]]
    return _links(url, asked, "period", choices, current, PERIOD_NAMES)


def group_links(url: str, asked: QueryDict, current: str, refusals: bool) -> list[Link]:
    """Return a link for each kind of sum.

    Args:
        url: of the report.
        asked: what it is asked for now.
        current: name of the kind in force.
        refusals: whether what was not counted is among them.
    """
    choices = [("", DEFAULT_GROUP), *GROUPS, *([REFUSALS] if refusals else [])]
    return _links(url, asked, "group", choices, current, ())


def _links(
    url: str,
    asked: QueryDict,
    name: str,
    choices: Iterable[tuple[str, Any]],
    current: str | None,
    replaced: Iterable[str],
) -> list[Link]:
    links = []
    for value, text in choices:
        question = asked.copy()
        for other in (*PASSING, name, *replaced):
            question.pop(other, None)
        if value:
            question[name] = value
        query = question.urlencode()
        links.append(Link(text, f"{url}?{query}" if query else url, value == current))
    return links
