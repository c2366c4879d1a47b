"""Registration of the counter with Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .admin.explorer import CountedPageViewSet
from .admin.home_panel import MostViewedPanel
from .admin.side_panel import extend_editor
from .admin.taken_over import RemoveTakenOverView, TakenOverView
from .admin.taking_over import REMOVE, SET, RemovedFormatter, TakenOverFormatter
from .report.menu import report_menu_item, report_urls

extend_editor()


# Wagtail's own viewset for all pages has the order -1, so that a site's, with 0, takes its place.
# Ours comes between them, whatever the order of the installed apps.
@hooks.register("register_admin_viewset", order=-0.5)
def register_page_viewset() -> CountedPageViewSet:
    """Show views in the explorer."""
    return CountedPageViewSet()


@hooks.register("construct_homepage_panels")
def add_home_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show on the admin's home page what is viewed most."""
    panels.append(MostViewedPanel())


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Let the history of a page tell of its taken-over count."""
    actions.register_action(SET)(TakenOverFormatter)
    actions.register_action(REMOVE)(RemovedFormatter)


@hooks.register("register_admin_urls")
def register_taken_over_urls() -> list[URLPattern]:
    """Add the pages about taken-over counts."""
    return [
        path(
            "pressroom/taken-over/<int:page_id>/",
            TakenOverView.as_view(),
            name="wagtail_pressroom_taken_over",
        ),
        path(
            "pressroom/taken-over/<int:page_id>/remove/",
            RemoveTakenOverView.as_view(),
            name="wagtail_pressroom_remove_taken_over",
        ),
    ]


@hooks.register("register_admin_urls")
def register_report_urls() -> list[URLPattern]:
    """Add the report "Views"."""
    return report_urls()


@hooks.register("register_reports_menu_item")
def register_report_menu_item() -> MenuItem:
    """Show the report in the menu "Reports"."""
    return report_menu_item()
