"""Hits put straight into the tables, as a flush does it."""

from __future__ import annotations

import time
import uuid
from collections import Counter
from typing import Any

from wagtail_pressroom.hits.applying import apply_batch
from wagtail_pressroom.hits.batch import Batch
from wagtail_pressroom.hits.display import hour_of
from wagtail_pressroom.hits.models import HitSource


def count_hits(
    page: Any, times: int = 1, source: int = HitSource.SCRIPT, at: float | None = None
) -> None:
    """Add hits of a public page.

    Args:
        page: a page that readers can see.
        times: how many.
        source: how they came in.
        at: Unix time in seconds; the present by default.
    """
    at = time.time() if at is None else at
    hits = Counter({(page.pk, hour_of(at), int(source)): times})
    assert apply_batch(Batch(uuid.uuid4(), since=at, hits=hits)) == times
