"""A store that can't be written to costs a count, and no reader a page or an error report."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from tests.factories import PressRoom
from wagtail_pressroom.hits import flushing, views
from wagtail_pressroom.hits.counts import hit_count
from wagtail_pressroom.hits.stores import get_store
from wagtail_pressroom.hits.stores.spool import store as spool_module
from wagtail_pressroom.hits.trouble import Trouble

from .readers import another_address, load_pixel, refusals, report, send

LOGGER = "wagtail_pressroom"


@pytest.fixture
def release(press_room: PressRoom) -> Any:
    """A public release."""
    return press_room.release()


@pytest.fixture(autouse=True)
def no_earlier_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget the trouble of other tests in this process."""
    monkeypatch.setattr(views, "_trouble", Trouble("Hits can't be stored"))
    monkeypatch.setattr(flushing, "_trouble", Trouble("Waiting hits can't be written"))


@pytest.fixture
def spool(settings: Any) -> Path:
    """The folder of the spool, which is not there yet."""
    return Path(settings.WAGTAIL_PRESSROOM["HIT_SPOOL_PATH"])


def messages(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what the package has logged as trouble."""
    return [
        record.getMessage() + str(record.exc_text or record.exc_info or "")
        for record in caplog.records
        if record.name.startswith(LOGGER) and record.levelno >= logging.WARNING
    ]


def test_the_script_is_told_that_nothing_was_counted(release: Any, spool: Path) -> None:
    spool.write_text("a file in the way")
    response = report(release)
    assert response.status_code == 503
    assert response.content == b""
    assert "no-store" in response["Cache-Control"]


def test_the_pixel_is_an_image_all_the_same(release: Any, spool: Path) -> None:
    spool.write_text("a file in the way")
    response = load_pixel(release, flush=False)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/gif"
    assert response.content.startswith(b"GIF89a")
    assert "no-store" in response["Cache-Control"]


def test_trouble_is_logged_when_it_begins_and_when_it_ends(
    release: Any, spool: Path, caplog: pytest.LogCaptureFixture
) -> None:
    spool.write_text("a file in the way")
    for _ in range(20):
        assert report(release).status_code == 503
    assert len(messages(caplog)) == 1
    spool.unlink()
    assert send(release).status_code == 204
    assert len(messages(caplog)) == 2
    assert "20 times" in messages(caplog)[1]
    assert hit_count(release) == 1
    assert refusals() == {"store-failed": 20}


def test_django_neither_logs_nor_mails_a_display_that_was_missed(
    release: Any, spool: Path, caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    settings.WAGTAIL_PRESSROOM = {**settings.WAGTAIL_PRESSROOM, "HIT_HEALTH_KEY": "key"}
    spool.write_text("a file in the way")
    assert report(release).status_code == 503
    address = reverse("wagtail_pressroom:hit_health")
    assert Client().get(address, HTTP_AUTHORIZATION="Bearer key").status_code == 503
    assert [record for record in caplog.records if record.name == "django.request"] == []


def test_nothing_about_the_reader_is_logged(
    release: Any, spool: Path, caplog: pytest.LogCaptureFixture
) -> None:
    spool.write_text("a file in the way")
    report(release, REMOTE_ADDR="203.0.113.7", HTTP_REFERER="http://testserver/en/secret-path/")
    text = "\n".join(messages(caplog))
    assert text
    assert "203.0.113.7" not in text
    assert "secret-path" not in text
    assert "Firefox" not in text


def test_a_refusal_that_cannot_be_stored_breaks_nothing(release: Any, spool: Path) -> None:
    spool.write_text("a file in the way")
    assert report(release, body="no token").status_code == 503
    assert load_pixel(release, headers={}, flush=False).status_code == 200


def test_a_database_that_is_away_costs_nothing_but_time(
    release: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(batch: object) -> int:
        raise OperationalError("the database is away")

    with monkeypatch.context() as patched:
        patched.setattr(spool_module, "apply_batch", fail)
        for _ in range(5):
            assert report(release, REMOTE_ADDR=another_address()).status_code == 204
            assert flushing.flush_once() == 0
    assert len(messages(caplog)) == 1
    assert flushing.flush_once() == 5
    assert len(messages(caplog)) == 2
    assert hit_count(release) == 5
    assert get_store().flush() == 0
