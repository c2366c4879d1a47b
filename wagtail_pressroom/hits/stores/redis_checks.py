"""System checks of the store ``redis``."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, Warning, register

from ...conf import get_settings
from .redis_store.failed import RedisFailed
from .redis_store.lines import RedisLines
from .redis_store.safety import Danger, caches_sharing, find_dangers, is_address

SECONDS_TO_ANSWER = 1.0
DATABASE_HINT = (
    "Give hits a database of their own, such as redis://localhost:6379/5; better a server of their "
    "own, which may be set up never to throw anything away."
)


@register(Tags.compatibility)
def check_redis_settings(**kwargs: Any) -> list[CheckMessage]:
    """Check what the store ``redis`` needs, without asking the server."""
    if get_settings().hit_store != "redis":
        return []
    return [*_what_is_missing(), *_shared_with_caches()]


@register(Tags.compatibility, deploy=True)
def check_redis_server(**kwargs: Any) -> list[CheckMessage]:
    """Ask the server of the store ``redis`` how it is set up; only for ``check --deploy``."""
    if get_settings().hit_store != "redis" or list(_what_is_missing()):
        return []
    lines = RedisLines(get_settings().hit_redis_url, SECONDS_TO_ANSWER)
    try:
        dangers = lines.use(lambda line: list(find_dangers(line)))
    except RedisFailed as failure:
        return [
            Warning(
                f"The Redis of HIT_REDIS_URL fails: {failure}",
                hint="Hits wait in the spool of each host until it answers.",
                id="wagtail_pressroom.W007",
            )
        ]
    finally:
        lines.close()
    return [_warning(danger) for danger in dangers]


def _what_is_missing() -> Iterator[CheckMessage]:
    if importlib.util.find_spec("redis") is None:
        yield Error(
            "HIT_STORE is 'redis', but the package redis is not installed.",
            hint='Install it with the package: pip install "wagtail-pressroom[redis]".',
            id="wagtail_pressroom.E008",
        )
    if not is_address(get_settings().hit_redis_url):
        yield Error(
            "HIT_STORE is 'redis', but HIT_REDIS_URL is no address of a Redis.",
            hint="Set it to one such as redis://localhost:6379/5.",
            id="wagtail_pressroom.E008",
        )


def _shared_with_caches() -> Iterator[CheckMessage]:
    for alias in caches_sharing(get_settings().hit_redis_url):
        yield Error(
            f"HIT_REDIS_URL names the database of the cache {alias!r}: clearing that cache "
            "throws hits away.",
            hint=DATABASE_HINT,
            id="wagtail_pressroom.E009",
        )


def _warning(danger: Danger) -> CheckMessage:
    return Warning(danger.text, hint=danger.hint, id=f"wagtail_pressroom.{danger.code}")
