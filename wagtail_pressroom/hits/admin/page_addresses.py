"""Finding pages by what a list of old counts may call them: number, path or URL."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from ...visibility import base_page_model


class NoSuchPage(Exception):
    """No page, or more than one, has this number or address. The message is for people."""


def page_of_number(number: str) -> Any:
    """Return the specific page with a number (id).

    Raises:
        NoSuchPage: there is none.
    """
    page = None
    # Longer numbers are no ids, and SQLite can't compare them.
    if number.isascii() and number.isdigit() and len(number) <= 18:
        page = base_page_model().objects.filter(pk=int(number), depth__gt=1).first()
    if page is None:
        raise NoSuchPage(_("There is no page with the number “%(number)s”.") % {"number": number})
    return page.specific


def page_of_address(address: str) -> Any:
    """Return the specific page at a URL or a path of this site, published or not.

    Args:
        address: a path such as ``/en/press-releases/tide-tables/``, looked for on all sites of
            this installation, or a whole URL.

    Raises:
        NoSuchPage: there is none, or a path leads to pages of several sites.
    """
    nowhere = NoSuchPage(_("There is no page at “%(address)s”.") % {"address": address})
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise nowhere from error
    path = unquote(parts.path).rstrip("/") + "/"
    wanted = {
        root.root_path + path.removeprefix(prefix)
        for root, prefix in _roots()
        if path.startswith(prefix)
        and (not parts.netloc or urlsplit(root.root_url).netloc == parts.netloc.lower())
    }
    pages = list(base_page_model().objects.filter(url_path__in=wanted)[:2])
    if not pages:
        raise nowhere
    if len(pages) > 1:
        raise NoSuchPage(
            _("Several sites have a page at “%(address)s”: give its whole URL.")
            % {"address": address}
        )
    return pages[0].specific


def _roots() -> list[tuple[Any, str]]:
    """Return where trees of public pages begin, each with the path of its first page."""
    roots = []
    for root in Site.get_site_root_paths():
        language = root.language_code if getattr(settings, "WAGTAIL_I18N_ENABLED", False) else None
        with translation.override(language or translation.get_language()):
            roots.append((root, unquote(reverse("wagtail_serve", args=("",)))))
    return roots
