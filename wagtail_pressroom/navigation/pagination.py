"""Which page numbers a list shows."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import QueryDict


@dataclass(frozen=True)
class PageLink:
    """An entry of the pagination.

    Attributes:
        number: the page number, or ``None`` for a gap.
        query: the query string that leads there, ``?`` included.
        is_current: whether it is the page being shown.
    """

    number: int | None
    query: str
    is_current: bool = False


def page_links(page: Page[object], parameters: QueryDict) -> list[PageLink]:
    """Return the page numbers to print around the current page, with gaps.

    Args:
        page: a page of a paginator.
        parameters: the query string to keep; its ``page`` is replaced.
    """
    paginator: Paginator[object] = page.paginator
    numbers = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [
        PageLink(number, page_query(parameters, number), number == page.number)
        if isinstance(number, int)
        else PageLink(None, "")
        for number in numbers
    ]


def page_query(parameters: QueryDict, number: int) -> str:
    """Return the query string of a page; page 1 needs no number.

    Args:
        parameters: the query string to keep; its ``page`` is replaced.
        number: the page number, from 1.
    """
    query = parameters.copy()
    query.pop("page", None)
    if number > 1:
        query["page"] = str(number)
    return "?" + query.urlencode()
