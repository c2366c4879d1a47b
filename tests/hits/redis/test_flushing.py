"""Counts leave Redis exactly once, whoever dies and whatever Redis forgets."""

from __future__ import annotations

import os
import shutil
import signal
import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.factories import make_press_room
from tests.hits.crash.points import HITS, Point, die_at
from tests.services import Redis, redis
from wagtail_pressroom.hits.counts import hit_count
from wagtail_pressroom.hits.models import HitBatch
from wagtail_pressroom.hits.stores.redis_store import RedisStore

from .conftest import MakeStore
from .seeing import see

pytestmark = pytest.mark.services

STORE = f"{HITS}.stores.redis_store"
POINTS: dict[str, Point] = {
    "not-collected": (f"{STORE}.batches", "RedisBatches._collect", "begins"),
    "collected": (f"{STORE}.batches", "RedisBatches._collect", "ends"),
    "batch-read": (f"{STORE}.batches", "_hash", "ends"),
    "in-the-transaction": (f"{HITS}.applying", "_enter_in_ledger", "ends"),
    "not-committed": (f"{HITS}.applying", "write_counts", "ends"),
    "committed": (f"{STORE}.batches", "apply_batch", "ends"),
    "batch-deleted": (f"{STORE}.line", "RedisLine.ask", "ends"),
    "flushed": (f"{STORE}.batches", "_delete", "ends"),
}


def keys(server: Redis, pattern: str) -> list[str]:
    with server.client() as client:
        return sorted(client.keys(f"{{pressroom-hits}}:{pattern}"))


@pytest.fixture
def page(transactional_db: None) -> Any:
    """A public release that other processes can see."""
    return make_press_room(("en",)).release()


@pytest.mark.parametrize("name", POINTS)
@pytest.mark.django_db(transaction=True)
def test_a_flush_that_died_is_finished_by_the_next(
    page: Any, store: RedisStore, redis_server: Redis, name: str
) -> None:
    if connection.settings_dict["NAME"] == ":memory:" or "memory" in str(
        connection.settings_dict["NAME"]
    ):
        # A forked process has a copy of this database, and what it commits is lost with it: as if
        # it had died before. The ledger is asked in the test below.
        pass
    for _ in range(5):
        see(store, page)
    child = os.fork()
    if not child:
        try:
            die_at(POINTS[name])
            store.flush()
        finally:
            os._exit(1)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    see(store, page)
    store.flush()
    assert hit_count(page) == 6
    assert keys(redis_server, "batch*") == keys(redis_server, "pending*") == []
