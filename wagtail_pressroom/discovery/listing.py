"""One page of a press index."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.paginator import EmptyPage, Paginator
from django.db.models import QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest
from django.utils import timezone

from ..conf import get_settings
from ..hits.counts import hit_counts
from ..navigation import PageLink, page_links
from ..navigation.pagination import page_query
from ..releases.categories import category_choices
from ..releases.dates import start_of_day
from ..visibility import published
from .filters import ListFilters, read_filters, with_note_of_cut_search
from .search import MOST_MATCHES, search_releases


class PageOutOfRange(Exception):
    """The page asked for does not exist."""

    def __init__(self, filters: ListFilters) -> None:
        super().__init__("page out of range")
        self.first_page_query = page_query(filters.parameters, 1)


@dataclass(frozen=True)
class Listing:
    """What one page of the list shows.

    Attributes:
        filters: the filters in force.
        releases: the releases of this page, newest first, each with ``hit_count``, which is
            ``None`` when the list doesn't show views (setting ``VIEWS_SHOWN_ON``).
        page: the page of the paginator.
        links: page numbers to print; empty when there is only one page.
        years: the years with public releases and the one asked for, newest first.
        categories: ``(code, label)`` pairs.
        previous_query: query string of the previous page, or empty.
        next_query: query string of the next page, or empty.
    """

    filters: ListFilters
    releases: list[Any]
    page: Any
    links: list[PageLink]
    years: list[int]
    categories: list[tuple[str, Any]]
    previous_query: str
    next_query: str


def build_listing(releases: QuerySet[Any], request: HttpRequest) -> Listing:
    """Answer a reader's question to a list.

    Args:
        releases: the releases of the list, public or not.
        request: the page view, with the filters in its query string.

    Returns:
        The page asked for.

    Raises:
        PageOutOfRange: when there is no such page.

    Queries:
        Four: years, count, releases and hits, whatever their number; one more to search, one less
        when the list doesn't show views.
    """
    categories = category_choices()
    filters = read_filters(request.GET, dict(categories))
    public = published(releases, request)
    narrowed = _narrowed(public, filters)
    if filters.query:
        result = search_releases(narrowed, filters.query)
        narrowed = result.releases
        filters = with_note_of_cut_search(filters, MOST_MATCHES) if result.is_cut else filters
    narrowed = narrowed.select_related("department__locale").defer_streamfields()
    paginator = Paginator(narrowed, get_settings().releases_per_page)
    try:
        page = paginator.page(filters.page or 0)
    except EmptyPage as error:
        raise PageOutOfRange(filters) from error
    shown = list(page.object_list)
    _add_hits(shown)
    number = page.number
    return Listing(
        filters=filters,
        releases=shown,
        page=page,
        links=page_links(page, filters.parameters) if paginator.num_pages > 1 else [],
        years=_years(public, filters.year),
        categories=categories,
        previous_query=page_query(filters.parameters, number - 1) if number > 1 else "",
        next_query=page_query(filters.parameters, number + 1) if page.has_next() else "",
    )


def _add_hits(releases: list[Any]) -> None:
    are_shown = "index" in get_settings().views_shown_on
    hits = hit_counts([release.pk for release in releases]) if are_shown else {}
    for release in releases:
        release.hit_count = hits.get(release.pk, 0) if are_shown else None


def _narrowed(releases: Any, filters: ListFilters) -> Any:
    if filters.category:
        releases = releases.filter(category=filters.category)
    if filters.year:
        # The first and the last year there are: beyond them there is nothing to leave out.
        if filters.year > datetime.MINYEAR:
            start = start_of_day(datetime.date(filters.year, 1, 1))
            releases = releases.filter(release_date__gte=start)
        if filters.year < datetime.MAXYEAR:
            end = start_of_day(datetime.date(filters.year + 1, 1, 1))
            releases = releases.filter(release_date__lt=end)
    return releases


def _years(releases: QuerySet[Any], chosen: int | None) -> list[int]:
    zone = timezone.get_default_timezone()
    years = releases.order_by().annotate(year=ExtractYear("release_date", tzinfo=zone))
    there = set(years.values_list("year", flat=True).distinct())
    # The form must show what is in force, also a year without releases.
    return sorted(there | {chosen} if chosen else there, reverse=True)
