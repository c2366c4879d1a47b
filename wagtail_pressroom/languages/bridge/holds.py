"""Why a translation may not be public yet."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import StringSegment, Translation

from ...conf import get_settings
from ...visibility import has_come, is_press_release, is_private_path, private_paths
from ..content import content_parts
from ..dates import moment_for_editor
from .machine import unchecked_machine_texts
from .origins import family_of, source_of
from .privacy import is_as_private


class Reason(StrEnum):
    """What keeps a translation from readers."""

    SCHEDULED = "scheduled"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"
    PRIVATE = "private"
    INCOMPLETE = "incomplete"
    MACHINE = "machine"
    MISSING = "missing"
    TOGETHER = "together"
    INVALID = "invalid"


MESSAGES: dict[Reason, Promise] = {
    Reason.SCHEDULED: _(
        "The original is not public before %(date)s. This translation waits for it."
    ),
    Reason.DRAFT: _("The original is still a draft. Publish it first, or together with this."),
    Reason.WITHDRAWN: _("The original has been withdrawn, so its translations can't be published."),
    Reason.PRIVATE: _("The original is in a private section, but this translation is not."),
    Reason.INCOMPLETE: _("Some texts are not translated yet."),
    Reason.MACHINE: _("A person has to check the machine translation first."),
    Reason.MISSING: _("There is no translation yet."),
    Reason.TOGETHER: _("Some of the languages that go live together are not ready yet."),
    Reason.INVALID: _("Some of its texts are not valid, or its address is taken."),
}
# As a part of a sentence, for the history.
REASONS: dict[str, Promise] = {
    Reason.SCHEDULED: _("its original is not public yet"),
    Reason.DRAFT: _("its original is still a draft"),
    Reason.WITHDRAWN: _("its original has been withdrawn"),
    Reason.PRIVATE: _("its original is private"),
    Reason.INCOMPLETE: _("some texts are not translated yet"),
    Reason.MACHINE: _("nobody has checked the machine translation"),
    Reason.MISSING: _("there is no translation yet"),
    Reason.TOGETHER: _("languages that go live together are not ready yet"),
    Reason.INVALID: _("some of its texts are not valid, or its address is taken"),
}


@dataclass(frozen=True)
class Hold:
    """What keeps a translation from readers, and until when, if that is known.

    Attributes:
        reason: the reason.
        until: when the original goes live; aware, ``None`` when nobody has fixed it.
    """

    reason: Reason
    until: datetime.datetime | None = None

    @property
    def message(self) -> str:
        """The reason as a sentence for editors."""
        text = str(MESSAGES[self.reason])
        return text % {"date": moment_for_editor(self.until)} if self.until else text


def hold_of(page: Any) -> Hold | None:
    """Tell why a page may not turn public now; ``None`` when nothing stands against it.

    Only what concerns the page's original and its translation is judged here; the page's own
    schedule and privacy are Wagtail's business.

    Args:
        page: a specific page.
    """
    family = family_of(page)
    source = family.source_of(page)
    if source is None:
        return _hold_by_origin(page, family.recorded_origin(page))
    return hold_by_source(source) or _hold_by_privacy(page, source) or hold_by_text(page, source)


def hold_of_new_text(page: Any, stored: Any) -> Hold | None:
    """Tell why a translation that is public may not get a new text now.

    What was fit for readers once stays so: publishing the same text again is no matter of this.

    Args:
        page: the specific page as it is to be saved.
        stored: the same page as readers see it.
    """
    source = source_of(page)
    if source is None or enabled_record(page, source) is None:
        return None
    hold = hold_by_source(source) or hold_by_text(page, source)
    if hold is None or content_parts(page) == content_parts(stored):
        return None
    return hold


def hold_by_source(source: Any) -> Hold | None:
    """Tell why no translation of a page may be public now.

    Args:
        source: the specific page that translations are made from.
    """
    now = timezone.now()
    future = source.release_date if is_press_release(source) else None
    if future is not None and not has_come(future, now):
        return Hold(Reason.SCHEDULED, _latest(future, source.go_live_at))
    if source.live:
        return None
    scheduled = source.scheduled_revision
    if scheduled is not None:
        # Due already, it is going to be published by the very run that asks.
        return Hold(Reason.SCHEDULED, scheduled.approved_go_live_at)
    if source.first_published_at is None:
        return Hold(Reason.DRAFT)
    if get_settings().unpublished_original == "unpublish":
        return Hold(Reason.WITHDRAWN)
    return None


def _hold_by_origin(page: Any, origin: Any) -> Hold | None:
    """Hold what was declared an original while the text it was made from is still a secret."""
    if origin is None:
        return None
    hold = hold_by_source(origin)
    if hold is not None and hold.reason == Reason.WITHDRAWN:
        # A text may outlive the one it was made from; that is what it is declared for.
        hold = None
    return hold or _hold_by_privacy(page, origin)


def _latest(moment: datetime.datetime, other: datetime.datetime | None) -> datetime.datetime:
    return moment if other is None or other < moment else other


def _hold_by_privacy(page: Any, source: Any) -> Hold | None:
    private = is_private_path(source.path, private_paths())
    return Hold(Reason.PRIVATE) if private and not is_as_private(page, source) else None


def hold_by_text(page: Any, source: Any) -> Hold | None:
    """Tell why the text of a translation is not fit for readers, by wagtail-localize's records.

    Args:
        page: the translation.
        source: the page it is made from.
    """
    record = enabled_record(page, source)
    if record is None:
        return None
    return hold_from_text(
        lambda: untranslated(record).exists(), lambda: bool(unchecked_machine_texts(record))
    )


def hold_from_text(
    is_incomplete: Callable[[], bool], is_unchecked: Callable[[], bool]
) -> Hold | None:
    """Tell why a text that wagtail-localize keeps is not fit for readers.

    Args:
        is_incomplete: whether some of it is untranslated; asked only if that matters to the site.
        is_unchecked: whether nobody has checked what a machine has translated; the same.
    """
    options = get_settings()
    if not options.publish_incomplete_translations and is_incomplete():
        return Hold(Reason.INCOMPLETE)
    if options.machine_translation_needs_check and is_unchecked():
        return Hold(Reason.MACHINE)
    return None


def enabled_record(page: Any, source: Any) -> Translation | None:
    """Return wagtail-localize's record of a translation it keeps in step with its source."""
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key,
            source__locale_id=source.locale_id,
            target_locale_id=page.locale_id,
            enabled=True,
        )
        .select_related("source")
        .first()
    )


def untranslated(record: Translation) -> Any:
    """Return the segments of a source that have no valid translation, a queryset."""
    segments = StringSegment.objects.filter(source=record.source)
    return segments.annotate_translation(record.target_locale).filter(translation__isnull=True)
