"""Which columns the report has, on the screen and in files."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column

from ..chart import grouped

HEADINGS: dict[str, Any] = {
    "page": _("Page"),
    "page_id": _("Page number"),
    "language": _("Language"),
    "category": _("Category"),
    "status": _("Status"),
    "translations": _("Page in all languages"),
    "source": _("How it was counted"),
    "day": _("Day"),
    "month": _("Month"),
    "refusals": _("Reason"),
    "displays": _("Displays"),
    "pages": _("Pages"),
    "hits": _("Views counted here"),
    "views": _("Views"),
    "readers": _("Daily readers (UTC days)"),
    "taken_over": _("Counted by the previous site"),
    "before": _("Before"),
    "total": _("In all"),
}
# What of a question names its period.
PERIOD_NAMES = ("period", "dates_from", "dates_to")
NUMBERS = ("pages", "hits", "taken_over", "total", "readers")


def fields_for(group: str, taken_over: bool, readers: bool, is_export: bool) -> list[str]:
    """Return the attributes of a row that are shown.

    Args:
        group: what the rows are sums for.
        taken_over: whether the previous site's counts are shown.
        readers: whether daily readers are shown.
        is_export: whether it is for a file, which tells more.
    """
    if group == "":
        fields = ["label", "language", "category", "hits"]
        if is_export:
            fields = ["page_id", "label", "language", "category", "status", "hits"]
    elif group == "translations":
        fields = ["label", "language", "pages", "hits"]
    elif group in ("language", "category"):
        fields = ["label", "pages", "hits"]
    else:
        # Files tell days and months in the form that other programs read.
        as_key = is_export and group in ("day", "month")
        return ["key" if as_key else "label", "hits", *(["readers"] if readers else [])]
    if taken_over:
        fields += ["taken_over", *(["before"] if is_export else []), "total"]
    return fields


def heading(field: str, group: str, taken_over: bool) -> Any:
    """Return the heading of a column."""
    if field in ("label", "key"):
        return HEADINGS[group or "page"]
    if field == "hits" and group == "refusals":
        return HEADINGS["displays"]
    return HEADINGS["views" if field == "hits" and not taken_over else field]


class TextColumn(Column):
    """A column of words; the first names the row."""


class AmountColumn(Column):
    """A column of numbers, written as the language does it, one below the other."""

    def get_value(self, instance: Any) -> str:
        """Return the number as text."""
        number = super().get_value(instance)
        return "" if number is None else grouped(number)


class TitleColumn(Column):
    """A page's title, what there is to say of it, and the way to its days."""

    cell_template_name = "wagtail_pressroom/hits/admin/report_title_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Add the address of the page's own numbers."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        if instance.page_id:
            question = {"page": instance.page_id, "group": "day"}
            asked = context["request"].GET
            question |= {name: asked[name] for name in PERIOD_NAMES if name in asked}
            context["days_url"] = f"{context['table'].base_url}?{urlencode(question)}"
        return context


def make_columns(fields: list[str], group: str, taken_over: bool) -> list[BaseColumn]:
    """Return the columns of the table on the screen."""
    columns: list[BaseColumn] = []
    for field in fields:
        options = {"label": heading(field, group, taken_over), "sort_key": field}
        if field == "label" and group in ("", "translations"):
            columns.append(TitleColumn(field, **options))
        elif field in NUMBERS:
            columns.append(AmountColumn(field, classname="pressroom-number", **options))
        else:
            columns.append(TextColumn(field, **options))
    return columns
