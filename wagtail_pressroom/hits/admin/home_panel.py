"""The panel "Most viewed in the last 7 days" of the admin's home page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Locale

from ...visibility import base_page_model
from ..chart import grouped
from ..health import health
from ..statistics import hits_by_page, last_days
from .links import report_url
from .permissions import explorable_page_ids

DAYS = 7
PAGES = 5


@dataclass(frozen=True, slots=True)
class ViewedPage:
    """A row of the panel.

    Attributes:
        page: the page.
        url: where the user may go from here: its editor, or its place in the explorer.
        hits: the number, written out.
    """

    page: Any
    url: str
    hits: str


class MostViewedPanel(Component):
    """Which pages were viewed most, of those the user may explore; nothing when none was.

    Administrators also learn here that the counter is in trouble.

    Queries:
        Two for the numbers and some for the pages, however many were counted.
    """

    name = "pressroom_most_viewed"
    template_name = "wagtail_pressroom/hits/admin/home_panel.html"
    # After the user's own recent edits (250), before the locked pages (300).
    order = 270

    class Media:
        css = {"all": ["wagtail_pressroom/admin/hits_panels.css"]}

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Return the rows, and what is wrong with the counter."""
        request: HttpRequest = parent_context["request"]
        is_administrator = request.user.is_active and request.user.is_superuser
        return {
            "rows": most_viewed(request.user),
            "report_url": report_url(period=DAYS),
            "trouble": health().trouble if is_administrator else "",
        }


def most_viewed(user: Any) -> list[ViewedPage]:
    """Return the pages viewed most in the last 7 days, of those a user may explore.

    Args:
        user: who looks.
    """
    hits = hits_by_page(last_days(DAYS), explorable_page_ids(user))
    most = nlargest(PAGES, hits, key=lambda page_id: (hits[page_id], -page_id))
    pages = base_page_model().objects.filter(pk__in=most)
    found = {page.pk: page for page in pages.specific(defer=True)}
    # Specific pages come without their locales, whatever was selected with them.
    locales = Locale.objects.in_bulk({page.locale_id for page in found.values()})
    for page in found.values():
        page.locale = locales[page.locale_id]
    return [
        ViewedPage(found[page_id], _url_for(found[page_id], user), grouped(hits[page_id]))
        for page_id in most
        if page_id in found
    ]


def _url_for(page: Any, user: Any) -> str:
    if page.permissions_for_user(user).can_edit():
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    return reverse("wagtailadmin_explore", args=[page.pk])
