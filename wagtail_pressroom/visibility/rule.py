"""The one rule of what is public."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from .kinds import is_press_release
from .privacy import is_private_path, private_paths


def public_pages(pages: QuerySet[Any], request: HttpRequest | None = None) -> QuerySet[Any]:
    """Keep the pages that every reader may see, release dates apart.

    For releases use :func:`published`, which looks at their dates too.

    Args:
        pages: a queryset of pages.
        request: keeps the private sections for the length of one page view.

    Returns:
        Live pages that are no aliases and lie in no private section.
    """
    return exclude_private(pages.filter(live=True, alias_of__isnull=True), private_paths(request))


def published(
    releases: QuerySet[Any],
    request: HttpRequest | None = None,
    now: datetime.datetime | None = None,
) -> QuerySet[Any]:
    """Keep the releases that every reader may see, newest first.

    Args:
        releases: a queryset of a release model (a subclass of the release mixin).
        request: keeps the private sections for the length of one page view.
        now: the moment to judge by, aware; the present by default.

    Returns:
        Public releases, ordered by ``release_date`` and then by primary key, newest first.
    """
    due = releases.filter(release_date__lte=now or timezone.now())
    return public_pages(due, request).order_by("-release_date", "-pk")


def is_public(
    page: Any, request: HttpRequest | None = None, now: datetime.datetime | None = None
) -> bool:
    """Tell whether every reader may see this page, release or not.

    Args:
        page: any page.
        request: keeps the private sections for the length of one page view.
        now: the moment to judge by, aware; the present by default.
    """
    return (
        bool(page.live)
        and page.alias_of_id is None
        and is_due(page.specific, now)
        and not is_private_path(page.path, private_paths(request))
    )


def keep_public(pages: Iterable[Any], now: datetime.datetime | None = None) -> list[Any]:
    """Keep the pages that every reader may see, of any types, releases or not.

    Args:
        pages: specific pages.
        now: the moment to judge by, aware; the present by default.

    Queries:
        That of the private sections, whatever the number of pages.
    """
    private = private_paths()
    return [
        page
        for page in pages
        if page.live
        and page.alias_of_id is None
        and is_due(page, now)
        and not is_private_path(page.path, private)
    ]


def is_due(page: Any, now: datetime.datetime | None = None) -> bool:
    """Tell whether a release's date has come; other pages are always due.

    Args:
        page: a specific page instance.
        now: the moment to judge by, aware; the present by default.
    """
    return not is_press_release(page) or has_come(page.release_date, now)


def has_come(moment: datetime.datetime | None, now: datetime.datetime | None = None) -> bool:
    """Tell whether a moment is there and not in the future.

    Args:
        moment: aware, or ``None``.
        now: the moment to judge by, aware; the present by default.
    """
    return moment is not None and moment <= (now or timezone.now())


def exclude_private(pages: QuerySet[Any], private: Iterable[str]) -> QuerySet[Any]:
    """Drop the pages at or below the given tree paths."""
    below = [Q(path__startswith=path) for path in private]
    return pages.exclude(reduce(or_, below)) if below else pages
