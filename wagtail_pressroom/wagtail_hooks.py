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
from .legacy.admin.body_adapter import register_body_adapter
from .legacy.admin.convert import PointsFromTextView
from .legacy.admin.paste_creation import may_paste
from .legacy.admin.paste_views import PasteView
from .models import Department, Topic
from .releases.models import PressReleaseMixin
from .releases.plain_text.admin_views import CopyAsTextView, may_copy_draft


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
register_body_adapter()


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """Add the package's own admin pages."""
    return [
        path(
            "pressroom/translation-status/<int:page_id>/",
            TranslationStatusView.as_view(),
            name="wagtail_pressroom_translation_status",
        ),
        path(
            "pressroom/copy-as-text/<int:page_id>/",
            CopyAsTextView.as_view(),
            name="wagtail_pressroom_copy_as_text",
        ),
        path(
            "pressroom/paste/<int:page_id>/",
            PasteView.as_view(),
            name="wagtail_pressroom_paste",
        ),
        path(
            "pressroom/points-from-text/",
            PointsFromTextView.as_view(),
            name="wagtail_pressroom_points_from_text",
        ),
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


@hooks.register("register_page_header_buttons")
def copy_as_text_header_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Lead from a release's editor to its latest draft as plain text."""
    yield from _copy_as_text_button(page, user)


@hooks.register("register_page_listing_more_buttons")
def copy_as_text_listing_button(
    page: Any, user: Any, next_url: str | None = None
) -> Iterator[Button]:
    """Lead from the explorer there."""
    yield from _copy_as_text_button(page, user)


def _copy_as_text_button(page: Any, user: Any) -> Iterator[Button]:
    if not issubclass(page.specific_class or type(page), PressReleaseMixin):
        return
    if may_copy_draft(page, user):
        yield Button(
            _("Copy as text"),
            reverse("wagtail_pressroom_copy_as_text", args=[page.pk]),
            icon_name="copy",
            priority=75,
        )


@hooks.register("register_page_header_buttons")
def paste_header_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Lead from a press index to pasting a release into it."""
    yield from _paste_button(page, user)


@hooks.register("register_page_listing_more_buttons")
def paste_listing_button(page: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Lead from the explorer there."""
    yield from _paste_button(page, user)


def _paste_button(page: Any, user: Any) -> Iterator[Button]:
    if may_paste(page, user):
        yield Button(
            _("Paste a release"),
            reverse("wagtail_pressroom_paste", args=[page.pk]),
            icon_name="clipboard-list",
            priority=65,
        )
