"""What is left of readers when two days are over: nothing, in no table and no file."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from tests.factories import PressRoom
from wagtail_pressroom.hits import reader_keys
from wagtail_pressroom.hits.counts import hit_count
from wagtail_pressroom.hits.flushing import flush_once
from wagtail_pressroom.hits.stores.choice import spool_path
from wagtail_pressroom.hits.tokens import make_token

from .readers import FROM_OUR_PAGE
from .stores import STORES, use_store

ADDRESSES = ("203.0.113.77", "2001:db8:77:1::5")
# Of readers who decline tracking.
QUIET = ("203.0.113.78", "2001:db8:78:1::5")
AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0 Grepped/7"
HOURS_48 = 48 * 3600


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The keys that have been made of readers."""
    made: set[str] = set()
    make = reader_keys._hash

    def remember(*args: Any) -> str:
        made.add(make(*args))
        return make(*args)

    monkeypatch.setattr(reader_keys, "_hash", remember)
    return made


def _let_readers_come(page: Any, addresses: tuple[str, ...], **more: str) -> None:
    for address in addresses:
        client = Client(REMOTE_ADDR=address, **FROM_OUR_PAGE | more | {"HTTP_USER_AGENT": AGENT})
        for _ in range(2):
            answer = client.post("/pressroom/view/", make_token(page.pk), "text/plain")
            assert answer.status_code == 204


def _tables() -> str:
    return "\n".join(
        str(row) for model in apps.get_models(True) for row in model._base_manager.values_list()
    )


def _files(folder: Path) -> str:
    parts = [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []
    return "\n".join(f"{path} {path.read_bytes().decode('latin-1')}" for path in parts)


def _in_redis(request: pytest.FixtureRequest, name: str, seconds: int) -> str:
    """Return what Redis will still hold in a while."""
    if name != "redis":
        return ""
    with request.getfixturevalue("redis_server").client() as client:
        left = [key for key in client.keys("*") if not 0 <= client.ttl(key) <= seconds]
        return "\n".join(f"{key} {client.dump(key) if seconds else ''}" for key in left)


@pytest.mark.parametrize("name", STORES)
@pytest.mark.django_db
def test_48_hours_later_no_table_and_no_file_tells_of_a_reader(
    press_room: PressRoom,
    keys: set[str],
    request: pytest.FixtureRequest,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    use_store(request, settings, name)
    page = press_room.release()
    _let_readers_come(page, ADDRESSES)
    _let_readers_come(page, QUIET, HTTP_SEC_GPC="1", HTTP_X_FORWARDED_FOR="198.51.100.9")
    flush_once()
    assert hit_count(page) == 4
    assert len(keys) >= 4
    # The search finds what is there: keys are kept for the day.
    kept = _tables() + _files(spool_path()) + _in_redis(request, name, 0)
    assert any(key in kept for key in keys)

    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + HOURS_48)
    flush_once()
    everything = _tables() + _files(spool_path()) + _in_redis(request, name, HOURS_48)
    assert str(page.pk) in everything
    for secret in (*ADDRESSES, *QUIET, "198.51.100.9", "2001:db8:7", "Grepped", AGENT, *keys):
        assert secret not in everything, secret
