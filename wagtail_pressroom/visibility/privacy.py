"""Private sections of the page tree, aliases included."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, Value
from django.http import HttpRequest
from wagtail.models import PageViewRestriction

from .base_page import base_page_model, paths_down_to

_REQUEST_ATTRIBUTE = "_wagtail_pressroom_private_paths"


def private_paths(request: HttpRequest | None = None) -> tuple[str, ...]:
    """Return the tree paths below which every page is private.

    A page is private when it or a page above it carries a view restriction, or is an alias
    (of an alias …) of a page in a private section: Wagtail's own ``.public()`` forgets the latter.

    Args:
        request: when given, the answer is kept on it, so that one page view asks once.

    Returns:
        Materialised tree paths (treebeard) in the order of the tree, none below another.

    Queries:
        One without private aliases; with them, one more for each link of the longest chain.
    """
    if request is not None:
        known = getattr(request, _REQUEST_ATTRIBUTE, None)
        if known is not None:
            return tuple(known)
    paths = _outermost(_collect_private_paths())
    if request is not None:
        setattr(request, _REQUEST_ATTRIBUTE, paths)
    return paths


def is_private_path(path: str, private: Iterable[str]) -> bool:
    """Tell whether a tree path lies at or below one of the private paths."""
    return any(path.startswith(prefix) for prefix in private)


def restrictions_of(path: str) -> Any:
    """Return the view restrictions that apply to a page, also those through aliases above it.

    Args:
        path: tree path of the page.

    Queries:
        One for each link of the longest chain of aliases, plus that of the answer.
    """
    pages = base_page_model()._base_manager.order_by()
    known: set[str] = set()
    new = set(paths_down_to(path))
    while new:
        known |= new
        sources = pages.filter(aliases__path__in=new).values_list("path", flat=True)
        new = {above for source in sources for above in paths_down_to(source)} - known
    return PageViewRestriction.objects.filter(page__path__in=known)


def _collect_private_paths() -> list[str]:
    pages = base_page_model()._base_manager.order_by()
    restricted = pages.filter(view_restrictions__isnull=False)
    restriction_above_source = PageViewRestriction.objects.annotate(
        source_path=ExpressionWrapper(OuterRef("alias_of__path"), output_field=CharField())
    ).filter(source_path__startswith=F("page__path"))
    direct_aliases = pages.filter(Exists(restriction_above_source), alias_of__isnull=False)
    rows = restricted.values_list("pk", "path", Value(0)).union(
        direct_aliases.values_list("pk", "path", Value(1))
    )
    found = {pk: path for pk, path, _alias in rows}
    # A longer chain of aliases can only hang on a direct one, or on a page below it.
    frontier = [path for _pk, path, alias in rows if alias]
    while frontier:
        below = reduce(or_, (Q(alias_of__path__startswith=path) for path in _outermost(frontier)))
        further = dict(pages.filter(below).exclude(pk__in=found).values_list("pk", "path"))
        found.update(further)
        frontier = list(further.values())
    return list(found.values())


def _outermost(paths: Iterable[str]) -> tuple[str, ...]:
    outermost: list[str] = []
    for path in sorted(paths):
        if not outermost or not path.startswith(outermost[-1]):
            outermost.append(path)
    return tuple(outermost)
