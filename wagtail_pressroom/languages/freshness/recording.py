"""Takes down what is published, so that nobody has to compare texts while a reader waits."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from ..bridge import source_of, translations_made_from
from ..bridge.holds import enabled_record, untranslated
from .content import Parts, content_parts, part_of
from .models import PublishedText, TranslatedText


def record_publication(page: Any) -> None:
    """Take down what a page says, and how far it and its translations are in step.

    Args:
        page: the specific page, live, as it is stored.
    """
    record_text(page)
    for translation in translations_made_from(page):
        _compare(translation.pk)
    source = source_of(page)
    if source is not None:
        record_translation(page, source)


def record_text(page: Any) -> PublishedText:
    """Take down what a page says now; publishing the same again changes nothing.

    Args:
        page: the specific page, as it is stored.
    """
    parts = content_parts(page)
    text, is_new = PublishedText.objects.get_or_create(
        page_id=page.pk,
        defaults={"parts": parts, "changed_at": page.last_published_at or timezone.now()},
    )
    if not is_new and text.parts != parts:
        text.parts, text.changed_at = parts, page.last_published_at or timezone.now()
        text.save()
    return text


def record_translation(page: Any, source: Any, *, untranslated_is_new: bool = False) -> None:
    """Take down what of its original a translation has.

    With wagtail-localize that is the content last synchronised, as far as it is translated. Any
    other text is taken to be made from what the original said when it was copied, or, not
    copied, when it was first published; later, an editor says when it has caught up
    (:func:`confirm`).

    Args:
        page: the specific translation.
        source: the specific page it is made from.
        untranslated_is_new: whether a text that is not translated, and of which nothing is known,
            came into the original after the translation was published; otherwise the translation
            was published without it, and the original has not changed.
    """
    text = TranslatedText.objects.filter(page_id=page.pk, source_id=source.pk).first()
    record = enabled_record(page, source)
    if record is not None:
        parts = content_parts(record.source.as_instance())
        missing = {part_of(path, parts) for path in _paths_of(untranslated(record))}
        before = text.parts if text is not None else {}
        unknown = {} if untranslated_is_new else parts
        has = {name: before.get(name, unknown.get(name, "")) for name in missing}
        _keep(page.pk, source.pk, parts | has)
    elif text is None:
        _keep(page.pk, source.pk, record_text(source).parts)
    _compare(page.pk, source)


def record_copy(page: Any, source: Any) -> None:
    """Take down that a translation begins as a copy of what a page says.

    Args:
        page: the copy.
        source: the page it was copied from.
    """
    _keep(page.pk, source.pk, content_parts(source))


def confirm(page: Any, user: Any = None) -> None:
    """Take an editor's word that a translation has everything its original has.

    Args:
        page: the specific translation.
        user: who says so.
    """
    source = source_of(page)
    if source is None:
        return
    _keep(page.pk, source.pk, record_text(source).parts)
    TranslatedText.objects.filter(page_id=page.pk).update(
        confirmed_by=user, confirmed_at=timezone.now()
    )
    _compare(page.pk)


def forget(page_id: int) -> None:
    """Drop what was taken down about a page that is deleted."""
    PublishedText.objects.filter(page_id=page_id).delete()
    TranslatedText.objects.filter(page_id=page_id).delete()


def changed_parts(before: Parts, after: Parts) -> list[str]:
    """Return the names of the parts in which two contents differ, sorted."""
    names = before.keys() | after.keys()
    return sorted(name for name in names if before.get(name) != after.get(name))


def _paths_of(segments: Any) -> list[str]:
    return list(segments.values_list("context__path", flat=True))


def _keep(page_id: int, source_id: int, parts: Parts) -> None:
    TranslatedText.objects.update_or_create(
        page_id=page_id, defaults={"source_id": source_id, "parts": parts}
    )


def _compare(page_id: int, source: Any = None) -> None:
    text = TranslatedText.objects.filter(page_id=page_id).first()
    if text is None:
        return
    original = PublishedText.objects.filter(page_id=text.source_id).first()
    if original is None and source is not None and source.live:
        original = record_text(source)
    changes = changed_parts(text.parts, original.parts) if original is not None else []
    since = original.changed_at if original is not None and changes else None
    if (text.changes, text.behind_since) != (changes, since):
        text.changes, text.behind_since = changes, since
        text.save(update_fields=["changes", "behind_since"])
