"""What there is to say of the pages in the rows at hand: deleted, not published, editable."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from ...visibility import base_page_model
from ..models import HitTotal, TakenOverCount
from .rows import Row

# Databases limit how many values one statement may carry.
MOST_VALUES = 500


def describe_pages(rows: Collection[Row], editable: Callable[[list[int]], set[int]] | None) -> None:
    """Write into rows for pages what state these are in, and where they are edited.

    Args:
        rows: rows for one page each.
        editable: tells which of some pages may be edited; ``None`` when nobody wants to know.

    Queries:
        One; two with ``editable``.
    """
    ids = [row.page_id for row in rows if row.page_id is not None]
    pages = base_page_model().objects.order_by()
    if len(ids) <= MOST_VALUES:
        pages = pages.filter(pk__in=ids)
    else:
        counted = HitTotal.objects.values("page_id").union(
            TakenOverCount.objects.values("page_id"), all=True
        )
        pages = pages.filter(pk__in=counted)
    live = dict(pages.values_list("pk", "live"))
    may_edit = editable(ids) if editable else set()
    for row in rows:
        if row.page_id not in live:
            row.status = _("Deleted")
        elif not live[row.page_id]:
            row.status = _("Not published")
        if row.page_id in may_edit:
            row.edit_url = reverse("wagtailadmin_pages:edit", args=[row.page_id])
