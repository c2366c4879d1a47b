"""The admin page on which an editor sets the translation status of one language."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from ..visibility import base_page_model
from .bridge import family_of, source_of
from .bridge.holds import enabled_record
from .bridge.machine import vouch
from .bridge.privacy import protect
from .status import TranslationStatus, TranslationStatusMixin


class TranslationStatusForm(forms.Form):
    """Asks for the translation status."""

    translation_status = forms.ChoiceField(
        label=_("Translation status"),
        choices=TranslationStatus.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Readers see this before the text. It belongs to this language alone and stays as it "
            "is when the translation is synchronised with its source."
        ),
    )


# Django's FormView can't be subscripted at run time, only in the stubs.
class TranslationStatusView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    """Sets the translation status of a page.

    A translation is edited in wagtail-localize's editor, which shows texts to translate and
    nothing else; so the status has a page of its own.
    """

    form_class = TranslationStatusForm
    template_name = "wagtailadmin/generic/form.html"
    page_title = _("Translation status")
    header_icon = "globe"

    @cached_property
    def page(self) -> Any:
        """The specific page."""
        page = get_object_or_404(base_page_model(), pk=self.kwargs["page_id"]).specific
        if not isinstance(page, TranslationStatusMixin):
            raise Http404
        return page

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in who may edit the page and, since the change shows at once, may publish it.

        Raises:
            PermissionDenied: the user may not.
        """
        if not may_set_status(self.page, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Return what is set, and of which page."""
        return f"{self.page_title}: {self.page.get_admin_display_title()}"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: the page's list in the explorer, and the page."""
        parent = self.page.get_parent()
        return [
            *super().get_breadcrumbs_items(),
            {
                "url": reverse("wagtailadmin_explore", args=[parent.pk]),
                "label": parent.get_admin_display_title(),
            },
            {"url": self.get_success_url(), "label": self.page.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]

    def get_initial(self) -> dict[str, Any]:
        """Return the status as it is."""
        return {"translation_status": self.page.translation_status}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what Wagtail's form template asks for."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["action_url"] = self.request.path
        context["submit_button_label"] = _("Save")
        context["submit_button_active_label"] = _("Saving…")
        return context

    def form_valid(self, form: TranslationStatusForm) -> HttpResponse:
        """Store the status and go back to the page."""
        set_translation_status(
            self.page, form.cleaned_data["translation_status"], self.request.user
        )
        messages.success(
            self.request,
            _("The translation status of “%(title)s” is now: %(status)s.")
            % {"title": self.page.title, "status": self.page.get_translation_status_display()},
        )
        return super().form_valid(form)

    def get_success_url(self) -> str:
        """Return the address of the page's editor."""
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])


def may_set_status(page: Any, user: Any) -> bool:
    """Tell whether a user may set a page's translation status."""
    if page.alias_of_id is not None:
        return False
    permissions = page.permissions_for_user(user)
    return bool(permissions.can_edit() and (permissions.can_publish() or not page.live))


@transaction.atomic
def set_translation_status(page: Any, status: str, user: Any = None) -> None:
    """Set a page's translation status, leaving all drafts of its text as they are.

    The live page gets it at once, the latest revision too, so that neither publishing a draft
    nor going on with one brings back the earlier status.

    Args:
        page: the specific page.
        status: a value of :class:`TranslationStatus`.
        user: who does it, for the page's history.
    """
    source = source_of(page)
    record = enabled_record(page, source) if source is not None else None
    if record is not None:
        vouch(record)
    revision = page.latest_revision
    if page.live and not page.has_unpublished_changes:
        # The ordinary way, so that whoever listens to publications (caches, search) hears of it.
        page.translation_status = status
        page.save_revision(user=user).publish(user=user, skip_permission_checks=True)
        protect(family_of(page))
        return
    page.translation_status = status
    page.save(update_fields=["translation_status"], clean=False)
    for one in {r for r in (revision, page.scheduled_revision) if r is not None}:
        one.content["translation_status"] = status
        one.save(update_fields=["content"])
    # What is said to be a translation now is as private as its original from now on.
    protect(family_of(page))
    log(instance=page, action="wagtail.edit", user=user, content_changed=True)
