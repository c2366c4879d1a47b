"""What a reader uses to move: skip links, main menu, breadcrumbs, pagination."""

from .pagination import PageLink, page_links
from .site_tree import NavigationItem, SiteTree, get_site_tree, home_page
from .skip_links import SkipLink, existing_skip_links, skip_links

__all__ = [
    "NavigationItem",
    "PageLink",
    "SiteTree",
    "SkipLink",
    "existing_skip_links",
    "get_site_tree",
    "home_page",
    "page_links",
    "skip_links",
]
