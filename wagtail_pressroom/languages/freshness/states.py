"""How a translation stands to its original."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation

from ..bridge import source_of
from ..bridge.holds import untranslated
from .models import TranslatedText


class State(models.TextChoices):
    """The state of one language of a release."""

    ORIGINAL = "original", _("Original")
    MISSING = "missing", _("Missing")
    IN_PROGRESS = "in_progress", _("In progress")
    BEHIND = "behind", _("Behind the original")
    CURRENT = "current", _("Current")
    DETACHED = "detached", _("Detached")


@dataclass(frozen=True)
class Facts:
    """What the state of a translation depends on.

    Attributes:
        exists: whether there is a page of its own, no alias.
        live: whether it is published.
        untranslated: how many texts have no translation yet.
        stopped: whether synchronised translation was stopped.
        changed: whether the original has what the translation has not.
    """

    exists: bool = False
    live: bool = False
    untranslated: int = 0
    stopped: bool = False
    changed: bool = False


def state_from(facts: Facts) -> State:
    """Return the state that follows from the facts."""
    if not facts.exists:
        return State.MISSING
    if facts.stopped:
        return State.DETACHED
    if not facts.live:
        return State.IN_PROGRESS
    if facts.changed:
        return State.BEHIND
    return State.IN_PROGRESS if facts.untranslated else State.CURRENT


def state_of(page: Any) -> State:
    """Return the state of a page among its translations.

    Args:
        page: a specific page, or ``None`` for a language without one.

    Queries:
        At most seven.
    """
    if page is None or page.alias_of_id is not None:
        return State.MISSING
    source = source_of(page)
    if source is None:
        return State.ORIGINAL
    record = _record(page, source)
    text = TranslatedText.objects.filter(page_id=page.pk).first()
    return state_from(
        Facts(
            exists=True,
            live=page.live,
            untranslated=untranslated(record).count() if record is not None else 0,
            stopped=record is not None and not record.enabled,
            changed=bool(text and text.changes),
        )
    )


def _record(page: Any, source: Any) -> Any:
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key,
            source__locale_id=source.locale_id,
            target_locale_id=page.locale_id,
        )
        .select_related("source")
        .first()
    )
