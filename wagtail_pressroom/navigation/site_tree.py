"""Main menu and breadcrumbs, from one query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Site

from ..visibility import (
    base_page_model,
    is_due,
    is_press_release,
    paths_down_to,
    public_pages,
)

_REQUEST_ATTRIBUTE = "_wagtail_pressroom_site_trees"
_HOME_ATTRIBUTE = "_wagtail_pressroom_home_page"
_FIELDS = (
    "title",
    "slug",
    "path",
    "depth",
    "url_path",
    "locale_id",
    "content_type_id",
    "show_in_menus",
)


@dataclass(frozen=True)
class NavigationItem:
    """A link to a page.

    Attributes:
        title: the page's title.
        url: its address, relative to the site where that is possible.
        is_current: whether it is the page being shown.
        is_ancestor: whether the page being shown lies below it.
    """

    title: str
    url: str
    is_current: bool
    is_ancestor: bool


@dataclass(frozen=True)
class SiteTree:
    """What a reader needs to find the way around a page.

    Attributes:
        menu: the pages below the home page that are "shown in menus".
        breadcrumbs: the public pages above the page, the home page first.
        home_url: address of the home page in the page's language; empty when it is not public.
    """

    menu: tuple[NavigationItem, ...] = ()
    breadcrumbs: tuple[NavigationItem, ...] = ()
    home_url: str = ""


EMPTY_TREE = SiteTree()


def get_site_tree(page: Any, request: HttpRequest) -> SiteTree:
    """Return the main menu and breadcrumbs for a page, in the page's own language tree.

    Args:
        page: any page; ``None`` (a 404, say) stands for the site's home page in the language
            of the request.
        request: keeps the answer for the length of one page view.

    Queries:
        One, plus one for the home page when ``page`` is ``None``, plus those of the private
        sections and site roots when the request doesn't know them yet.
    """
    kept: dict[Any, SiteTree] = getattr(request, _REQUEST_ATTRIBUTE, {})
    key = page.pk if page is not None else None
    if key not in kept:
        kept = {**kept, key: _build_tree(page, request)}
        setattr(request, _REQUEST_ATTRIBUTE, kept)
    return kept[key]


def home_page(request: HttpRequest) -> Any:
    """Return the home page of the request's site in the language of the request, or ``None``.

    Args:
        request: keeps the answer for the length of one page view.
    """
    if not hasattr(request, _HOME_ATTRIBUTE):
        site = Site.find_for_request(request)
        setattr(request, _HOME_ATTRIBUTE, site.root_page.localized if site else None)
    return getattr(request, _HOME_ATTRIBUTE)


def home_path_above(page: Any, site: Site) -> str:
    """Return the tree path of the home page above a page.

    The homes of the languages are siblings, so it is as deep as the site's own.
    """
    return str(page.path[: len(site.root_page.path)])


def _build_tree(page: Any, request: HttpRequest) -> SiteTree:
    site = Site.find_for_request(request)
    page = page or home_page(request)
    if site is None or not page or not page.path:
        return EMPTY_TREE
    model = base_page_model()
    home_path = home_path_above(page, site)
    above = set(paths_down_to(page.path, site.root_page.depth)[:-1])
    menu_depth = site.root_page.depth + 1
    nearby = (
        model.objects.filter(
            Q(path__in={home_path, *above})
            | Q(path__startswith=home_path, depth=menu_depth, show_in_menus=True)
        )
        .only(*_FIELDS)
        .order_by("path")
    )
    pages = [p for p in public_pages(nearby, request) if _is_due(p)]
    return SiteTree(
        menu=_items((p for p in pages if p.depth == menu_depth and p.show_in_menus), page, request),
        breadcrumbs=_items((p for p in pages if p.path in above), page, request),
        home_url=next((p.get_url(request) or "" for p in pages if p.path == home_path), ""),
    )


def _is_due(page: Any) -> bool:
    """Tell whether a page is no release before its date; only releases are loaded for it."""
    return not is_press_release(page.specific_class) or is_due(page.specific)


def _items(pages: Any, page: Any, request: HttpRequest) -> tuple[NavigationItem, ...]:
    items = []
    for candidate in pages:
        url = candidate.get_url(request)
        if url:
            is_current = candidate.path == page.path
            is_above = page.path.startswith(candidate.path) and not is_current
            items.append(NavigationItem(candidate.title, url, is_current, is_above))
    return tuple(items)
