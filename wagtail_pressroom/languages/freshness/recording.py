"""Takes down what is published, so that nobody has to compare texts while a reader waits."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail_localize.models import Translation

from ..bridge import source_of, translations_made_from
from ..bridge.holds import enabled_record, untranslated
from ..content import Parts, content_parts, part_of
from .models import PublishedText, TextOfRevision, TranslatedText


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


def record_draft(revision: Any, source: Any, record: Translation) -> None:
    """Take down what of its original a revision of a translation has, until it is published.

    Args:
        revision: the revision.
        source: the specific page it is made from.
        record: wagtail-localize's record of the translation, whose texts the revision has got.
    """
    parts = content_parts(record.source.as_instance())
    missing = {part_of(path, parts) for path in _paths_of(untranslated(record))}
    TextOfRevision.objects.update_or_create(
        revision=revision,
        defaults={
            "source_id": source.pk,
            "parts": {name: digest for name, digest in parts.items() if name not in missing},
            "untranslated": {name: parts[name] for name in missing if name in parts},
            "synchronised_at": record.source.last_updated_at,
        },
    )


def record_translation(page: Any, source: Any, *, untranslated_is_new: bool = False) -> None:
    """Take down what of its original a translation has, now that it is published.

    With wagtail-localize that is what the published revision was given (:func:`record_draft`): a
    revision made in any other way, say to set the translation status, has what was published
    before. A text that is published for the first time is taken to be made from what was last
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
    draft = TextOfRevision.objects.filter(
        revision_id=page.live_revision_id, source_id=source.pk
    ).first()
    record = enabled_record(page, source)
    if draft is None and text is None and record is not None and page.live_revision_id:
        record_draft(page.live_revision, source, record)
        draft = TextOfRevision.objects.get(revision_id=page.live_revision_id)
    if draft is not None and not _is_confirmed_since(text, draft):
        before = text.parts if text is not None else {}
        unknown = {} if untranslated_is_new else draft.untranslated
        has = {name: before.get(name, unknown.get(name, "")) for name in draft.untranslated}
        _keep(page.pk, source.pk, draft.parts | has)
    elif text is None:
        _keep(page.pk, source.pk, record_text(source).parts)
    _compare(page.pk, source)


def _is_confirmed_since(text: TranslatedText | None, draft: TextOfRevision) -> bool:
    """Tell whether an editor's word is newer than what a revision was given, and covers it."""
    confirmed = text.confirmed_at if text is not None else None
    if confirmed is None:
        return False
    return bool(draft.synchronised_at <= confirmed <= draft.revision.created_at)


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
    # Those made from it have nothing any more to be measured by.
    TranslatedText.objects.filter(Q(page_id=page_id) | Q(source_id=page_id)).delete()


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
