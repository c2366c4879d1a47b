"""Searching releases with Wagtail's search."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from wagtail.search.utils import parse_query_string

# More matches than anybody reads; keeps the second query within the limits of every database.
MOST_MATCHES = 900


def search_releases(releases: QuerySet[Any], query: str) -> QuerySet[Any]:
    """Narrow a queryset of releases to those that match a reader's words.

    The words are looked up first, in the whole index; the queryset then says which of the
    matches may be seen. So the search engine never needs to know the rule of what is public.

    Args:
        releases: public releases, ordered.
        query: what the reader typed; quotation marks make a phrase.

    Returns:
        The matching releases, in the order of the queryset.
    """
    _filters, words = parse_query_string(query, operator="and")
    matches = releases.model.objects.order_by("-release_date").search(
        words, operator="and", order_by_relevance=False
    )
    return releases.filter(pk__in=[match.pk for match in matches[:MOST_MATCHES]])
