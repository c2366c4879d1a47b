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
from .languages.bridge import HeldWithOriginalMixin
from .languages.bridge.admin import (
    hold_in_page_editor,
    publish_from_editor,
    say_what_was_held,
)
from .languages.bridge.localize_views import (
    HeldSubmitPageTranslationView,
    HeldUpdateTranslationsView,
)
from .languages.bridge.log_actions import register_log_actions
from .languages.parts_of_text import register_feature
from .languages.plan_log import register_log_actions as register_plan_log_actions
from .languages.plan_views import ReleaseLanguagesView
from .languages.report.menu import report_menu_item, report_urls
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
hooks.register("register_log_actions", register_log_actions)
hooks.register("register_log_actions", register_plan_log_actions)
hooks.register("register_rich_text_features", register_feature)
# Before wagtail-localize's own answer to the same button.
hooks.register("before_edit_page", publish_from_editor, order=-1)
hooks.register("before_publish_page", hold_in_page_editor)
hooks.register("after_bulk_action", say_what_was_held)


@hooks.register("register_admin_urls", order=-1)
def register_urls_before_wagtail_localize() -> list[URLPattern]:
    """Answer two addresses of wagtail-localize's with views that ask for the right permission."""
    return [
        path(
            "localize/update/<int:translation_source_id>/",
            HeldUpdateTranslationsView.as_view(),
        ),
        path(
            "localize/submit/page/<int:page_id>/",
            HeldSubmitPageTranslationView.as_view(),
        ),
    ]


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
            "pressroom/languages/<int:page_id>/",
            ReleaseLanguagesView.as_view(),
            name="wagtail_pressroom_languages",
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


hooks.register("register_admin_urls", report_urls)
hooks.register("register_reports_menu_item", report_menu_item)


@hooks.register("register_page_header_buttons")
def header_buttons(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Lead from the editor of a page to what the press room can do with it."""
    yield from _buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_more_buttons(page: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Lead from the explorer there: wagtail-localize's editor shows no header buttons."""
    yield from _buttons(page, user)


def _buttons(page: Any, user: Any) -> Iterator[Button]:
    model = page.specific_class or type(page)
    if may_paste(page, user):
        url = reverse("wagtail_pressroom_paste", args=[page.pk])
        yield Button(_("Paste a release"), url, icon_name="clipboard-list", priority=65)
    if issubclass(model, TranslationStatusMixin) and may_set_status(page, user):
        url = reverse("wagtail_pressroom_translation_status", args=[page.pk])
        yield Button(_("Translation status"), url, icon_name="globe", priority=70)
    if issubclass(model, HeldWithOriginalMixin) and page.permissions_for_user(user).can_edit():
        url = reverse("wagtail_pressroom_languages", args=[page.pk])
        yield Button(_("Languages"), url, icon_name="globe", priority=68)
    if issubclass(model, PressReleaseMixin) and may_copy_draft(page, user):
        url = reverse("wagtail_pressroom_copy_as_text", args=[page.pk])
        yield Button(_("Copy as text"), url, icon_name="copy", priority=75)
