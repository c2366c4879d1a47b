"""Translations follow what happens to their original: dates, category, place, withdrawal."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Page, Revision
from wagtail.search import index

from ...conf import get_settings
from ...visibility import base_page_model
from .holds import Hold, hold_by_source
from .origins import Family, family_of, translations_made_from
from .schedules import expiry_of, is_followed, remember_expiry, remember_moment

# What a reader of any language is told alike; wagtail-localize would bring it along only when
# somebody synchronises the texts.
SHARED_FIELDS = ("release_date", "release_date_only", "category")
SHARED_RELATIONS = ("topics",)


def follow_publication(source: Any) -> None:
    """Give its dates, category and topics to the translations of a page.

    A translation that waits moves with its original, unless its editors gave it a later date of
    its own. One that waited for an original that is live now is published. What goes back to a
    translation in its turn follows that.

    Args:
        source: the specific page, which was published or scheduled.
    """
    fresh = type(source)._default_manager.filter(pk=source.pk).first()
    if fresh is not None:
        _follow(fresh, family_of(fresh))


def _follow(source: Any, family: Family, passed: frozenset[int] = frozenset()) -> None:
    hold = hold_by_source(source)
    for page in family.made_from(source):
        if page.pk in passed or (page.live and not source.live):
            continue
        with transaction.atomic():
            has_changed = _write_shared(page, source, hold)
        if page.scheduled_revision is not None and not page.live:
            _follow_schedule(page, hold)
        fresh = type(page)._default_manager.get(pk=page.pk)
        if has_changed and fresh.live:
            index.insert_or_update_object(fresh)
        _follow(fresh, family, passed | {source.pk})


def _follow_schedule(page: Any, hold: Hold | None) -> None:
    """Move what waits for its date, or publish what was approved, now that its original is live."""
    waits = Revision.objects.get(pk=page.scheduled_revision.pk)
    date = waits.content.get("go_live_at")
    moment = parse_datetime(date) if date else None
    if hold is None and (moment is None or moment <= timezone.now()):
        waits.publish(skip_permission_checks=True)
    else:
        known = hold is None or hold.until is not None
        Revision.objects.filter(pk=waits.pk).update(approved_go_live_at=moment if known else None)


def _moved(
    page: Any, own: datetime.datetime | None, until: datetime.datetime | None
) -> datetime.datetime | None:
    """Return when a page or a draft of it is to go live now; a later moment of its own stays."""
    if own is not None and not is_followed(page, own) and (until is None or own > until):
        return own
    return until


def _write_shared(page: Any, source: Any, hold: Hold | None) -> bool:
    """Write what is shared into a page's row and into its latest and its scheduled revision.

    Dates that are a draft's own stay: each revision is asked for what it has. A live page's
    schedule is that of its next text, which waits for nobody.

    Returns:
        Whether the row has changed.
    """
    shared = {name: getattr(source, name) for name in SHARED_FIELDS if hasattr(source, name)}
    until = hold.until if hold is not None else None
    follows_expiry = get_settings().unpublished_original == "unpublish"

    def values_for(go_live_at: Any, expire_at: Any) -> dict[str, Any]:
        dates = {} if page.live else {"go_live_at": _moved(page, go_live_at, until)}
        if follows_expiry:
            dates["expire_at"] = expiry_of(page, expire_at, source.expire_at)
        return {**shared, **dates}

    values = values_for(page.go_live_at, page.expire_at)
    changed = {name: value for name, value in values.items() if getattr(page, name) != value}
    relations, are_new = _write_relations(page, source)
    for revision in {r for r in (page.latest_revision, page.scheduled_revision) if r is not None}:
        of_revision = values_for(*(_date(revision, name) for name in ("go_live_at", "expire_at")))
        _write_revision(revision, of_revision, relations)
    if changed:
        type(page)._default_manager.filter(pk=page.pk).update(**changed)
    if not page.live:
        moved = values["go_live_at"]
        remember_moment(page, moved if moved == until else None)
    if follows_expiry:
        remember_expiry(page, source.expire_at)
    return bool(changed) or are_new


def _date(revision: Revision, name: str) -> datetime.datetime | None:
    date = revision.content.get(name)
    return parse_datetime(date) if date else None


def _write_revision(
    revision: Revision, values: Mapping[str, Any], relations: Mapping[str, Any]
) -> None:
    text: dict[str, Any] = {
        name: value.isoformat() if isinstance(value, datetime.datetime) else value
        for name, value in values.items()
    }
    text |= relations
    if any(revision.content.get(name) != value for name, value in text.items()):
        revision.content |= text
        revision.save(update_fields=["content"])


def _write_relations(page: Any, source: Any) -> tuple[dict[str, list[Any]], bool]:
    """Write shared relations; return them as revisions keep them, and whether any has changed."""
    written = {}
    are_new = False
    for name in SHARED_RELATIONS:
        if not hasattr(source, name):
            continue
        keys = sorted(_keys(source, name))
        written[name] = keys
        if sorted(_keys(page, name)) != keys:
            are_new = True
            field = type(page)._meta.get_field(name)
            through = field.remote_field.through._default_manager
            own, other = field.m2m_column_name(), field.m2m_reverse_name()
            through.filter(**{own: page.pk}).delete()
            through.bulk_create([through.model(**{own: page.pk, other: key}) for key in keys])
    return written, are_new


def _keys(page: Any, name: str) -> list[Any]:
    field = type(page)._meta.get_field(name)
    rows = field.remote_field.through._default_manager.filter(**{field.m2m_column_name(): page.pk})
    return list(rows.values_list(field.m2m_reverse_name(), flat=True))


def withdraw_translations(source: Any, user: Any = None) -> list[Any]:
    """Unpublish the translations of a page that was unpublished, if the site wants it so.

    Args:
        source: the specific page, which readers can't see any more.
        user: who does it.

    Returns:
        The pages that were unpublished.
    """
    if get_settings().unpublished_original != "unpublish":
        return []
    live = [page for page in translations_made_from(source) if page.live]
    for page in live:
        page.unpublish(set_expired=bool(source.expired), user=user)
    return live


def cancel_schedules(source: Any) -> None:
    """Take back the dates of translations whose original is being deleted.

    Nothing would hold them any more: the clock would publish what was cancelled. Where the
    original was public and its translations are to be kept, so are their dates.

    Args:
        source: the specific page, still there.
    """
    if source.live and get_settings().unpublished_original == "keep":
        return
    keys = [str(page.pk) for page in family_of(source).descendants(source)]
    scheduled = Revision.page_revisions.filter(
        object_id__in=keys, approved_go_live_at__isnull=False
    )
    scheduled.update(approved_go_live_at=None)


def move_translations(source: Any, parent_before: Any, parent_after: Any) -> None:
    """Move the translations of a page to the translations of the place it was moved to.

    A translation stays where it is when it stood elsewhere than its original did, or when the
    new place isn't there in its language, or has a page with its slug already.

    Args:
        source: the specific page, already in its new place.
        parent_before: the page it stood below.
        parent_after: the page it stands below.
    """
    if parent_before.pk == parent_after.pk:
        return
    places = base_page_model().objects.filter(
        translation_key=parent_after.translation_key, alias_of__isnull=True
    )
    for page in translations_made_from(source):
        place = places.filter(locale_id=page.locale_id).first()
        parent = page.get_parent()
        if place is not None and not Page._slug_is_available(page.slug, place, page):
            continue
        if place is not None and parent.translation_key == parent_before.translation_key:
            page.move(place, pos="last-child")
