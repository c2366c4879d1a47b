"""An Atom feed of a list (RFC 4287): in its language, with the other languages of each release."""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, override

from ..languages import direction
from ..languages.alternates import X_DEFAULT, Alternate, absolute
from ..languages.dates import local_moment
from ..languages.serving import page_language
from ..languages.sitemap import load_alternates
from ..languages.status import status_in
from ..navigation.addresses import FEED_SLUG, address_below, site_name
from ..releases.categories import category_choices
from .listing import PageOutOfRange, build_listing

ENTRY_TEMPLATE = "wagtail_pressroom/discovery/feed_entry.html"
# What XML 1.0 can't say (2.2, Char), and Django refuses to write or writes all the same: a pasted
# title may have it, and a search too.
NO_XML = re.compile("[^\\t\\n\\r -\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
# A release's identifier must be its own in every language and outlive its address.
_ENTRIES = uuid.uuid5(uuid.NAMESPACE_URL, "urn:wagtail-pressroom:atom-entry")


class ReleaseFeed(Atom1Feed):
    """Atom with a link to every other language of an entry, and categories with their names."""

    def add_item_elements(self, handler: Any, item: Any) -> None:
        """Write an entry."""
        super().add_item_elements(handler, item)
        for alternate in item["alternates"]:
            handler.addQuickElement(
                "link", "", {"rel": "alternate", "hreflang": alternate.code, "href": alternate.url}
            )
        for term in item["terms"]:
            handler.addQuickElement("category", "", term)


def feed_url(press_index: Any, request: HttpRequest | None = None, query: str = "") -> str:
    """Return the address of a list's feed.

    Args:
        press_index: the list.
        request: of the page view.
        query: query string that narrows it, without its question mark.

    Returns:
        Empty for a list that has no address.
    """
    url = press_index.get_url(request) or ""
    address = address_below(url, FEED_SLUG) if url else ""
    return f"{address}?{query}" if address and query else address


def serve_feed(press_index: Any, request: HttpRequest) -> HttpResponse:
    """Serve the newest releases of a list, narrowed as the list itself may be (``?category=``).

    Every entry says its translation status, in words before the summary and as an Atom category
    (``term="unofficial"``), so that no text is passed on as something that it is not.

    Args:
        press_index: the list. Who may not see it, Wagtail has turned away already.
        request: of the page view.

    Raises:
        Http404: the query string asks for a page of the list that there isn't.

    Queries:
        Those of the list, and of :func:`~..languages.sitemap.load_alternates`.
    """
    language = page_language(press_index, request)
    if get_language() != language:
        return redirect(feed_url(press_index, request, request.META.get("QUERY_STRING", "")))
    with override(language):
        try:
            listing = build_listing(press_index.get_releases(), request)
        except PageOutOfRange as error:
            raise Http404 from error
        feed = _feed(press_index, language, listing, request)
        response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    response.headers["Content-Language"] = language
    set_response_etag(response)
    etag = response.headers["ETag"]
    return get_conditional_response(request, etag=etag, response=response) or response


def _feed(press_index: Any, language: str, listing: Any, request: HttpRequest) -> ReleaseFeed:
    query = listing.filters.parameters.urlencode()
    publisher = site_name(request)
    parts = [press_index.title, *_names_of(listing), publisher]
    feed = ReleaseFeed(
        title=_clean(" – ".join(part for part in parts if part)),
        link=press_index.get_full_url(request),
        description="",
        language=language,
        author_name=_clean(publisher or press_index.title),
        feed_url=absolute(feed_url(press_index, request, query), request),
        feed_guid=_identifier(press_index, language),
    )
    alternates = load_alternates({r.translation_key for r in listing.releases}, request)
    for release in listing.releases:
        _add(feed, release, language, alternates.get(release.translation_key, ()), request)
    return feed


def _names_of(listing: Any) -> list[str]:
    """Return what narrows the list, in words."""
    filters = listing.filters
    chosen = dict(listing.categories).get(filters.category)
    names = [chosen, filters.year, filters.query]
    return [str(name) for name in names if name]


def _add(
    feed: ReleaseFeed,
    release: Any,
    language: str,
    alternates: Iterable[Alternate],
    request: HttpRequest,
) -> None:
    text = {"release": release, "language": language, "direction": direction(language)}
    feed.add_item(
        title=_clean(release.title),
        link=release.get_full_url(request),
        description=_clean(render_to_string(ENTRY_TEMPLATE, text).strip()),
        pubdate=local_moment(release.release_date),
        updateddate=_updated(release),
        unique_id=_identifier(release, language),
        terms=_terms(release, language),
        alternates=[a for a in alternates if a.code not in (language, X_DEFAULT)],
    )


def _terms(release: Any, language: str) -> list[dict[str, str]]:
    """Return the attributes of an entry's categories: that of the release, and its status."""
    terms = []
    if release.category:
        name = dict(category_choices()).get(release.category, release.category)
        terms.append({"term": release.category, "label": str(name)})
    status = status_in(language, release)
    marked = {"xml:lang": status.language} if status.language != language else {}
    return [*terms, {"term": release.translation_status, "label": status.text, **marked}]


def _updated(release: Any) -> datetime.datetime:
    moments = [release.release_date, release.last_published_at]
    return max(local_moment(moment) for moment in moments if moment is not None)


def _clean(text: str) -> str:
    return NO_XML.sub(" ", str(text))


def _identifier(page: Any, language: str) -> str:
    return uuid.uuid5(_ENTRIES, f"{page.translation_key}/{language}").urn
