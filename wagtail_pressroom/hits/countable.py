"""Which of the pages that were displayed may be counted, and what reports will know of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from wagtail.models import Locale

from ..visibility import base_page_model, is_due, is_private_path, keep_public, private_paths
from .models import HitTotal
from .moments import moment_of
from .short_transactions import hits_database
from .trouble import Trouble

# Databases limit how many values one statement may carry.
PAGES_AT_A_TIME = 500
LONGEST = {"title": 255, "category": 40}
FACTS = ("translation_key", "title", "language", "category")

_category_trouble = Trouble("The category of a page can't be told")


def facts_of(page: Any) -> dict[str, Any]:
    """Return what a page's row of totals says about it.

    Args:
        page: a specific page. A page type with categories names the page's own in an attribute
            ``hit_category``.
    """
    return {
        "translation_key": page.translation_key,
        "title": _cut(page.title, "title"),
        "language": page.locale.language_code,
        "category": _cut(_category_of(page), "category"),
    }


def _category_of(page: Any) -> Any:
    try:
        category = getattr(page, "hit_category", "")
    except Exception as error:  # noqa: BLE001  (the site's own code; no hit must wait for it)
        _category_trouble.begin(repr(error))
        return ""
    _category_trouble.end()
    return category


def _cut(text: Any, field: str) -> str:
    # A page type of the site may allow more; a whole batch must not fail for that.
    return str(text or "")[: LONGEST[field]]


def countable_pages(page_ids: Iterable[int], since: float) -> dict[int, dict[str, Any]]:
    """Return the pages whose displays count, with the facts to store beside the total.

    A page counts when every reader may see it now, or could when the displays began. One that
    has been unpublished or deleted since then keeps the facts it had.

    Args:
        page_ids: the pages displayed.
        since: Unix time in seconds (UTC) of the first display.

    Queries:
        For each 500 pages one, one for private sections, one for languages, one for each page type,
        and one more when some are not public.
    """
    ids = sorted(set(page_ids))
    found: dict[int, dict[str, Any]] = {}
    for start in range(0, len(ids), PAGES_AT_A_TIME):
        some = ids[start : start + PAGES_AT_A_TIME]
        pages = keep_public(base_page_model().objects.filter(pk__in=some).specific())
        # Specific pages come without their locales, whatever was selected with them.
        locales = Locale.objects.in_bulk({page.locale_id for page in pages})
        for page in pages:
            page.locale = locales[page.locale_id]
            found[page.pk] = facts_of(page)
        if rest := [pk for pk in some if pk not in found]:
            # Where copies of the database are read from, this is not to come late.
            totals = HitTotal.objects.using(hits_database())
            was_public = totals.filter(pk__in=rest, withdrawn_at__gte=moment_of(since))
            found |= {facts.pop("pk"): facts for facts in was_public.values("pk", *FACTS)}
    return found


def mark_withdrawn(page: Any) -> None:
    """Remember that from now on readers no longer see a page; what waits is still counted.

    Does nothing for a page that readers did not see before either: an alias, one in a private
    section, a release whose date has not come.

    Args:
        page: any page that is being unpublished or deleted.
    """
    specific = page.specific
    was_hidden = is_private_path(page.path, private_paths()) or not is_due(specific)
    if page.alias_of_id is None and not was_hidden:
        HitTotal.objects.update_or_create(
            page_id=page.pk, defaults={**facts_of(specific), "withdrawn_at": timezone.now()}
        )


def mark_public(page: Any) -> None:
    """Remember that readers see a page (again), and its present title."""
    HitTotal.objects.filter(pk=page.pk).update(**facts_of(page), withdrawn_at=None)
