"""Set-ups that would lose hits are refused or warned of."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.checks import run_checks

from tests.services import Redis, redis
from wagtail_pressroom.hits.stores.redis_store.safety import caches_sharing

from .conftest import MakeStore

CACHE = "django.core.cache.backends.redis.RedisCache"
URL = "redis://localhost:6379/5"


def ids(deploy: bool = False) -> list[str]:
    """Return the ids of what the checks of this store say."""
    ours = {f"wagtail_pressroom.{code}" for code in ("E008", "E009", "W005", "W006", "W007")}
    messages = run_checks(include_deployment_checks=deploy)
    return sorted(message.id[-4:] for message in messages if message.id in ours)


def use_redis(settings: Any, url: str) -> None:
    settings.WAGTAIL_PRESSROOM = {
        **settings.WAGTAIL_PRESSROOM,
        "HIT_STORE": "redis",
        "HIT_REDIS_URL": url,
    }


def test_other_stores_need_no_redis() -> None:
    assert ids(deploy=True) == []


@pytest.mark.parametrize("url", ["", "localhost:6379", "http://localhost/", "redis://h:x/0"])
def test_an_address_is_needed(settings: Any, url: str) -> None:
    use_redis(settings, url)
    assert ids() == ["E008"]


def test_the_package_is_needed(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    use_redis(settings, URL)
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name == "redis" else find(name)
    )
    assert ids() == ["E008"]


@pytest.mark.parametrize(
    ("location", "options", "is_shared"),
    [
        (URL, {}, True),
        ("redis://127.0.0.1/5", {}, True),
        ("rediss://user:secret@LOCALHOST:6379/5", {}, True),
        ("redis://localhost:6379?db=5", {}, True),
        ("redis://localhost:6379", {"db": 5}, True),
        (["redis://elsewhere/5", "redis://[::1]:6379/5"], {}, True),
        ("redis://elsewhere:6379/5,redis://localhost:6379/5", {}, True),
        ("redis://elsewhere:6379/5; redis://localhost:6379/5", {}, True),
        ("redis://localhost:6379/4", {}, False),
        ("redis://localhost:6379", {}, False),
        ("redis://localhost:6380/5", {}, False),
        ("redis://elsewhere:6379/5", {}, False),
        ("a-name-of-local-memory", {}, False),
        ("127.0.0.1:11211", {}, False),
        ("redis://localhost:port/5", {}, False),
    ],
)
def test_a_cache_in_the_same_database_is_refused(
    settings: Any, location: Any, options: dict[str, int], is_shared: bool
) -> None:
    other = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    shared = {"BACKEND": CACHE, "LOCATION": location, "OPTIONS": options}
    settings.CACHES = {"default": other, "pages": shared}
    assert caches_sharing(URL) == (["pages"] if is_shared else [])
    use_redis(settings, URL)
    assert ids() == (["E009"] if is_shared else [])


def test_a_socket_is_compared_by_its_path(settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": CACHE, "LOCATION": "unix:///run/redis.sock?db=2"}}
    assert caches_sharing("unix:///run/redis.sock?db=2") == ["default"]
    assert caches_sharing("unix:///run/redis.sock") == []
    assert caches_sharing("unix:///run/other.sock?db=2") == []


@pytest.fixture(scope="module")
def unsafe() -> Iterator[Redis]:
    """A Redis set up as a cache."""
    with redis(appendonly="no", maxmemory_policy="allkeys-lru") as server:
        yield server


@pytest.mark.services
def test_a_safe_server_passes(settings: Any, redis_server: Redis) -> None:
    use_redis(settings, redis_server.url)
    assert ids(deploy=True) == []


@pytest.mark.services
def test_a_server_that_throws_hits_away_is_warned_of(settings: Any, unsafe: Redis) -> None:
    use_redis(settings, unsafe.url)
    assert ids() == [], "the server is asked only before a deployment"
    assert ids(deploy=True) == ["W005", "W006"]


@pytest.mark.services
def test_no_server_is_a_warning(settings: Any) -> None:
    use_redis(settings, "redis://127.0.0.1:1/0")
    assert ids(deploy=True) == ["W007"]


@pytest.mark.services
def test_monitors_hear_of_it_as_well(
    settings: Any, make_store: MakeStore, unsafe: Redis, redis_server: Redis
) -> None:
    trouble = make_store(unsafe).state().trouble
    assert "allkeys-lru" in trouble
    assert "appendonly is off" in trouble
    store = make_store(redis_server)
    assert not store.state().trouble
    settings.CACHES = {"default": {"BACKEND": CACHE, "LOCATION": redis_server.url}}
    assert "shared with the cache 'default'" in store.state().trouble


@pytest.mark.services
def test_a_server_that_forbids_info_is_used_all_the_same(
    make_store: MakeStore, redis_server: Redis
) -> None:
    with redis_server.client() as client:
        client.acl_setuser(
            "limited", True, passwords=["+word"], keys=["*"], commands=["+@all", "-info"]
        )

    class Limited:
        url = f"redis://limited:word@{redis_server.host}:{redis_server.port}/0"

    try:
        store = make_store(Limited)
        store.refuse("bot", 0.0)
        assert store.state().waiting == 1
        assert not store.state().trouble
    finally:
        with redis_server.client() as client:
            client.acl_deluser("limited")
