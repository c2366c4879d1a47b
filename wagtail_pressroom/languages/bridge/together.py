"""A release and the languages that go live with it, or not at all."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from ..plans import Timing, TranslationPlan
from .drafts import publish_latest
from .holds import Hold, Reason, hold_by_text
from .origins import translations_made_from


class NotTogether(Exception):
    """A language that must go live with its original could not be published."""


def languages_not_ready(source: Any) -> dict[str, str]:
    """Return the languages that have to go live with a page and are not ready.

    Args:
        source: the specific page that is to turn live.

    Returns:
        What is missing, as a sentence, by language code.
    """
    plans = _plans(source)
    if not plans:
        return {}
    pages = {page.locale_id: page for page in translations_made_from(source)}
    found = {}
    for plan in plans:
        problem = _problem(pages.get(plan.locale_id), source)
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
    for page in translations_made_from(source) if wanted else []:
        if page.live or page.locale_id not in wanted:
            continue
        try:
            hold = publish_latest(page)
        except ValidationError as error:
            raise NotTogether(str(page.pk)) from error
        if hold is not None:
            raise NotTogether(hold.message)


def hold_until_together(source: Any) -> Hold | None:
    """Tell whether a page has to wait for its languages."""
    return Hold(Reason.TOGETHER) if languages_not_ready(source) else None


def _plans(source: Any) -> list[TranslationPlan]:
    plans = TranslationPlan.objects.filter(
        translation_key=source.translation_key, timing=Timing.TOGETHER
    )
    return list(plans.exclude(locale_id=source.locale_id).select_related("locale"))


def _problem(page: Any, source: Any) -> str:
    if page is None:
        return str(Hold(Reason.MISSING).message)
    if page.live:
        return ""
    hold = hold_by_text(page, source)
    if hold is not None:
        return hold.message
    try:
        page.get_latest_revision_as_object().full_clean()
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
