"""The report "Views": what was viewed, when, and what was not counted."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.reports import ReportView

from ...exports import SafeExportMixin
from ...visibility import may_explore
from ..admin.permissions import sees_whole_site
from ..chart import draw
from ..statistics import (
    hits_by_page,
    hits_by_source_and_day,
    readers_by_day,
    refusals_by_reason,
)
from . import rows as row_makers
from .access import editable_among
from .columns import fields_for, heading, make_columns
from .filters import ViewsFilterSet
from .links import group_links, period_links
from .pages import Selection
from .question import Question, read_question
from .rows import Row
from .states import describe_pages
from .summary import name_of, since_in_words, taken_over_in_words, views_in_words

# Ids of the fields beside which links offer the same.
LINKED = ("id_period", "id_group")
BY_PAGES = {
    "": row_makers.rows_for_pages,
    "translations": row_makers.rows_for_translations,
    "language": row_makers.rows_for_languages,
    "category": row_makers.rows_for_categories,
}


class ViewsReport(SafeExportMixin, ReportView):
    """Views of a period, for each page or summed up, with a chart, and as a file.

    Who sees what of it: :mod:`.access`.

    Queries:
        The same few for any number of pages, days, languages and rows.
    """

    page_title = _("Views of pages")
    header_icon = "view"
    template_name = "wagtail_pressroom/hits/admin/report.html"
    results_template_name = "wagtail_pressroom/hits/admin/report_results.html"
    index_url_name = "wagtail_pressroom_views_report"
    index_results_url_name = "wagtail_pressroom_views_report_results"
    filterset_class = ViewsFilterSet
    is_searchable = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in who may explore pages.

        Raises:
            PermissionDenied: the user may not.
        """
        if not may_explore(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def question(self) -> Question:
        """What is asked."""
        return read_question(self.filters.form, self.search_query)

    @cached_property
    def active_filters(self) -> list[Any]:
        """The filters shown as in force: not those that the report itself offers as links."""
        return [one for one in super().active_filters if one.auto_id not in LINKED]

    @cached_property
    def selection(self) -> Selection:
        """The pages it is about."""
        return Selection(self.question, self.request.user)

    @cached_property
    def by_source(self) -> Mapping[int, Mapping[datetime.date, int]]:
        """The hits of each day by source."""
        question = self.question
        page_ids = self.selection.page_ids
        return hits_by_source_and_day(question.period, page_ids, question.sources)

    @cached_property
    def by_day(self) -> Mapping[datetime.date, int]:
        """The hits of each day."""
        counts = Counter(dict.fromkeys(self.question.period, 0))
        for of_source in self.by_source.values():
            counts.update(of_source)
        return counts

    @cached_property
    def readers(self) -> Mapping[datetime.date, int] | None:
        """The daily readers, when days of one page are asked for and not of one source."""
        question = self.question
        if question.group != "day" or question.page_id is None or question.source is not None:
            return None
        if question.page_id not in self.selection.facts:
            return None
        return readers_by_day(question.page_id, question.period)

    @cached_property
    def refusals(self) -> list[Row] | None:
        """What was not counted on the whole site, for those who see all of it."""
        if not sees_whole_site(self.request.user):
            return None
        return row_makers.rows_for_refusals(refusals_by_reason(self.question.period))

    @cached_property
    def shows_taken_over(self) -> bool:
        """Whether rows tell what the previous site had counted."""
        return self.question.group in BY_PAGES and bool(self.selection.taken_over)

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """The columns on the screen."""
        return make_columns(
            self._fields(is_export=False), self.question.group, self.shows_taken_over
        )

    @cached_property
    def list_export(self) -> list[str]:
        """The columns of a file."""
        return self._fields(is_export=True)

    @property
    def default_ordering(self) -> str:
        """The newest day first, and the most views first of everything else."""
        if self.question.group in ("day", "month"):
            return "-label"
        return "-total" if self.shows_taken_over else "-hits"

    def get_heading(self, queryset: Any, field: str) -> str:
        """Return the heading of a column of a file."""
        return str(heading(field, self.question.group, self.shows_taken_over))

    def get_filename(self) -> str:
        """Return the name of a file without its ending."""
        period = self.question.period
        return f"views-{period.first}-{period.last}"

    def get_filtered_queryset(self) -> list[Row]:
        """Return all rows, sorted."""
        rows = self._rows()
        # The same order whenever numbers are equal.
        rows.sort(key=lambda row: (str(row.key), row.page_id or 0))
        name = self.ordering.lstrip("-")
        rows.sort(key=lambda row: _sort_key(row, name), reverse=self.ordering.startswith("-"))
        return rows

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Add to the rows at hand what their pages are, and where they are edited."""
        if self.question.group == "":
            describe_pages(object_list, None if self.is_export else self._editable)
        return object_list

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the chart and the sums."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        if self.is_export:
            return context
        question, hits = self.question, sum(self.by_day.values())
        asked, period = self.request.GET, name_of(question.period)
        has_dates = bool(asked.get("dates_from") or asked.get("dates_to"))
        facts = self.selection.facts.get(question.page_id) if question.page_id else None
        context |= {
            "question": question,
            "period": period,
            "page_facts": facts,
            "total": views_in_words(hits),
            "since": since_in_words(question.since, question.period),
            "taken_over": taken_over_in_words(hits, self.selection.taken_over.values()),
            "chart": draw(self.by_day, str(_("Views, %(period)s") % {"period": period})),
            "period_links": period_links(
                self.index_url, asked, None if has_dates else asked.get("period", "")
            ),
            "group_links": group_links(
                self.index_url, asked, question.group, self.refusals is not None
            ),
            "source_rows": row_makers.rows_for_sources(self.by_source),
            "hits": hits,
        }
        if self.refusals is not None:
            context["refusals"] = self.refusals
            context["refused"] = sum(row.hits for row in self.refusals)
        return context

    def _fields(self, *, is_export: bool) -> list[str]:
        return fields_for(
            self.question.group, self.shows_taken_over, self.readers is not None, is_export
        )

    def _rows(self) -> list[Row]:
        question, selection = self.question, self.selection
        if question.group == "source":
            return row_makers.rows_for_sources(self.by_source)
        if question.group == "day":
            return row_makers.rows_for_days(self.by_day, self.readers)
        if question.group == "month":
            return row_makers.rows_for_months(self.by_day)
        if question.group == "refusals":
            # A copy: rows are sorted, and told once more in the order of the reasons.
            return list(self.refusals or [])
        hits = hits_by_page(question.period, selection.page_ids, question.sources)
        numbers = row_makers.joined(hits, selection.known(hits), selection.taken_over)
        return BY_PAGES[question.group](numbers)

    def _editable(self, page_ids: list[int]) -> set[int]:
        return editable_among(self.request.user, page_ids)


def _sort_key(row: Row, name: str) -> Any:
    if name in ("label", "key"):
        return row.key
    value = getattr(row, name)
    return value.casefold() if isinstance(value, str) else (value or 0)
