"""What was read most of late, as far as the reader may see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from wagtail.models import Site

from ..hits.models import HitDay, HitHour
from ..hits.statistics import Period, last_days
from ..navigation.site_tree import home_page, home_path_above
from ..visibility import is_press_release, public_pages, published

MOST_DAYS = 3660
MOST_PAGES = 50


@dataclass(frozen=True, slots=True)
class MostReadItem:
    """One entry of a list of what was read most.

    Attributes:
        title: the page's title.
        url: its address.
        hits: how often it was seen in the window, the counts of a previous site left out.
        page: the page itself.
    """

    title: str
    url: str
    hits: int
    page: Any = None


def most_read(
    page: Any, request: HttpRequest | None, days: int = 7, limit: int = 5, model: str = ""
) -> list[MostReadItem]:
    """Return the public pages of a language that were read most, the most read first.

    Of pages read equally often the newer comes first. Pages nobody read are never among them.

    Args:
        page: the page at hand, which decides about language and site; without one it is the home
            page in the language of the request.
        request: names the site, and keeps the private sections for the length of one page view.
        days: length of the window in days of ``TIME_ZONE``, today included: 1 to 3660.
        limit: how many at the most: 1 to 50.
        model: page type to look at, ``"app_label.ModelName"``; by default every type of release.
            Of a type that is none, releases are left out: their dates would not be asked.

    Raises:
        ValueError: when a number is out of range.
        LookupError: when there is no such page type.

    Queries:
        One for each type of release, mostly one; one more without a page; and those of the
        private sections.
    """
    if not 1 <= days <= MOST_DAYS or not 1 <= limit <= MOST_PAGES:
        raise ValueError(f"days must be 1 to {MOST_DAYS} and limit 1 to {MOST_PAGES}.")
    if getattr(page, "locale_id", None) is None:
        page = home_page(request) if request else None
    if page is None:
        return []
    window = last_days(days)
    found: list[Any] = []
    for kind in [apps.get_model(model)] if model else _release_models():
        pages = _visible(kind, request).filter(locale_id=page.locale_id)
        found += _ranked(_on_site(pages, page, request), window)[:limit]
    found.sort(key=lambda one: (one.hits_in_window, one.newness), reverse=True)
    return [
        MostReadItem(one.title, one.get_url(request) or "", one.hits_in_window, one)
        for one in found[:limit]
    ]


def _release_models() -> list[Any]:
    """Return the types of releases whose tables hold all there are, kinds of them left out."""
    models = [model for model in apps.get_models() if is_press_release(model)]
    return [
        model
        for model in models
        if not any(issubclass(model, other) for other in models if other is not model)
    ]


def _visible(model: Any, request: HttpRequest | None) -> Any:
    pages = model._default_manager.all()
    if is_press_release(model):
        return published(pages, request).annotate(newness=F("release_date"))
    kinds = [kind for kind in apps.get_models() if is_press_release(kind)]
    types = ContentType.objects.get_for_models(*kinds).values()
    return public_pages(pages.exclude(content_type__in=types), request).annotate(newness=F("pk"))


def _on_site(pages: Any, page: Any, request: HttpRequest | None) -> Any:
    site = Site.find_for_request(request) if request else None
    # A page not yet saved, in a preview, stands nowhere.
    if site is None or not page.path:
        return pages
    return pages.filter(path__startswith=home_path_above(page, site))


def _ranked(pages: Any, window: Period) -> Any:
    hours = HitHour.objects.filter(hour__gte=window.hours.start, hour__lt=window.hours.stop)
    # Old hours are summed up to days; no hit stands in both.
    days = HitDay.objects.filter(day__gte=window.days.start, day__lt=window.days.stop)
    read = hours.values("page_id").union(days.values("page_id"))
    # The database looks only at pages that were read, however many there are.
    ranked = pages.filter(pk__in=read).annotate(hits_in_window=_sum(hours) + _sum(days))
    return ranked.order_by("-hits_in_window", "-newness", "-pk").defer_streamfields()


def _sum(rows: QuerySet[Any]) -> Coalesce:
    of_page = rows.filter(page_id=OuterRef("pk")).order_by().values("page_id")
    hits = Subquery(of_page.annotate(sum=Sum("hits")).values("sum"))
    return Coalesce(hits, 0, output_field=BigIntegerField())
