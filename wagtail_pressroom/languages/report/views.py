"""The report "Translations of releases", on the screen and as a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.views.reports import ReportView
from wagtail.coreutils import get_content_languages
from wagtail.models import Locale

from ...exports import SafeExportMixin
from ...visibility import may_explore
from ..autonyms import autonym
from ..freshness.board import LanguageRow, language_rows
from .filters import TranslationsFilterSet
from .originals import originals
from .submission import Submission, read_ids, submit

SUBMIT = "wagtail_localize.submit_translation"


@dataclass
class ReleaseRow:
    """A release with its languages, as the table shows it."""

    page: Any
    languages: list[LanguageRow]
    may_submit: bool


@dataclass
class ExportRow:
    """One language of a release, a line of a file."""

    title: str
    original_language: str
    language: str
    state: Any
    texts_left: int
    words_left: int
    goes_live: Any
    translator: str
    due_on: Any
    url: str


class TranslationsReport(SafeExportMixin, ReportView):
    """Releases by languages: what is missing, in progress, behind or current.

    Queries:
        The same few for any number of releases and languages.
    """

    page_title = _("Translations of releases")
    header_icon = "globe"
    template_name = "wagtail_pressroom/languages/admin/report.html"
    results_template_name = "wagtail_pressroom/languages/admin/report_results.html"
    index_url_name = "wagtail_pressroom_translations_report"
    index_results_url_name = "wagtail_pressroom_translations_report_results"
    filterset_class = TranslationsFilterSet
    is_searchable = True
    default_ordering = None
    list_export = [
        "title",
        "original_language",
        "language",
        "state",
        "texts_left",
        "words_left",
        "goes_live",
        "translator",
        "due_on",
        "url",
    ]
    export_headings = {
        "title": _("Title"),
        "original_language": _("Language of the original"),
        "language": _("Language"),
        "state": _("State"),
        "texts_left": _("Texts left"),
        "words_left": _("Words left"),
        "goes_live": _("Goes live"),
        "translator": _("Translator"),
        "due_on": _("Due on"),
        "url": pgettext_lazy("on the web", "Address"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who may explore pages.

        Raises:
            PermissionDenied: the user may not.
        """
        if not may_explore(request.user):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the originals that the user may explore."""
        return originals(self.request.user)

    def get_queryset(self) -> QuerySet[Any]:
        """Return the same; the search looks at titles."""
        return self.get_base_queryset()

    def get_filtered_queryset(self) -> Any:
        """Return the releases asked for; as a file, their languages one by one."""
        pages = self.filter_queryset(self.get_queryset())
        if self.search_query:
            pages = pages.filter(title__icontains=self.search_query)
        return list(self._lines(pages)) if self.is_export else pages

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return all: titles are searched with the other filters, so that order is kept."""
        return queryset

    @cached_property
    def shown_codes(self) -> list[str]:
        """The languages that have a column."""
        wanted = self.request.GET.get("language")
        codes = list(get_content_languages())
        return [wanted] if wanted in codes else codes

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Put their languages beside the releases at hand."""
        if self.is_export:
            return object_list
        pages = list(object_list)
        rows = language_rows(pages)
        return [
            ReleaseRow(
                page=page,
                languages=[row for row in rows[page.pk] if row.code in self.shown_codes],
                may_submit=self.may_submit and self._may_edit(page),
            )
            for page in pages
        ]

    @cached_property
    def may_submit(self) -> bool:
        """Whether the user may submit anything for translation."""
        return bool(self.request.user.has_perm(SUBMIT))

    def _may_edit(self, page: Any) -> bool:
        return bool(page.permissions_for_user(self.request.user).can_edit())

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the languages in the heads of the columns."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        context["shown_languages"] = [(code, autonym(code)) for code in self.shown_codes]
        context["all_languages"] = [(code, autonym(code)) for code in get_content_languages()]
        context["may_submit"] = self.may_submit
        context["submit_url"] = reverse("wagtail_pressroom_translations_report")
        return context

    def get_filename(self) -> str:
        """Return the name of a file without its ending."""
        return "translations"

    def _lines(self, pages: QuerySet[Any]) -> Iterator[ExportRow]:
        found = list(pages)
        rows = language_rows(found)
        for page in found:
            for row in rows[page.pk]:
                if row.code in self.shown_codes and row.locale.pk != page.locale_id:
                    yield _line(page, row)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Submit the chosen releases for translation into the chosen languages.

        Raises:
            PermissionDenied: the user may not submit releases, or one of the chosen ones.
        """
        if not self.may_submit:
            raise PermissionDenied
        ids = read_ids(request.POST.getlist("release"))
        codes = set(request.POST.getlist("language")) & set(get_content_languages())
        locales = list(Locale.objects.filter(language_code__in=codes))
        chosen: Any = originals(request.user).filter(pk__in=ids)
        pages = list(chosen.specific())
        if set(ids) - {page.pk for page in pages if self._may_edit(page)}:
            raise PermissionDenied
        if pages and locales:
            self._say(submit(pages, locales, request.user))
        else:
            messages.error(request, gettext("Choose at least one release and one language."))
        return redirect(request.get_full_path())

    def _say(self, done: Submission) -> None:
        """Tell what became of a submission."""
        if done.begun:
            text = ngettext(
                "%(number)s translation is begun.", "%(number)s translations are begun.", done.begun
            )
            messages.success(self.request, text % {"number": done.begun})
        if done.left_alone:
            text = ngettext(
                "%(number)s translation was there already and is left as it is.",
                "%(number)s translations were there already and are left as they are.",
                done.left_alone,
            )
            messages.warning(self.request, text % {"number": done.left_alone})
        if done.failed:
            text = gettext(
                "Could not be begun: %(names)s. “Translate this page” in the menu of the page "
                "tells why."
            )
            messages.error(self.request, text % {"names": ", ".join(done.failed)})


def _line(page: Any, row: LanguageRow) -> ExportRow:
    return ExportRow(
        title=page.title,
        original_language=page.locale.language_code,
        language=row.code,
        state=row.state.label,
        texts_left=row.texts_left,
        words_left=row.words_left,
        goes_live=row.plan.get_timing_display(),
        translator=str(row.plan.translator or ""),
        due_on=row.plan.due_on,
        url=(row.page.full_url or "") if row.page is not None and row.page.live else "",
    )
