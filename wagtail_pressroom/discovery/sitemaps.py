"""A sitemap of all languages of a site."""

from __future__ import annotations

import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from wagtail.contrib.sitemaps import Sitemap

from ..languages.sitemap import (
    homes_of_site,
    keep_alternates,
    load_alternates,
    release_models,
    sitemap_alternates,
)
from ..visibility import base_page_model, public_pages


class PressRoomSitemap(Sitemap):
    """Every public page of a site in every language, each with its other languages.

    Wagtail's own sitemap lists the tree of the site's main language only::

        sitemaps = {"pages": PressRoomSitemap}
        urlpatterns = [
            path(
                "sitemap.xml", views.index, {"sitemaps": sitemaps, "sitemap_url_name": "sitemap"}
            ),
            path("sitemap-<section>.xml", views.sitemap, {"sitemaps": sitemaps}, name="sitemap"),
        ]

    with ``views`` from ``wagtail.contrib.sitemaps``.
    """

    # A file may have 50 MB: with two dozen languages an entry has 3 kB.
    limit = 10_000

    def items(self) -> Any:
        """Return the pages, in the order of the tree."""
        pages: Any = self._pages().order_by("path")
        return pages.defer_streamfields().specific()

    def get_latest_lastmod(self) -> datetime.datetime | None:
        """Return when a page was last published, for the index of sitemaps."""
        latest = self._pages().order_by().aggregate(latest=Max("last_published_at"))
        found: datetime.datetime | None = latest["latest"]
        return found

    def _pages(self) -> QuerySet[Any]:
        homes, _site = homes_of_site(self.request)
        trees = [Q(path__startswith=path) for path in homes.values()]
        model = base_page_model()
        if not trees:
            nothing: QuerySet[Any] = model.objects.none()
            return nothing
        pages = public_pages(model.objects.filter(reduce(or_, trees)), self.request)
        for releases in release_models():
            early = releases._default_manager.exclude(release_date__lte=timezone.now())
            pages = pages.exclude(pk__in=early.order_by().values("pk"))
        return pages

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        site = self.get_wagtail_site()
        items = list(self.paginator.page(page).object_list)
        keys = {item.translation_key for item in items}
        keep_alternates(self.request, load_alternates(keys, self.request))
        urls = []
        for item in items:
            parts = item.get_url_parts(self.request)
            # A language may have a site, and so a sitemap, of its own.
            if parts and parts[0] == site.pk:
                entries = item.get_sitemap_urls(self.request)
                urls += [self._with_alternates(item, entry) for entry in entries]
        moments: list[Any] = [entry.get("lastmod") for entry in urls]
        if moments and None not in moments:
            self.latest_lastmod = max(moments)
        return urls

    def _with_alternates(self, item: Any, entry: dict[str, Any]) -> dict[str, Any]:
        """Add the other languages to the entry of a page of a type that knows none."""
        if "alternates" in entry or entry["location"] != item.get_full_url(self.request):
            return entry
        return {**entry, "alternates": sitemap_alternates(item, self.request)}
