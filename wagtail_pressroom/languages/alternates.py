"""What search engines are told of a page: its own address, and those of its other languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest
from wagtail.models import Site

from ..visibility import is_public
from .missing import readable, text_for_others
from .options import LanguageOption

X_DEFAULT = "x-default"


@dataclass(frozen=True)
class Alternate:
    """An entry of ``hreflang``.

    Attributes:
        code: language code (BCP 47), or ``"x-default"``.
        url: absolute address.
    """

    code: str
    url: str


def alternates_of(
    options: Iterable[LanguageOption], request: HttpRequest | None, chosen: str = ""
) -> list[Alternate]:
    """Return every language of a page, itself included, and the one for all other readers.

    Each of the pages gets the same answer, as search engines ask for.

    Args:
        options: the languages of a page that every reader may see, as seen from it.
        request: of the page view.
        chosen: code of the language chosen as authoritative, if there is one.

    Returns:
        Nothing for a page that is there in one language only.
    """
    there = readable(options)
    if len(there) < 2:
        return []
    links = [Alternate(option.code, absolute(option.url, request)) for option in there]
    default = text_for_others(there, chosen)
    if default is not None:
        links.append(Alternate(X_DEFAULT, absolute(default.url, request)))
    return links


def absolute(url: str, request: HttpRequest | None) -> str:
    """Return an address with the host under which Wagtail knows the site.

    A page may be asked for under other hosts; its canonical address has only the one.

    Args:
        url: as :class:`~.options.LanguageOption` has it: absolute if it leads to another site.
        request: of the page view.
    """
    if request is None:
        return url
    site = Site.find_for_request(request)
    return urljoin(site.root_url, url) if site else str(request.build_absolute_uri(url))


def canonical_url(page: Any, request: HttpRequest | None = None) -> str:
    """Return the address under which search engines are to know a page.

    It is the page's own; that of an alias is its original's.

    Args:
        page: any page.
        request: keeps the private sections for the length of one page view.

    Returns:
        An absolute address; empty when there is none, or readers may not see the original.

    Queries:
        None, except for an alias.
    """
    original, passed = page, set()
    while original.alias_of_id is not None and original.pk not in passed:
        passed.add(original.pk)
        original = original.alias_of
    if passed and not is_public(original, request):
        return ""
    return original.get_full_url(request) or ""
