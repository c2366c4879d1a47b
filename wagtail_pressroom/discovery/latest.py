"""When the lists of releases changed last."""

from __future__ import annotations

from typing import Any

from django.db.models import F, IntegerField, Max, QuerySet
from django.db.models.functions import Length, Substr
from django.http import HttpRequest

from ..visibility import base_page_model, published

_REQUEST_ATTRIBUTE = "_wagtail_pressroom_latest_in_lists"


def latest_in_list(press_index: Any, request: HttpRequest | None = None) -> Any:
    """Return when the newest of a list's public releases came, or was published last.

    Args:
        press_index: a press index.
        request: keeps the answer for all lists, for the length of one sitemap.

    Returns:
        Aware; ``None`` for an empty list.

    Queries:
        One for all lists of the same release type; without a request, one for each list.
    """
    model = press_index.get_release_model()
    kept: dict[Any, dict[str, Any]] = getattr(request, _REQUEST_ATTRIBUTE, {})
    if model not in kept:
        releases = model._default_manager.all() if request else press_index.get_releases()
        kept = {**kept, model: _latest(releases, request)}
        if request is not None:
            setattr(request, _REQUEST_ATTRIBUTE, kept)
    return kept[model].get(press_index.path)


def _latest(releases: QuerySet[Any], request: HttpRequest | None) -> dict[str, Any]:
    step = base_page_model().steplen
    above = Substr("path", 1, Length(F("path"), output_field=IntegerField()) - step)
    rows = published(releases, request).order_by().annotate(parent_path=above)
    found = rows.values_list("parent_path").annotate(
        date=Max("release_date"), published=Max("last_published_at")
    )
    return {path: max(filter(None, moments)) for path, *moments in found}
