"""The store that the settings name."""

from __future__ import annotations

import os
import tempfile
from functools import lru_cache
from pathlib import Path

from django.conf import settings as django_settings
from django.core.signals import setting_changed

from ...conf import SETTING_NAME, PressroomSettings, get_settings
from .base import HitStore
from .spool import Settle, SpoolStore, count_all

SPOOL_NAME = "pressroom-hits"


def spool_path() -> Path:
    """Return the folder of the spool: ``HIT_SPOOL_PATH``, or one in the site's ``BASE_DIR``.

    A site without either gets a folder for temporary files; a system check warns.
    """
    if configured := get_settings().hit_spool_path:
        return Path(configured)
    return Path(getattr(django_settings, "BASE_DIR", None) or tempfile.gettempdir()) / SPOOL_NAME


@lru_cache(maxsize=1)
def get_store() -> HitStore:
    """Return the store in force, one for each process."""
    return _MAKERS[get_settings().hit_store](get_settings())


def _make_spool(options: PressroomSettings, settle: Settle = count_all) -> SpoolStore:
    return SpoolStore(
        spool_path(),
        options.hit_window_seconds,
        options.hit_daily_ceiling,
        options.hit_spool_max_mb,
        settle,
    )


def _make_redis(options: PressroomSettings) -> HitStore:
    # Needs the extra "redis", which other sites do without.
    from .redis_store import RedisStore
    from .redis_store.lines import load_library

    # Takes part of a second, which is not to count as a Redis that answers too late.
    load_library()
    return RedisStore(options, lambda settle: _make_spool(options, settle))


def _make_direct(options: PressroomSettings) -> HitStore:
    from .direct import DirectStore

    return DirectStore(options.hit_window_seconds, options.hit_daily_ceiling)


_MAKERS = {"spool": _make_spool, "redis": _make_redis, "direct": _make_direct}


def _forget_store(*, setting: str, **kwargs: object) -> None:
    if setting in (SETTING_NAME, "BASE_DIR"):
        get_store.cache_clear()


setting_changed.connect(_forget_store, dispatch_uid="wagtail_pressroom.hits.stores")
# Locks, connections and open files must not be shared with the process that was forked from.
os.register_at_fork(after_in_child=get_store.cache_clear)
