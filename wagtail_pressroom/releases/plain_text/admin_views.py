"""The admin page from which an editor copies a release as text, drafts included."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ...languages.autonyms import direction
from ...visibility import base_page_model
from ..models import PressReleaseMixin
from .release import plain_text


class CopyAsTextView(WagtailAdminTemplateMixin, TemplateView):
    """Shows the latest draft of a release as plain text."""

    template_name = "wagtail_pressroom/releases/admin/plain_text.html"
    page_title = _("Copy as text")
    header_icon = "copy"
    http_method_names = ("get", "head", "options")

    @cached_property
    def page(self) -> Any:
        """The specific page."""
        page = get_object_or_404(base_page_model(), pk=self.kwargs["page_id"]).specific
        if not isinstance(page, PressReleaseMixin):
            raise Http404
        return page

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in who may edit or publish the page.

        Raises:
            PermissionDenied: the user may not.
        """
        if not may_copy_draft(self.page, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Return which page it is."""
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: the page's list in the explorer, and the page."""
        parent = self.page.get_parent()
        return [
            *super().get_breadcrumbs_items(),
            {
                "url": reverse("wagtailadmin_explore", args=[parent.pk]),
                "label": parent.get_admin_display_title(),
            },
            {
                "url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
                "label": self.page.get_admin_display_title(),
            },
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the text, with its language."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["text"] = plain_text(self.page.get_latest_revision_as_object())
        context["language"] = self.page.locale.language_code
        context["direction"] = direction(context["language"])
        return context


def may_copy_draft(page: Any, user: Any) -> bool:
    """Tell whether a user may see the latest draft of a page: who may edit or publish it."""
    permissions = page.permissions_for_user(user)
    return bool(permissions.can_edit() or permissions.can_publish())
