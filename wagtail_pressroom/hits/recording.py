"""Writing counts, atomically."""

from __future__ import annotations

import time
import uuid

from django.db import IntegrityError, models, transaction
from django.db.models import F

from .models import HitHour, HitRefusal, HitSource, HitTotal

SECONDS_AN_HOUR = 3600
SECONDS_A_DAY = 86400


def record_hit(page_id: int, translation_key: uuid.UUID, source: HitSource) -> None:
    """Count one hit of a page.

    The hour and the total are written in one transaction, each by an increment in the
    database: concurrent hits are neither lost nor doubled.

    Args:
        page_id: primary key of the page.
        translation_key: the page's translation key, for sums over its languages.
        source: how the hit came in.
    """
    hour = int(time.time()) // SECONDS_AN_HOUR
    with transaction.atomic():
        _increment(HitHour, {"page_id": page_id, "hour": hour, "source": source}, "hits")
        _increment(HitTotal, {"page_id": page_id}, "hits", {"translation_key": translation_key})


def record_refusal(reason: str) -> None:
    """Count one refused hit of today (UTC).

    Args:
        reason: a short code, see :mod:`wagtail_pressroom.hits.refusal`.
    """
    day = int(time.time()) // SECONDS_A_DAY
    with transaction.atomic():
        _increment(HitRefusal, {"day": day, "reason": reason}, "number")


def _increment(
    model: type[models.Model],
    key: dict[str, object],
    counter: str,
    defaults: dict[str, object] | None = None,
) -> None:
    rows = model._default_manager.filter(**key)
    step = {counter: F(counter) + 1}
    if rows.update(**step):
        return
    try:
        with transaction.atomic():
            model._default_manager.create(**key, **(defaults or {}), **{counter: 1})
    except IntegrityError:
        # Another process made the row first.
        rows.update(**step)
