"""The report's addresses and its place in the menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from ...visibility import may_explore
from .views import TranslationsReport


class TranslationsMenuItem(MenuItem):
    """Leads to the report, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the user may see the report."""
        return may_explore(request.user)


def report_urls() -> list[URLPattern]:
    """Return the addresses of the report, below the admin's own."""
    return [
        path(
            "reports/release-translations/",
            TranslationsReport.as_view(),
            name="wagtail_pressroom_translations_report",
        ),
        path(
            "reports/release-translations/results/",
            TranslationsReport.as_view(results_only=True),
            name="wagtail_pressroom_translations_report_results",
        ),
    ]


def report_menu_item() -> MenuItem:
    """Return the item for the menu "Reports"."""
    return TranslationsMenuItem(
        _("Translations of releases"),
        reverse("wagtail_pressroom_translations_report"),
        name="pressroom-translations",
        icon_name="globe",
        order=610,
    )
