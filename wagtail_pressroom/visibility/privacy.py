"""Private sections of the page tree, aliases included."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Value
from django.http import HttpRequest

from .base_page import base_page_model

_REQUEST_ATTRIBUTE = "_wagtail_pressroom_private_paths"


def private_paths(request: HttpRequest | None = None) -> tuple[str, ...]:
    """Return the tree paths below which every page is private.

    A page is private when it or a page above it carries a view restriction, or is an alias
    (of an alias …) of a page that carries one: Wagtail's own ``.public()`` forgets the latter.

    Args:
        request: when given, the answer is kept on it, so that one page view asks once.

    Returns:
        Materialised tree paths (treebeard), shortest first, none below another.

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


def _collect_private_paths() -> list[str]:
    pages = base_page_model()._base_manager.order_by()
    restricted = pages.filter(view_restrictions__isnull=False)
    direct_aliases = pages.filter(alias_of__view_restrictions__isnull=False)
    rows = restricted.values_list("pk", "path", Value(0)).union(
        direct_aliases.values_list("pk", "path", Value(1))
    )
    found = {pk: path for pk, path, _alias in rows}
    # A longer chain of aliases can only hang on a direct one.
    frontier = [pk for pk, _path, alias in rows if alias]
    while frontier:
        links = pages.filter(alias_of__in=frontier).exclude(pk__in=found)
        further = dict(links.values_list("pk", "path"))
        found.update(further)
        frontier = list(further)
    return list(found.values())


def _outermost(paths: Iterable[str]) -> tuple[str, ...]:
    outermost: list[str] = []
    for path in sorted(paths):
        if not outermost or not path.startswith(outermost[-1]):
            outermost.append(path)
    return tuple(outermost)
