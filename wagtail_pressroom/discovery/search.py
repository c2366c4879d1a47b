"""Searching releases with Wagtail's search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from wagtail.search.utils import parse_query_string

# More matches than anybody reads; keeps the second query within the limits of every database.
MOST_MATCHES = 900


@dataclass(frozen=True)
class SearchResult:
    """What a search has found.

    Attributes:
        releases: the matching releases, in the order of the queryset searched.
        is_cut: whether there are more matches than :data:`MOST_MATCHES`; the oldest are left out.
    """

    releases: QuerySet[Any]
    is_cut: bool


def search_releases(releases: QuerySet[Any], query: str) -> SearchResult:
    """Narrow a queryset of releases to those that match a reader's words.

    The database's search looks within the queryset only. A search engine that can't do that
    looks in its whole index; the queryset then says which of the matches may be seen. So the
    engine never needs to know the rule of what is public.

    Args:
        releases: public releases, ordered.
        query: what the reader typed; quotation marks make a phrase.
    """
    # Without the colons, which would be read as "field:value" and left out of the search.
    _filters, words = parse_query_string(query.replace(":", " "), operator="and")
    within = releases.model.objects.filter(pk__in=releases.order_by().values("pk"))
    matches = within.order_by("-release_date").search(
        words, operator="and", order_by_relevance=False
    )
    found = [match.pk for match in matches[: MOST_MATCHES + 1]]
    return SearchResult(releases.filter(pk__in=found[:MOST_MATCHES]), len(found) > MOST_MATCHES)
