"""A release and the languages that go live with it, or not at all."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail.locks import BasicLock

from ..content import content_parts
from ..dates import moment_for_editor
from ..plans import Timing, TranslationPlan
from .drafts import publish_latest
from .holds import Hold, Reason, enabled_record, hold_by_text
from .origins import Family, family_of
from .schedules import is_followed


class NotTogether(Exception):
    """A language that must go live with its original could not be published."""


def languages_not_ready(source: Any) -> dict[str, str]:
    """Return the languages that have to go live with a page and are not ready.

    Args:
        source: the specific page with the text that is to turn live. A translation waits for its
            original only, never for its sisters.

    Returns:
        What is missing, as a sentence, by language code.
    """
    plans = _plans(source)
    family = family_of(source) if plans else None
    if family is None or family.source_of(source) is not None:
        return {}
    pages = {page.locale_id: page for page in family.descendants(source)}
    found = {}
    for plan in plans:
        problem = _problem(pages.get(plan.locale_id), source, family)
        if problem:
            found[plan.locale.language_code] = problem
    return found


def publish_companions(source: Any) -> None:
    """Publish the languages that go live with a page; the page is live already.

    Args:
        source: the specific page, saved in the same transaction.

    Raises:
        NotTogether: one of them can't be published. The caller has to roll back.
    """
    wanted = {plan.locale_id for plan in _plans(source)}
    family = family_of(source) if wanted else None
    if family is None or family.source_of(source) is not None:
        return
    for page in family.descendants(source):
        if page.live or page.locale_id not in wanted:
            continue
        _forget_followed_date(page)
        try:
            publish_latest(page)
        except ValidationError as error:
            raise NotTogether(str(page.pk)) from error
        # Nothing but what readers will find there is proof of it.
        if not type(page)._default_manager.filter(pk=page.pk, live=True).exists():
            raise NotTogether(str(page.pk))


def hold_until_together(source: Any) -> Hold | None:
    """Tell whether a page has to wait for its languages."""
    return Hold(Reason.TOGETHER) if languages_not_ready(source) else None


def _plans(source: Any) -> list[TranslationPlan]:
    plans = TranslationPlan.objects.filter(
        translation_key=source.translation_key, timing=Timing.TOGETHER
    )
    return list(plans.exclude(locale_id=source.locale_id).select_related("locale"))


def _problem(page: Any, source: Any, family: Family) -> str:
    if page is None:
        return str(Hold(Reason.MISSING).message)
    if page.live:
        return ""
    parent = family.source_of(page)
    hold = hold_by_text(page, parent)
    if hold is not None:
        return hold.message
    text = source if parent.pk == source.pk else parent.get_latest_revision_as_object()
    return _problem_of_text(page, parent, text) or _problem_of_page(page)


def _problem_of_text(page: Any, parent: Any, text: Any) -> str:
    """Tell whether a translation is one of the very text that is to turn live."""
    record = enabled_record(page, parent)
    if record is not None:
        translated = content_parts(record.source.as_instance())
        if translated != content_parts(text):
            return _("It is translated from an earlier version of the original. Synchronise it.")
    return ""


def _problem_of_page(page: Any) -> str:
    """Tell what else keeps a translation from being published at the same moment."""
    if isinstance(page.get_lock(), BasicLock):
        return _("The page is locked.")
    if page.workflow_in_progress:
        return _("The page is in moderation.")
    if page.get_ancestors().filter(depth__gt=1, live=False).exists():
        return _("A page above it is not published.")
    own = _date_of(page)
    if own is not None and own > timezone.now() and not is_followed(page, own):
        return _("It has a later date of its own: %(date)s.") % {"date": moment_for_editor(own)}
    try:
        page.get_latest_revision_as_object().full_clean()
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _date_of(page: Any) -> datetime.datetime | None:
    revision = page.get_latest_revision()
    date = revision.content.get("go_live_at") if revision is not None else None
    return parse_datetime(date) if date else None


def _forget_followed_date(page: Any) -> None:
    """Take from a draft the date it has only because its original had it."""
    revision = page.get_latest_revision()
    own = _date_of(page)
    if own is not None and is_followed(page, own):
        revision.content["go_live_at"] = None
        revision.save(update_fields=["content"])
