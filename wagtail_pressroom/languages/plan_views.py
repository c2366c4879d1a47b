"""The admin page with all languages of a release: what is there, planned, and missing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from ..visibility import base_page_model
from .authority import AuthoritativeLanguage
from .bridge import HeldWithOriginalMixin, original_of
from .bridge.machine import check
from .freshness import State, confirm
from .freshness.board import LanguageRow, language_rows
from .plan_forms import AuthorityForm, PlanForm, translator_choices
from .plan_log import AUTHORITY_ACTION, CHECK_ACTION, CONFIRM_ACTION, PLAN_ACTION
from .plan_rows import PlanRow, ReleaseInLanguages


class ReleaseLanguagesView(WagtailAdminTemplateMixin, TemplateView):
    """Shows and plans the languages of a release."""

    template_name = "wagtail_pressroom/languages/admin/release_languages.html"
    page_title = _("Languages")
    header_icon = "globe"

    @cached_property
    def page(self) -> Any:
        """The original, whichever language was asked for."""
        page = get_object_or_404(base_page_model(), pk=self.kwargs["page_id"]).specific
        if not isinstance(page, HeldWithOriginalMixin) or page.alias_of_id is not None:
            raise Http404
        return original_of(page)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who may edit the original or one of its translations.

        Raises:
            PermissionDenied: the user may not.
        """
        if not any(self.release.may_edit(language) for language in self.languages):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def languages(self) -> list[LanguageRow]:
        """All languages of the release."""
        return language_rows([self.page])[self.page.pk]

    @cached_property
    def release(self) -> ReleaseInLanguages:
        """What is asked of them."""
        return ReleaseInLanguages(self.page, self.languages, self.request.user)

    @cached_property
    def may_plan(self) -> bool:
        """Whether the user may change plans: who may edit the original."""
        return bool(self._permissions.can_edit())

    @cached_property
    def _permissions(self) -> Any:
        return self.page.permissions_for_user(self.request.user)

    @cached_property
    def rows(self) -> list[PlanRow]:
        """The languages with their forms."""
        translators = translator_choices()
        return [self._row(language, translators) for language in self.languages]

    def _row(self, language: LanguageRow, translators: list[tuple[Any, str]]) -> PlanRow:
        page = self.release.page_of(language)
        may_edit = self.release.may_edit(language)
        may_publish = self.release.may_publish(language)
        form = None
        if language.state != State.ORIGINAL:
            form = PlanForm(
                self.request.POST or None if self.may_plan else None,
                instance=language.plan,
                prefix=f"language-{language.code}",
                language=language.autonym,
                translators=translators,
                may_bind=may_publish,
            )
        return PlanRow(
            language=language,
            page=page,
            form=form,
            hold=self.release.hold_of(language),
            may_edit=may_edit,
            may_publish=may_publish,
            # Readers see at once what is said of a live page.
            may_confirm=may_edit and bool(language.changes) and (may_publish or not page.live),
            may_check=may_edit and self.release.has_unchecked(language),
        )

    @cached_property
    def authority_form(self) -> AuthorityForm:
        """The choice of the authoritative language."""
        chosen = AuthoritativeLanguage.objects.filter(
            translation_key=self.page.translation_key
        ).first()
        return AuthorityForm(
            self.request.POST or None if self.may_plan else None,
            initial={"authoritative": chosen.locale_id if chosen else None},
            locales=[row.locale for row in self.languages],
            may_choose=not self.page.live or bool(self._permissions.can_publish()),
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save the plan, or do what one of the buttons beside a language says."""
        for name, action in (("confirm", self._confirm), ("check", self._check)):
            if name in request.POST:
                action(request.POST[name])
                return redirect(request.path)
        if not self.may_plan:
            raise PermissionDenied
        forms = [row.form for row in self.rows if row.form is not None]
        if all([*(form.is_valid() for form in forms), self.authority_form.is_valid()]):
            self._save(forms)
            messages.success(request, gettext("The plan is saved."))
            return redirect(request.path)
        messages.error(request, gettext("The plan could not be saved. See what is marked below."))
        return self.render_to_response(self.get_context_data(**kwargs))

    @transaction.atomic
    def _save(self, forms: list[PlanForm]) -> None:
        for form in forms:
            if form.has_changed():
                form.keep()
                self._log(PLAN_ACTION, form.instance.locale)
        if self.authority_form.has_changed():
            self._save_authority()

    def _save_authority(self) -> None:
        key, locale = self.page.translation_key, self.authority_form.cleaned_data["authoritative"]
        self._log(AUTHORITY_ACTION, locale)
        if locale is None:
            AuthoritativeLanguage.objects.filter(translation_key=key).delete()
        else:
            AuthoritativeLanguage.objects.update_or_create(
                translation_key=key, defaults={"locale": locale}
            )

    def _confirm(self, code: str) -> None:
        row = self._chosen(code)
        if not row.may_confirm:
            raise PermissionDenied
        confirm(row.page, self.request.user)
        self._log(CONFIRM_ACTION, row.language.locale, row.page)
        messages.success(
            self.request,
            gettext("%(language)s is marked as having everything the original has.")
            % {"language": row.language.autonym},
        )

    def _check(self, code: str) -> None:
        row = self._chosen(code)
        if not row.may_check or row.language.record is None:
            raise PermissionDenied
        check(row.language.record, self.request.user)
        self._log(CHECK_ACTION, row.language.locale, row.page)
        messages.success(
            self.request,
            gettext("The machine translation into %(language)s is marked as checked by you.")
            % {"language": row.language.autonym},
        )

    def _log(self, action: str, locale: Any, page: Any = None) -> None:
        code = locale.language_code if locale is not None else ""
        log(
            instance=page or self.page, action=action, user=self.request.user, data={"locale": code}
        )

    def _chosen(self, code: str) -> PlanRow:
        row = next((row for row in self.rows if row.language.code == code), None)
        if row is None:
            raise Http404
        return row

    def get_page_subtitle(self) -> str:
        """Return whose languages they are."""
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
        """Add the rows and forms."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.update(
            page=self.page,
            rows=self.rows,
            may_plan=self.may_plan,
            authority_form=self.authority_form,
            submit_url=self._submit_url(),
        )
        return context

    def _submit_url(self) -> str:
        may_submit = self.request.user.has_perm("wagtail_localize.submit_translation")
        if not may_submit:
            return ""
        return reverse("wagtail_localize:submit_page_translation", args=[self.page.pk])
