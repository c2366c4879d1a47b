"""Which of the pages that were displayed may be counted, and what reports will know of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from ..visibility import base_page_model, keep_public
from .models import HitTotal

# Databases limit how many values one statement may carry.
PAGES_AT_A_TIME = 500


def facts_of(page: Any) -> dict[str, Any]:
    """Return what a page's row of totals says about it.

    Args:
        page: a specific page. A page type with categories names the page's own in an attribute
            ``hit_category``.
    """
    return {
        "translation_key": page.translation_key,
        "title": page.title,
        "language": page.locale.language_code,
        "category": getattr(page, "hit_category", ""),
    }


def countable_pages(page_ids: Iterable[int], since: float) -> dict[int, dict[str, Any]]:
    """Return the pages whose displays count, with the facts to store beside the total.

    A page counts when every reader may see it now, or could when the displays began. One that
    has been unpublished or deleted since then keeps the facts it had.

    Args:
        page_ids: the pages displayed.
        since: Unix time in seconds (UTC) of the first display.

    Queries:
        For each 500 pages one, one for private sections, one for each page type, and one more when
        some are not public.
    """
    ids = sorted(set(page_ids))
    found: dict[int, dict[str, Any]] = {}
    for start in range(0, len(ids), PAGES_AT_A_TIME):
        some = ids[start : start + PAGES_AT_A_TIME]
        pages = base_page_model().objects.filter(pk__in=some).select_related("locale")
        found |= {page.pk: facts_of(page) for page in keep_public(pages.specific())}
        if rest := [pk for pk in some if pk not in found]:
            was_public = HitTotal.objects.filter(
                pk__in=rest, withdrawn_at__gte=datetime.datetime.fromtimestamp(since, datetime.UTC)
            )
            found |= {pk: {} for pk in was_public.values_list("pk", flat=True)}
    return found


def mark_withdrawn(page: Any) -> None:
    """Remember that from now on readers no longer see a page; what waits is still counted."""
    HitTotal.objects.update_or_create(
        page_id=page.pk, defaults={**facts_of(page.specific), "withdrawn_at": timezone.now()}
    )


def mark_public(page: Any) -> None:
    """Remember that readers see a page (again), and its present title."""
    HitTotal.objects.filter(pk=page.pk).update(**facts_of(page), withdrawn_at=None)
