"""Which page a translation is made from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail_localize.models import Translation

from ...visibility import base_page_model
from ..status import TranslationStatus, TranslationStatusMixin


def source_of(page: Any) -> Any:
    """Return the page a translation is made from; ``None`` for a text that stands by itself.

    That is what wagtail-localize has recorded. Without a record, or when the record was stopped
    and the page has since been declared an original, it is the page of the group that is marked
    as the original.

    Args:
        page: a specific page.

    Returns:
        The specific page, as it is in the database now.

    Queries:
        Two, plus one for the specific page.
    """
    if page.alias_of_id is not None or not isinstance(page, TranslationStatusMixin):
        return None
    if page._state.adding and not base_page_model().objects.filter(
        translation_key=page.translation_key
    ):
        return None
    return _choose(page, _group(page), _records(page))


def translations_made_from(source: Any) -> list[Any]:
    """Return the pages that are translations of this one, aliases left out.

    Args:
        source: a specific page.

    Returns:
        Specific pages, in the order of their locales.
    """
    if source.alias_of_id is not None or not isinstance(source, TranslationStatusMixin):
        return []
    group, records = _group(source), _records(source)
    return [page for page in group if _is_made_from(page, source, group, records)]


def _is_made_from(page: Any, source: Any, group: list[Any], records: list[Translation]) -> bool:
    if page.pk == source.pk:
        return False
    found = _choose(page, group, records)
    return found is not None and found.pk == source.pk


def _group(page: Any) -> list[Any]:
    pages = base_page_model().objects.filter(
        translation_key=page.translation_key, alias_of__isnull=True
    )
    return [other for other in pages.order_by("locale_id").specific() if _has_status(other)]


def _has_status(page: Any) -> bool:
    return isinstance(page, TranslationStatusMixin)


def _records(page: Any) -> list[Translation]:
    return list(
        Translation.objects.filter(source__object_id=page.translation_key)
        .select_related("source")
        .order_by("-enabled", "pk")
    )


def _choose(page: Any, group: Iterable[Any], records: Iterable[Translation]) -> Any:
    others = {other.locale_id: other for other in group if other.pk != page.pk}
    is_original = page.translation_status == TranslationStatus.ORIGINAL
    for record in records:
        if record.target_locale_id == page.locale_id and (record.enabled or not is_original):
            source = others.get(record.source.locale_id)
            if source is not None:
                return source
    if is_original:
        return None
    originals = (o for o in others.values() if o.translation_status == TranslationStatus.ORIGINAL)
    return next(originals, None)
