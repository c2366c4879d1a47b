"""Readers who see pages, for stores used directly."""

from __future__ import annotations

import time
from typing import Any

from tests.hits.readers import a_reader
from wagtail_pressroom.hits.display import Display, Reader
from wagtail_pressroom.hits.models import HitSource
from wagtail_pressroom.hits.stores.redis_store import RedisStore

ANN = Reader("203.0.113.1", "Firefox of Ann")
QUIET = Reader("203.0.113.9", "Firefox of somebody quiet", declines_tracking=True)


def see(
    store: RedisStore, page: Any, reader: Reader | None = None, at: float | None = None
) -> None:
    """Let a reader see a page now; a new reader, unless named."""
    at = time.time() if at is None else at
    store.record(Display(page.pk, HitSource.SCRIPT, at, reader or a_reader()))


def is_spooled(store: RedisStore) -> bool:
    """Tell whether something waits in the spool."""
    return bool(store._spool.state().waiting)
