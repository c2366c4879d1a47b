"""Which page a translation is made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wagtail_localize.models import Translation

from ...visibility import base_page_model
from ..status import TranslationStatus, TranslationStatusMixin


@dataclass(frozen=True)
class Family:
    """The languages of one text, and which of them was made from which.

    Attributes:
        pages: specific pages in the order of their locales, aliases left out.
        records: wagtail-localize's records of them, those in force first.
    """

    pages: tuple[Any, ...]
    records: tuple[Translation, ...]

    def source_of(self, page: Any) -> Any:
        """Return the page another is made from; see :func:`source_of`."""
        if not self.pages:
            return None
        recorded = self._recorded_source(page)
        if recorded is not None:
            return recorded
        if _is_original(page):
            return None
        others = (other for other in self.pages if other.pk != page.pk)
        return next((other for other in others if _is_original(other)), None)

    def made_from(self, source: Any) -> list[Any]:
        """Return the pages that are made from one, not those made from these in their turn."""
        return [page for page in self.pages if self._is_made_from(page, source)]

    def descendants(self, source: Any) -> list[Any]:
        """Return all pages that go back to one, each behind the page it is made from."""
        found: dict[int, Any] = {}
        new = [source]
        while new:
            below = [page for above in new for page in self.made_from(above)]
            new = [page for page in below if page.pk != source.pk and page.pk not in found]
            found |= {page.pk: page for page in new}
        return list(found.values())

    def recorded_origin(self, page: Any) -> Any:
        """Return the page whose texts a page was given, whatever it is declared to be since.

        Args:
            page: a specific page.
        """
        return next((source for _record, source in self._recorded(page)), None)

    def _recorded_source(self, page: Any) -> Any:
        found = self._recorded(page)
        is_original = _is_original(page)
        return next((source for record, source in found if record.enabled or not is_original), None)

    def _recorded(self, page: Any) -> Iterator[tuple[Translation, Any]]:
        """Yield the records of a page as a translation, with the pages it was made from."""
        for record in self.records:
            if record.target_locale_id == page.locale_id:
                source = self._other(page, record.source.locale_id)
                if source is not None and not self._is_the_first(page, source):
                    yield record, source

    def _is_the_first(self, page: Any, source: Any) -> bool:
        """Of two pages recorded as translations of each other, tell which one was there first."""
        is_mutual = any(
            record.target_locale_id == source.locale_id
            and record.source.locale_id == page.locale_id
            for record in self.records
        )
        if not is_mutual:
            return False
        if _is_original(page) != _is_original(source):
            return _is_original(page)
        return page.pk is not None and page.pk < source.pk

    def _is_made_from(self, page: Any, source: Any) -> bool:
        if page.pk == source.pk:
            return False
        found = self.source_of(page)
        return found is not None and found.pk == source.pk

    def _other(self, page: Any, locale_id: int) -> Any:
        return next(
            (o for o in self.pages if o.locale_id == locale_id and o.pk != page.pk),
            None,
        )


def family_of(page: Any) -> Family:
    """Look up the languages of a text.

    Args:
        page: a specific page of any of them.

    Queries:
        Two, plus one for each page type.
    """
    nobody = Family((), ())
    if page.alias_of_id is not None or not isinstance(page, TranslationStatusMixin):
        return nobody
    return families_of([page.translation_key]).get(page.translation_key, nobody)


def families_of(keys: Sequence[UUID]) -> dict[UUID, Family]:
    """Look up the languages of some texts.

    Args:
        keys: translation keys.

    Returns:
        Families by translation key; none for a key without pages that have a translation status.

    Queries:
        Two, plus one for each page type.
    """
    group = base_page_model().objects.filter(translation_key__in=keys, alias_of__isnull=True)
    pages: dict[UUID, list[Any]] = defaultdict(list)
    for page in group.order_by("locale_id").specific():
        if isinstance(page, TranslationStatusMixin):
            pages[page.translation_key].append(page)
    records: dict[UUID, list[Translation]] = defaultdict(list)
    if pages:
        found = Translation.objects.filter(source__object_id__in=list(pages))
        for record in found.select_related("source").order_by("-enabled", "pk"):
            records[record.source.object_id].append(record)
    return {key: Family(tuple(of), tuple(records[key])) for key, of in pages.items()}


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
        Those of :func:`family_of`.
    """
    return family_of(page).source_of(page)


def original_of(page: Any) -> Any:
    """Return the page at which a text began: of a translation of a translation too.

    Args:
        page: a specific page.

    Returns:
        The page itself when it is made from no other.

    Queries:
        Those of :func:`family_of`.
    """
    family = family_of(page)
    found, passed = page, {page.pk}
    while (source := family.source_of(found)) is not None and source.pk not in passed:
        passed.add(source.pk)
        found = source
    return found


def translations_made_from(source: Any) -> list[Any]:
    """Return the pages that are translations of this one, aliases left out.

    Args:
        source: a specific page.

    Returns:
        Specific pages, in the order of their locales.
    """
    return family_of(source).made_from(source)


def _is_original(page: Any) -> bool:
    return bool(page.translation_status == TranslationStatus.ORIGINAL)
