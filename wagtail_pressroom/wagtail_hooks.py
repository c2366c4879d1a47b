"""Registration with Wagtail's admin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import LocaleColumn
from wagtail.admin.widgets import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .languages.admin_views import TranslationStatusView, may_set_status
from .languages.status import TranslationStatusMixin
from .models import Department, Topic


class DepartmentViewSet(SnippetViewSet):
    """Departments in the admin."""

    model = Department
    icon = "group"
    list_display = ["name", LocaleColumn()]
    search_fields = ["name"]


class TopicViewSet(SnippetViewSet):
    """Topics in the admin."""

    model = Topic
    icon = "tag"
    list_display = ["name", LocaleColumn()]
    search_fields = ["name"]


class PressroomViewSetGroup(SnippetViewSetGroup):
    """The press room's menu."""

    items = (DepartmentViewSet, TopicViewSet)
    menu_label = _("Press room")
    menu_icon = "doc-full-inverse"
    menu_order = 250


register_snippet(PressroomViewSetGroup)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """Add the package's own admin pages."""
    return [
        path(
            "pressroom/translation-status/<int:page_id>/",
            TranslationStatusView.as_view(),
            name="wagtail_pressroom_translation_status",
        )
    ]


@hooks.register("register_page_header_buttons")
def translation_status_header_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Lead from a release's editor to its translation status."""
    yield from _translation_status_button(page, user)


@hooks.register("register_page_listing_more_buttons")
def translation_status_listing_button(
    page: Any, user: Any, next_url: str | None = None
) -> Iterator[Button]:
    """Lead from the explorer there: wagtail-localize's editor shows no header buttons."""
    yield from _translation_status_button(page, user)


def _translation_status_button(page: Any, user: Any) -> Iterator[Button]:
    if not issubclass(page.specific_class or type(page), TranslationStatusMixin):
        return
    if may_set_status(page, user):
        yield Button(
            _("Translation status"),
            reverse("wagtail_pressroom_translation_status", args=[page.pk]),
            icon_name="globe",
            priority=70,
        )
