"""The admin pages on which a taken-over count is set, changed and removed."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput

from ...visibility import base_page_model
from ..chart import grouped
from ..counts import PageCount, page_counts
from ..statistics import today
from .permissions import may_take_over_counts
from .taking_over import HIGHEST_COUNT, remove_taken_over, take_over
from .words import taken_over_words


class TakenOverForm(forms.Form):
    """Asks for the number and its day."""

    count = forms.IntegerField(
        label=_("Views on the previous site"),
        min_value=0,
        max_value=HIGHEST_COUNT,
        error_messages={"min_value": _("A number of views can't be negative.")},
    )
    as_of = forms.DateField(
        label=_("As of"),
        widget=AdminDateInput,
        help_text=_("The day on which the previous site showed this number."),
    )

    def clean_as_of(self) -> datetime.date:
        """Refuse days to come.

        Raises:
            ValidationError: the day is in the future.
        """
        day: datetime.date = self.cleaned_data["as_of"]
        if day > today():
            raise ValidationError(_("This day is in the future."), code="future")
        return day


# Django's FormView can't be subscripted at run time, only in the stubs.
class _OfPageView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    """A form about the taken-over count of a page, for those who may publish the page."""

    header_icon = "view"

    @cached_property
    def page(self) -> Any:
        """The specific page."""
        return get_object_or_404(base_page_model(), pk=self.kwargs["page_id"]).specific

    @cached_property
    def page_count(self) -> PageCount:
        """The views of the page as they are."""
        return page_counts([self.page.pk]).get(self.page.pk, PageCount())

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in who may change the number.

        Raises:
            PermissionDenied: the user may not.
        """
        if not may_take_over_counts(self.page, request.user):
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

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the numbers as they are, and what Wagtail's form template asks for."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["action_url"] = self.request.path
        context["total"] = grouped(self.page_count.total)
        context["counted"] = grouped(self.page_count.counted)
        context["taken_over"] = taken_over_words(self.page_count)
        return context

    def get_success_url(self) -> str:
        """Return the address of the page's editor."""
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])


class TakenOverView(_OfPageView):
    """Sets or changes the taken-over count of a page."""

    form_class = TakenOverForm
    template_name = "wagtail_pressroom/hits/admin/taken_over.html"
    page_title = _("Views on the previous site")

    def get_initial(self) -> dict[str, Any]:
        """Return the number as it is."""
        if self.page_count.as_of is None:
            return {}
        return {"count": self.page_count.taken_over, "as_of": self.page_count.as_of}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way to remove the number."""
        context = super().get_context_data(**kwargs)
        context["media"] = context["form"].media
        context["submit_button_label"] = _("Save")
        context["submit_button_active_label"] = _("Saving…")
        if self.page_count.as_of is not None:
            context["remove_url"] = reverse(
                "wagtail_pressroom_remove_taken_over", args=[self.page.pk]
            )
        return context

    def form_valid(self, form: TakenOverForm) -> HttpResponse:
        """Store the number and go back to the page."""
        values = form.cleaned_data
        take_over(self.page, values["count"], values["as_of"], self.request.user)
        total = self.page_count.counted + values["count"]
        messages.success(
            self.request,
            _("The views of “%(title)s” are now: %(total)s.")
            % {"title": self.page.get_admin_display_title(), "total": grouped(total)},
        )
        return super().form_valid(form)


class RemoveTakenOverView(_OfPageView):
    """Asks once more, then removes the taken-over count of a page."""

    form_class = forms.Form
    template_name = "wagtail_pressroom/hits/admin/taken_over_remove.html"
    page_title = _("Remove the views on the previous site")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        context = super().get_context_data(**kwargs)
        context["back_url"] = reverse("wagtail_pressroom_taken_over", args=[self.page.pk])
        return context

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Remove the number and go back to the page."""
        if remove_taken_over(self.page, self.request.user):
            messages.success(
                self.request,
                _("The views of “%(title)s” are now: %(total)s.")
                % {
                    "title": self.page.get_admin_display_title(),
                    "total": grouped(self.page_count.counted),
                },
            )
        return super().form_valid(form)
