"""Addresses made from others, and the name of the site at an address."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Site

from ..conf import get_settings

# The address of a list's feed is the list's own with this below it.
FEED_SLUG = "feed"


def address_below(url: str, slug: str) -> str:
    """Return the address of something below a page, with a slash at its end if the page has one.

    Args:
        url: the address of the page.
        slug: the last part of the address.
    """
    return f"{url.rstrip('/')}/{slug}{'/' if url.endswith('/') else ''}"


def site_name(request: HttpRequest | None) -> str:
    """Return the name of the site in the active language (setting ``SITE_NAMES``).

    Args:
        request: tells which site.

    Returns:
        Without one in that language, the site's name in Wagtail, or else its home page's title.
    """
    named = get_settings().site_names.get(get_language() or "")
    if named:
        return str(named)
    site = Site.find_for_request(request) if request else None
    return str(site.site_name or site.root_page.title) if site else ""
