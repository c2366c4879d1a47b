"""The report's addresses and its place in the menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from ...visibility import may_explore
from .views import ViewsReport


class ViewsMenuItem(MenuItem):
    """Leads to the report, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the user may see the report."""
        return may_explore(request.user)


def report_urls() -> list[URLPattern]:
    """Return the addresses of the report, below the admin's own."""
    return [
        path("reports/views/", ViewsReport.as_view(), name="wagtail_pressroom_views_report"),
        path(
            "reports/views/results/",
            ViewsReport.as_view(results_only=True),
            name="wagtail_pressroom_views_report_results",
        ),
    ]


def report_menu_item() -> MenuItem:
    """Return the item for the menu "Reports"."""
    return ViewsMenuItem(
        _("Views"),
        reverse("wagtail_pressroom_views_report"),
        name="pressroom-views",
        icon_name="view",
        order=600,
    )
