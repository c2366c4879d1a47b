"""Which moment a translation was given because of its original, and which is its editors' own."""

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
