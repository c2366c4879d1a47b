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
    plan = TranslationPlan.of(page)
    if plan.followed_moment != moment:
        plan.followed_moment = moment
        plan.save()


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
    plan = TranslationPlan.of(page)
    if plan.followed_expiry != moment:
        plan.followed_expiry = moment
        plan.save()


def expiry_of(page: Any, followed: datetime.datetime | None) -> datetime.datetime | None:
    """Return when a translation expires: as its original does, or earlier if it has such a date.

    Args:
        page: the translation, as it is stored.
        followed: when its original expires; aware, ``None`` for never.
    """
    own: datetime.datetime | None = page.expire_at
    if own is None or own == TranslationPlan.of(page).followed_expiry:
        return followed
    return own if followed is None else min(own, followed)
