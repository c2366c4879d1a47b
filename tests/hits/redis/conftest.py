"""A store as one worker has it, on a Redis of the tests' own."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.factories import PressRoom
from tests.services import Redis
from wagtail_pressroom.conf import PressroomSettings
from wagtail_pressroom.hits.stores.redis_store import RedisStore
from wagtail_pressroom.hits.stores.spool import SpoolStore

from .delay import Delay

MakeStore = Callable[..., RedisStore]


@pytest.fixture
def release(press_room: PressRoom) -> Any:
    """A release that was public before any display."""
    return press_room.release(release_date=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))


@pytest.fixture
def make_store(tmp_path: Path) -> MakeStore:
    """Make stores that share a spool, as the workers of one host do.

    They have patience, because the machine of the tests may be busy; ``patience=None`` leaves
    the store its own.
    """

    def make(
        server: Redis | Delay,
        patience: float | None = 10,
        spool: Path | None = None,
        **options: Any,
    ) -> RedisStore:
        url = server.url if patience is None else f"{server.url}?socket_timeout={patience}"
        settings = PressroomSettings(hit_store="redis", hit_redis_url=url, **options)
        folder = spool or tmp_path / "spool-of-redis"
        return RedisStore(
            settings,
            lambda settle: SpoolStore(
                folder, settings.hit_window_seconds, settings.hit_daily_ceiling, 10, settle=settle
            ),
        )

    return make


@pytest.fixture
def store(make_store: MakeStore, redis_server: Redis) -> RedisStore:
    """One worker's store, on a Redis that is empty."""
    return make_store(redis_server)
