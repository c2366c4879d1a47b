"""The admin page that makes a draft of a pasted text: paste, check what was understood, create."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.generic import View
from wagtail import hooks
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ...visibility import base_page_model, is_press_index
from ..importer import ImportRefused
from .paste_creation import create_draft, may_paste
from .paste_forms import ReviewForm, TextForm
from .paste_page import review_context, text_context
from .paste_review import corrected
from .paste_text import digest_of


# The protection against forged requests reads the form: it has to wait until dispatch() has seen
# whether the form is small enough to be read.
@method_decorator(csrf_exempt, name="dispatch")
@method_decorator(csrf_protect, name="post")
class PasteView(WagtailAdminTemplateMixin, View):
    """Makes a draft of a pasted text. Nothing is kept between the steps but in the page itself."""

    page_title = _("Paste a release")
    header_icon = "clipboard-list"
    text_template = "wagtail_pressroom/legacy/paste_text.html"
    review_template = "wagtail_pressroom/legacy/paste_review.html"

    @cached_property
    def index(self) -> Any:
        """The press index, a specific page."""
        page = get_object_or_404(base_page_model(), pk=self.kwargs["page_id"])
        if not is_press_index(page):
            raise Http404
        return page.specific

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who may add a release to this index.

        Raises:
            PermissionDenied: the user may not.
        """
        if not may_paste(self.index, request.user):
            raise PermissionDenied
        model = self.index.get_release_model()
        response = _response_of_hooks("before_create_page", request, self.index, model)
        if response is not None:
            return response
        try:
            len(request.POST)
        except RequestDataTooBig:
            return self._say_too_much()
        return super().dispatch(request, *args, **kwargs)

    def get_header_title(self) -> str:
        """Return what is done, and where."""
        return f"{self.page_title}: {self.index.get_admin_display_title()}"

    def get_page_subtitle(self) -> str:
        """Return the same: Wagtail's form template prints it as the heading."""
        return self.get_header_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: the list in the explorer."""
        return [
            *super().get_breadcrumbs_items(),
            {
                "url": reverse("wagtailadmin_explore", args=[self.index.pk]),
                "label": self.index.get_admin_display_title(),
            },
            {"url": "", "label": self.page_title},
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for the text."""
        return self._show_text(TextForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Read the text, go back to it, or create the draft."""
        action = request.POST.get("action")
        if action == "create":
            return self._create()
        if action == "back":
            return self._go_back()
        return self._read()

    def _say_too_much(self) -> HttpResponse:
        form = TextForm({})
        form.add_error(
            "text",
            _("The text is far too long for a release and was not read. Go back to have it again."),
        )
        return self._show_text(form, status=413)

    def _read(self) -> HttpResponse:
        form = TextForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self._show_text(form)
        text = form.cleaned_data["text"]
        for note in form.notes:
            messages.info(self.request, note)
        was_reviewed = form.cleaned_data["reviewed"] == digest_of(text)
        if was_reviewed and "rows" in self.request.POST:
            return self._show_review(text, ReviewForm(text, self.request.POST))
        return self._show_review(text, ReviewForm(text))

    def _go_back(self) -> HttpResponse:
        text = self.request.POST.get("text", "")
        # Not validated: whatever it is, the editor gets it back.
        form = TextForm(initial={"text": text})
        checked = TextForm({"text": text})
        if checked.is_valid():
            form.initial["reviewed"] = digest_of(checked.cleaned_data["text"])
        return self._show_text(form)

    def _create(self) -> HttpResponse:
        text_form = TextForm(self.request.POST)
        if not text_form.is_valid():
            return self._show_text(text_form)
        text = text_form.cleaned_data["text"]
        form = ReviewForm(text, self.request.POST)
        if not form.is_valid():
            return self._show_review(text, form)
        parsed = corrected(form.parsed, form.cleaned_data["rows"], form.particulars())
        try:
            outcome = create_draft(
                self.request, text, parsed, self.index, form.cleaned_data["again"]
            )
        except ImportRefused as error:
            form.add_error(None, str(error))
            return self._show_review(text, form)
        if outcome.skipped:
            # Imported since it was read, perhaps by a second press of the button.
            return self._show_review(text, form)
        for warning in outcome.warnings:
            messages.warning(self.request, warning)
        messages.success(
            self.request,
            _("The draft “%(title)s” was created. Check it, then publish it.")
            % {"title": outcome.page.get_admin_display_title()},
        )
        response = _response_of_hooks("after_create_page", self.request, outcome.page)
        return response or redirect("wagtailadmin_pages:edit", outcome.page.pk)

    def _show_text(self, form: TextForm, status: int = 200) -> HttpResponse:
        self.template_name = self.text_template
        if form.errors:
            messages.error(self.request, _("The text was not read."))
        kept = ReviewForm("", self.request.POST) if "rows" in self.request.POST else None
        return self._show(text_context(form, kept), status)

    def _show_review(self, text: str, form: ReviewForm) -> HttpResponse:
        self.template_name = self.review_template
        if form.is_bound and form.errors:
            messages.error(self.request, _("The draft was not created. Look at what is marked."))
        return self._show(review_context(text, form, self.index, self.request.user))

    def _show(self, context: dict[str, Any], status: int = 200) -> HttpResponse:
        context["action_url"] = self.request.path
        response: HttpResponse = self.render_to_response(
            self.get_context_data(**context), status=status
        )
        return response


def _response_of_hooks(name: str, *args: Any) -> HttpResponse | None:
    for hook in hooks.get_hooks(name):
        response = hook(*args)
        if isinstance(response, HttpResponse):
            return response
    return None
