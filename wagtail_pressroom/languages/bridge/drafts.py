"""Writing a translation from wagtail-localize's texts, without touching what readers see."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale
from wagtail_localize.models import (
    SegmentOverride,
    StringTranslation,
    TranslationLog,
    TranslationSource,
)
from wagtail_localize.segments.ingest import ingest_segments

from ...visibility import base_page_model
from .holds import Hold, enabled_record, hold_of
from .localize import create_or_update_translation
from .machine import status_shown
from .origins import source_of
from .revision_texts import note_texts
from .schedules import remember_moment


def save_draft(
    source: TranslationSource, locale: Locale, user: Any = None, **options: Any
) -> tuple[Any, bool]:
    """Save a translation as a draft.

    wagtail-localize writes the row of a live page even when it is asked for a draft
    (``save_target(publish=False)``). Here a live page only gets a new revision.

    Args:
        source: wagtail-localize's source.
        locale: the language to translate into.
        user: who does it.
        options: ``copy_parent_pages`` and ``fallback``, as wagtail-localize has them.

    Returns:
        The translation, with the new texts, and whether it was made just now.

    Raises:
        ValidationError: a text can't be stored; it is marked in the translation editor.
    """
    target = _target(source, locale)
    if target is None or target.alias_of_id is not None or not target.live:
        with transaction.atomic():
            if target is not None and target.alias_of_id is not None:
                # An alias is as live as its source; turned into a translation it would stay so.
                base_page_model().objects.filter(pk=target.pk).update(
                    live=False, has_unpublished_changes=True
                )
            page, created = create_or_update_translation(
                source, locale, user=user, publish=False, **options
            )
            _note(page.get_latest_revision(), page, source, locale)
        return page, created
    return _draft_of_live_page(source, locale, user, bool(options.get("fallback"))), False


def publish(
    source: TranslationSource, locale: Locale, user: Any = None, **options: Any
) -> tuple[Any, bool, Hold | None]:
    """Publish a translation, or say what stands against it and leave it a draft.

    Args:
        source: wagtail-localize's source.
        locale: the language to translate into.
        user: who does it. Permissions are the caller's to check.
        options: ``copy_parent_pages`` and ``fallback``, as wagtail-localize has them.

    Returns:
        The translation, whether it was made just now, and what keeps it from readers. Held
        until a known date, it is scheduled for that date.

    Raises:
        ValidationError: a text can't be stored; it is marked in the translation editor.
    """
    with transaction.atomic():
        page, created = save_draft(source, locale, user, **options)
        page = type(page).objects.get(pk=page.pk)
        hold = publish_latest(page, user)
    return page, created, hold


def publish_list(
    source: TranslationSource, locale: Locale, user: Any = None, **options: Any
) -> tuple[Any, bool]:
    """Publish the translation of a press index, which nothing is held against.

    Args:
        source: wagtail-localize's source.
        locale: the language to translate into.
        user: who does it. Permissions are the caller's to check.
        options: ``copy_parent_pages`` and ``fallback``, as wagtail-localize has them.

    Returns:
        The translation, and whether it was made just now. One with a date is scheduled.

    Raises:
        ValidationError: a text can't be stored; it is marked in the translation editor.
    """
    with transaction.atomic():
        page, created = save_draft(source, locale, user, **options)
        page.get_latest_revision().publish(user=user, skip_permission_checks=True)
    return page, created


def publish_latest(page: Any, user: Any = None) -> Hold | None:
    """Publish the latest revision of a translation, or say what stands against it.

    Args:
        page: the specific page, as it is in the database.
        user: who does it. Permissions are the caller's to check.

    Returns:
        What keeps it from readers; ``None`` when it is published, or scheduled by its own date.
    """
    hold = hold_of(page)
    revision = page.get_latest_revision()
    if hold is None:
        revision.publish(user=user, skip_permission_checks=True)
    elif hold.until is not None:
        own = revision.as_object().go_live_at
        if own is None or own < hold.until:
            revision.content["go_live_at"] = hold.until.isoformat()
            revision.save(update_fields=["content"])
            remember_moment(page, hold.until)
        revision.publish(user=user, skip_permission_checks=True)
    return hold


def take_over_texts(page: Any, revision: Any) -> None:
    """Give a translation that is being published the texts that are translated by now.

    wagtail-localize keeps texts beside the page until its own button is pressed; any other way of
    publishing would bring out a draft from before they were translated.

    Args:
        page: the specific translation as the revision has it; to be saved by the caller.
        revision: the revision being published or scheduled, which gets the texts too; ``None`` for
            a page that is made live without one.
    """
    source_page = source_of(page)
    record = enabled_record(page, source_page) if source_page is not None else None
    if record is None:
        return
    source = record.source
    before = page.serializable_data()
    ingest_segments(
        source.as_instance(),
        page,
        source.locale,
        record.target_locale,
        source._get_segments_for_translation(record.target_locale, fallback=True),
    )
    if revision is None:
        return
    after = page.serializable_data()
    if after != before:
        revision.content |= {name: after[name] for name in after if after[name] != before[name]}
        revision.save(update_fields=["content"])
    note_texts(revision, source_page, record)


def show_status(page: Any, revision: Any) -> None:
    """Give a translation that is being published the status that readers are to see.

    Args:
        page: the specific translation, to be saved by the caller.
        revision: the revision being published, which gets the status too.
    """
    source = source_of(page)
    if source is None:
        return
    status = status_shown(page, enabled_record(page, source))
    page.translation_status = status
    if revision.content.get("translation_status") != status:
        revision.content["translation_status"] = status
        revision.save(update_fields=["content"])


def _note(revision: Any, page: Any, source: TranslationSource, locale: Locale) -> None:
    original = source_of(page)
    record = enabled_record(page, original) if original is not None else None
    if revision is not None and record is not None and record.source_id == source.pk:
        note_texts(revision, original, record)


def _target(source: TranslationSource, locale: Locale) -> Any:
    try:
        return source.get_translated_instance(locale)
    except ObjectDoesNotExist:
        return None


def _draft_of_live_page(
    source: TranslationSource, locale: Locale, user: Any, fallback: bool
) -> Any:
    page = source.get_ephemeral_translated_instance(locale, fallback=fallback)
    page.slug = find_available_slug(page.get_parent(), slugify(page.slug), ignore_page_id=page.pk)
    try:
        with transaction.atomic():
            revision = page.save_revision(user=user)
            source.sync_view_restrictions(source.as_instance(), page)
            TranslationLog.objects.create(source=source, locale=locale, revision=revision)
            _note(revision, page, source, locale)
    except ValidationError as error:
        _mark_errors(source, locale, error)
        raise
    return page


def _mark_errors(source: TranslationSource, locale: Locale, error: ValidationError) -> None:
    """Show the errors beside their texts in the translation editor, as wagtail-localize does."""
    for name, errors in getattr(error, "error_dict", {}).items():
        place = {"context__object": source.object, "context__path": name, "locale": locale}
        for text in StringTranslation.objects.filter(**place):
            text.set_field_error(errors)
        for override in SegmentOverride.objects.filter(**place):
            override.set_field_error(errors)
