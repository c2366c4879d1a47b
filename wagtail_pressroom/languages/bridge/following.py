"""Translations follow what happens to their original: date, place, privacy, withdrawal."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from ...conf import get_settings
from ...visibility import base_page_model
from ..plans import TranslationPlan
from .drafts import publish_latest
from .holds import hold_by_source
from .origins import translations_made_from
from .schedules import remember_moment

SHARED_DATES = ("release_date", "release_date_only")


def take_over_dates(source: Any) -> None:
    """Give the dates of a page that was published or scheduled to its translations.

    A translation that waits moves with its original, unless its editors gave it a later date of
    its own. One that waited for an original that is live now is published.

    Args:
        source: the specific page.
    """
    fresh = type(source).objects.filter(pk=source.pk).first()
    if fresh is None:
        return
    hold = hold_by_source(fresh)
    until = hold.until if hold is not None else None
    for page in translations_made_from(fresh):
        if page.live and not fresh.live:
            continue
        with transaction.atomic():
            waits = page.scheduled_revision
            moved = _moved_schedule(page, until)
            _write_dates(page, fresh, moved)
            remember_moment(page, moved if moved == until else None)
            if waits is None:
                continue
            if hold is None and (moved is None or moved <= timezone.now()):
                publish_latest(type(page).objects.get(pk=page.pk))
            elif hold is None or until is not None:
                Revision.objects.filter(pk=waits.pk).update(approved_go_live_at=moved)
            else:
                Revision.objects.filter(pk=waits.pk).update(approved_go_live_at=None)


def _moved_schedule(page: Any, until: datetime.datetime | None) -> datetime.datetime | None:
    """Return when a translation is to go live now; a later moment of its own stays."""
    own: datetime.datetime | None = page.go_live_at
    if page.live:
        return own
    given = (None, TranslationPlan.of(page).followed_moment, getattr(page, "release_date", None))
    if own not in given and own is not None and (until is None or own > until):
        return own
    return until


def _write_dates(page: Any, source: Any, go_live_at: datetime.datetime | None) -> None:
    """Write dates into a page's row and into its latest and its scheduled revision."""
    names = [name for name in SHARED_DATES if hasattr(source, name)]
    values: dict[str, Any] = {name: getattr(source, name) for name in names}
    values["go_live_at"] = go_live_at
    if get_settings().unpublished_original == "unpublish":
        values["expire_at"] = source.expire_at
    changed = {name: value for name, value in values.items() if getattr(page, name) != value}
    if changed:
        type(page).objects.filter(pk=page.pk).update(**changed)
    text = {
        name: value.isoformat() if isinstance(value, datetime.datetime) else value
        for name, value in values.items()
    }
    for revision in {r for r in (page.latest_revision, page.scheduled_revision) if r is not None}:
        if any(revision.content.get(name) != value for name, value in text.items()):
            revision.content |= text
            revision.save(update_fields=["content"])


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


def move_translations(source: Any, parent_before: Any, parent_after: Any) -> None:
    """Move the translations of a page to the translations of the place it was moved to.

    A translation stays where it is when it stood elsewhere than its original did, or when the
    new place isn't there in its language.

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
        if place is not None and parent.translation_key == parent_before.translation_key:
            page.move(place, pos="last-child")
