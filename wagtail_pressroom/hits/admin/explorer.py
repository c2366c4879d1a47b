"""The column "Views" of the page explorer.

Wagtail lists pages by a viewset for their type, and by the viewset of the base page model where a
type has none of its own. The latter is replaced here, in the documented way
(``register_admin_viewset``). A site with a viewset of its own adds :class:`ViewsColumn` to it, and
:class:`ViewsOrderMixin` to its view when the list is to be sorted by views.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.viewsets.pages import PageViewSet

from ..chart import grouped
from ..counts import PageCount, order_by_hits, page_counts
from .words import taken_over_words

SORT_KEY = "views"
_COUNTS = "_pressroom_counts"


class ViewsColumn(Column):
    """How often each listed page has been viewed, taken-over counts included.

    Queries:
        One for a whole list.
    """

    cell_template_name = "wagtail_pressroom/hits/admin/explorer_cell.html"

    class Media:
        css = {"all": ["wagtail_pressroom/admin/hits_panels.css"]}

    def __init__(self, name: str = "views", **options: Any) -> None:
        options.setdefault("label", _("Views"))
        options.setdefault("width", "10%")
        options.setdefault("classname", "pressroom-views-cell")
        super().__init__(name, **options)

    def get_header_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Offer no sorting in search results: the search index knows nothing of views."""
        context: dict[str, Any] = super().get_header_context_data(parent_context)
        if parent_context.get("is_searching"):
            context["is_orderable"] = False
        return context

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Add the number of the page in this row."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        count = _counts_of(parent_context["table"]).get(instance.pk)
        context["number"] = "" if count is None else grouped(count.total)
        context["taken_over"] = "" if count is None else taken_over_words(count)
        return context

    def get_value(self, instance: Any) -> None:
        """Return nothing: the number belongs to no attribute of the page."""


class ViewsOrderMixin:
    """Lets a list of pages be sorted by views, where the column has the sort key ``views``."""

    is_searching: bool
    ordering: Any

    def get_valid_orderings(self) -> list[str]:
        """Return what the list may be sorted by; not by views while searching."""
        orderings: list[str] = super().get_valid_orderings()  # type: ignore[misc]
        if self.is_searching:
            return [name for name in orderings if name.lstrip("-") != SORT_KEY]
        return orderings

    def order_queryset(self, queryset: Any) -> Any:
        """Sort by views where that is wanted.

        Args:
            queryset: the pages to list.
        """
        if self.ordering in (SORT_KEY, f"-{SORT_KEY}"):
            return order_by_hits(queryset, descending=self.ordering.startswith("-"))
        return super().order_queryset(queryset)  # type: ignore[misc]


class CountedExplorerView(ViewsOrderMixin, ExplorableIndexView):
    """The explorer with the views of each page."""

    base_columns = [*ExplorableIndexView.base_columns, ViewsColumn(sort_key=SORT_KEY)]


class CountedTypeView(ViewsOrderMixin, ContentTypeUseView):
    """The list of all pages of a type with their views."""

    base_columns = [*ContentTypeUseView.base_columns, ViewsColumn(sort_key=SORT_KEY)]


class CountedPageViewSet(PageViewSet):
    """Lists pages with their views, where a page type has no viewset of its own."""

    index_view_class = CountedExplorerView
    content_type_use_view_class = CountedTypeView


def _counts_of(table: Any) -> dict[int, PageCount]:
    """Return the counts of all rows of a table, read when its first row is drawn."""
    counts: dict[int, PageCount] | None = getattr(table, _COUNTS, None)
    if counts is None:
        counts = page_counts(page.pk for page in table.data)
        setattr(table, _COUNTS, counts)
    return counts
