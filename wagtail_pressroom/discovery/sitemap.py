"""A sitemap of all languages, in which each page names its translations."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from wagtail.contrib.sitemaps import Sitemap
from wagtail.coreutils import get_content_languages
from wagtail.models import Locale

from ..languages.alternates import default_of
from ..visibility import base_page_model, public_pages


@dataclass(frozen=True)
class _Entry:
    """A page as a sitemap lists it."""

    page: Any
    code: str
    location: str
    lastmod: datetime.datetime | None

    @property
    def translation_status(self) -> str:
        return str(getattr(self.page, "translation_status", ""))


class PressRoomSitemap(Sitemap):
    """Wagtail's sitemap, with every language of the site and ``hreflang`` (sitemaps.org, Google's
    ``xhtml:link`` extension)::

        path("sitemap.xml", sitemap, {"sitemaps": {"pages": PressRoomSitemap}})

    Wagtail's own lists the pages below the site's root page: those of the main language alone.
    """

    # Each brings its translations along: a file of the 50 000 that are allowed would hold memory.
    limit = 1000

    def items(self) -> Any:
        """Return what every reader may see below the home pages of all languages, a queryset."""
        root = self.get_wagtail_site().root_page
        homes = base_page_model().objects.filter(translation_key=root.translation_key)
        below = [Q(path__startswith=home.path) for home in homes.only("path")]
        pages: Any = public_pages(
            base_page_model().objects.filter(reduce(or_, below)), self.request
        )
        return pages.order_by("path").defer_streamfields()

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        """Return the entries of one file of the sitemap.

        Queries:
            A fixed number for each page type.
        """
        shown = list(self.paginator.page(page).object_list)
        # The translations may stand in another file of the sitemap.
        groups = {one.translation_key for one in shown}
        related = self.items().filter(translation_key__in=groups)
        entries = list(self._entries(related.specific()))
        by_group: dict[Any, list[_Entry]] = defaultdict(list)
        for entry in entries:
            by_group[entry.page.translation_key].append(entry)
        ids = {one.pk for one in shown}
        listed = [entry for entry in entries if entry.page.pk in ids]
        changes = [entry.lastmod for entry in listed]
        if changes and None not in changes:
            self.latest_lastmod = max(change for change in changes if change is not None)
        return [_url(entry, by_group[entry.page.translation_key]) for entry in listed]

    def _entries(self, pages: Iterable[Any]) -> Iterable[_Entry]:
        locales = Locale.objects.in_bulk()
        known = get_content_languages()
        for page in pages:
            page.locale = locales[page.locale_id]
            if page.locale.language_code not in known:
                continue
            for found in page.get_sitemap_urls(self.request):
                if found["location"]:
                    yield _Entry(
                        page, page.locale.language_code, found["location"], found.get("lastmod")
                    )


def _url(entry: _Entry, group: list[_Entry]) -> dict[str, Any]:
    # A page may have several addresses of its own, such as the pages of a list.
    texts = list({other.code: other for other in reversed(group)}.values())
    texts.reverse()
    alternates: list[dict[str, str]] = []
    if len(texts) > 1 and texts.count(entry):
        alternates = [{"lang_code": text.code, "location": text.location} for text in texts]
        default = default_of(texts)
        if default is not None:
            alternates.append({"lang_code": "x-default", "location": default.location})
    return {"location": entry.location, "lastmod": entry.lastmod, "alternates": alternates}
