"""Which moments a translation was given because of its original, and which are its editors' own."""

from __future__ import annotations

import datetime
from typing import Any

from ..plans import TranslationPlan


def remember_moment(page: Any, moment: datetime.datetime | None) -> None:
    """Note the moment for which a translation waits only because its original does.

    Args:
        page: the translation.
        moment: aware; ``None`` when it waits for no such moment.
    """
    if TranslationPlan.of(page).followed_moment != moment:
        TranslationPlan.keep(page.translation_key, page.locale_id, followed_moment=moment)


def is_followed(page: Any, moment: datetime.datetime | None) -> bool:
    """Tell whether a translation has a moment only because its original has or had it.

    Args:
        page: the specific translation.
        moment: its ``go_live_at``, of the page or of a draft.
    """
    followed = (None, TranslationPlan.of(page).followed_moment, getattr(page, "release_date", None))
    return moment in followed


def remember_expiry(page: Any, moment: datetime.datetime | None) -> None:
    """Note the moment at which a translation expires only because its original does.

    Args:
        page: the translation.
        moment: aware; ``None`` when its original never expires.
    """
    if TranslationPlan.of(page).followed_expiry != moment:
        TranslationPlan.keep(page.translation_key, page.locale_id, followed_expiry=moment)


def expiry_of(
    page: Any, own: datetime.datetime | None, followed: datetime.datetime | None
) -> datetime.datetime | None:
    """Return when a translation, or a draft of it, expires: as its original does, or by itself.

    A later date of its own stays: the original takes its translations with it when it expires.

    Args:
        page: the translation.
        own: the date that the page or its draft has; aware, ``None`` for never.
        followed: when its original expires; the same.
    """
    is_own = own is not None and own != TranslationPlan.of(page).followed_expiry
    return own if is_own else followed
