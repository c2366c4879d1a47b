"""Takes down what was published before anything was: on a site that already has translations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from ..bridge import held_models, source_of
from ..bridge.holds import enabled_record
from .models import PublishedText, TranslatedText
from .recording import record_text, record_translation

PAGES_AT_ONCE = 200


@dataclass(frozen=True)
class Earlier:
    """What was taken down of earlier publications.

    Attributes:
        texts: how many published texts.
        translations: how many of them are translations, compared with their originals for the
            first time.
        unsure: translations that may be older than what they were compared with. Nothing tells
            what the original said when they were published; they are taken to be in step.
    """

    texts: int
    translations: int
    unsure: tuple[Any, ...]


def record_earlier(*, dry_run: bool = False) -> Earlier:
    """Take down every published text of which nothing is known, and leave all others alone.

    Without it, a translation that was published before this package was installed counts as
    current until it is published again, whatever happens to its original meanwhile.

    Args:
        dry_run: write nothing, only tell.
    """
    texts = translations = 0
    unsure = []
    # All the texts first: a translation is compared with what its original says.
    for page in _published(PublishedText):
        texts += 1
        if not dry_run:
            record_text(page)
    for page in _published(TranslatedText):
        source = source_of(page)
        if source is None:
            continue
        translations += 1
        may_be_older = _may_be_older(page, source)
        if may_be_older:
            unsure.append(page)
        if not dry_run:
            record_translation(page, source, untranslated_is_new=may_be_older)
    return Earlier(texts, translations, tuple(unsure))


def _published(unknown_to: type[PublishedText] | type[TranslatedText]) -> Iterator[Any]:
    known = unknown_to._default_manager.filter(page_id=OuterRef("pk"))
    for model in held_models():
        manager: Any = model._default_manager
        # A subclass has its own turn, with all its fields.
        pages = manager.exact_type(model).filter(live=True, alias_of__isnull=True).order_by("pk")
        # Read before anything is written, and in pieces: a press room can have many years.
        keys = list(pages.exclude(Exists(known)).values_list("pk", flat=True))
        for first in range(0, len(keys), PAGES_AT_ONCE):
            yield from pages.filter(pk__in=keys[first : first + PAGES_AT_ONCE])


def _may_be_older(page: Any, source: Any) -> bool:
    record = enabled_record(page, source)
    changed = record.source.last_updated_at if record is not None else source.last_published_at
    published = page.last_published_at
    return published is None or (changed is not None and changed > published)
