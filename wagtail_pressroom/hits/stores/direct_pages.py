"""Which page counts at this moment, for a store that asks with each display."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from ..countable import countable_pages
from ..models import HitTotal
from ..short_transactions import hits_database

Facts = Mapping[str, Any]

# Looking at a page takes several queries and most of the time that counting takes. That it is
# unpublished or deleted is seen at once nevertheless; that it is made private, after this time.
SECONDS_REMEMBERED = 1.0
MOST_REMEMBERED = 1000


class DirectPages:
    """Remembers for a moment that a page is public, never that it is not."""

    def __init__(self) -> None:
        """Know of no page."""
        self._known: dict[int, tuple[float, Facts]] = {}

    def facts(self, page_id: int, at: float) -> Facts | None:
        """Return what reports will know of a page, or ``None`` when it does not count.

        Args:
            page_id: the page displayed.
            at: Unix time in seconds (UTC) of the display.
        """
        until, facts = self._known.get(page_id, (0.0, None))
        if facts is not None and time.monotonic() < until and not _is_withdrawn(page_id):
            return facts
        found = countable_pages([page_id], at).get(page_id)
        if found is not None:
            if len(self._known) >= MOST_REMEMBERED:
                self._known = {}
            self._known[page_id] = (time.monotonic() + SECONDS_REMEMBERED, found)
        return found


def _is_withdrawn(page_id: int) -> bool:
    totals = HitTotal.objects.using(hits_database())
    return totals.filter(pk=page_id, withdrawn_at__isnull=False).exists()
