"""Takes down what is published, so that nobody has to compare texts while a reader waits."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils import timezone

from ..bridge import source_of, translations_made_from
from ..bridge.holds import enabled_record
from ..bridge.revision_texts import TextOfRevision, note_texts, same_texts, texts_of
from ..content import Parts, content_parts
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
    """Take down what of its original a translation has, now that it is published.

    With wagtail-localize that is what the published revision was given
    (:mod:`..bridge.revision_texts`): a revision made in any other way, say to set the translation
    status, has what the one with the same content has, or else what was published before. A text
    that is published for the first time is taken to be made from what was last
    synchronised; without wagtail-localize, from what the original said when it was copied, or, not
    copied, says now. Later, an editor says when it has caught up (:func:`confirm`).

    Args:
        page: the specific translation.
        source: the specific page it is made from.
        untranslated_is_new: whether a text that is not translated, and of which nothing is known,
            came into the original after the translation was published; otherwise the translation
            was published without it, and the original has not changed.
    """
    text = TranslatedText.objects.filter(page_id=page.pk, source_id=source.pk).first()
    given = texts_of(page.live_revision_id, source) or same_texts(page, source)
    record = enabled_record(page, source)
    if given is None and text is None and record is not None and page.live_revision_id:
        note_texts(page.live_revision, source, record)
        given = texts_of(page.live_revision_id, source)
    if given is not None and not _is_confirmed_since(text, given, page):
        before = text.parts if text is not None else {}
        unknown = {} if untranslated_is_new else given.untranslated
        has = {name: before.get(name, unknown.get(name, "")) for name in given.untranslated}
        _keep(page.pk, source.pk, given.parts | has)
    elif text is None:
        _keep(page.pk, source.pk, record_text(source).parts)
    _compare(page.pk, source)


def _is_confirmed_since(text: TranslatedText | None, given: TextOfRevision, page: Any) -> bool:
    """Tell whether an editor's word is newer than what a revision was given, and covers it."""
    confirmed = text.confirmed_at if text is not None else None
    if text is None or confirmed is None or given.synchronised_at > confirmed:
        return False
    if given.revision_id == text.confirmed_revision_id:
        return True
    # Another one that was made since; not one that takes up what an older one had.
    is_live = given.revision_id == page.live_revision_id
    return is_live and bool(given.revision.created_at >= confirmed)


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
        confirmed_by=user,
        confirmed_at=timezone.now(),
        confirmed_revision_id=page.live_revision_id,
    )
    _compare(page.pk)


def forget(page_id: int) -> None:
    """Drop what was taken down about a page that is deleted."""
    PublishedText.objects.filter(page_id=page_id).delete()
    # Those made from it have nothing any more to be measured by.
    TranslatedText.objects.filter(Q(page_id=page_id) | Q(source_id=page_id)).delete()


def changed_parts(before: Parts, after: Parts) -> list[str]:
    """Return the names of the parts in which two contents differ, sorted."""
    names = before.keys() | after.keys()
    return sorted(name for name in names if before.get(name) != after.get(name))


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
