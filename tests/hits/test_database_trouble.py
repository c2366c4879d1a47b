"""A database that can't be written to costs a count, and no reader a page or an error report."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.db import DatabaseError, OperationalError

from tests.factories import PressRoom
from wagtail_pressroom.hits import views
from wagtail_pressroom.hits.counts import hit_count

from .readers import load_pixel, send

LOGGER = "wagtail_pressroom"


@pytest.fixture
def release(press_room: PressRoom) -> Any:
    """A public release."""
    return press_room.release()


@pytest.fixture(params=[OperationalError, DatabaseError])
def locked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be recorded, as when another process holds the database for too long."""

    def fail(*args: object, **kwargs: object) -> None:
        raise request.param("database is locked")

    monkeypatch.setattr(views, "record_hit", fail)


def messages(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what the package has logged as trouble."""
    return [
        record.getMessage() + str(record.exc_text or record.exc_info or "")
        for record in caplog.records
        if record.name.startswith(LOGGER) and record.levelno >= logging.WARNING
    ]


@pytest.mark.usefixtures("locked")
def test_the_script_is_told_to_expect_nothing(
    release: Any, caplog: pytest.LogCaptureFixture
) -> None:
    response = send(release)
    assert response.status_code == 503
    assert response.content == b""
    assert "no-store" in response["Cache-Control"]
    assert hit_count(release) == 0
    assert len(messages(caplog)) == 1


@pytest.mark.usefixtures("locked")
def test_the_pixel_is_an_image_all_the_same(release: Any, caplog: pytest.LogCaptureFixture) -> None:
    response = load_pixel(release)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/gif"
    assert response.content.startswith(b"GIF89a")
    assert "no-store" in response["Cache-Control"]
    assert hit_count(release) == 0
    assert len(messages(caplog)) == 1


@pytest.mark.usefixtures("locked")
def test_nothing_about_the_reader_is_logged(release: Any, caplog: pytest.LogCaptureFixture) -> None:
    send(release, REMOTE_ADDR="203.0.113.7", HTTP_REFERER="http://testserver/en/secret-path/")
    text = "\n".join(messages(caplog))
    assert "203.0.113.7" not in text
    assert "secret-path" not in text
    assert "Firefox" not in text


def test_it_counts_again_afterwards(release: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError("database is locked")

    with monkeypatch.context() as patched:
        patched.setattr(views, "record_hit", fail)
        assert send(release).status_code == 503
    assert send(release).status_code == 204
    assert hit_count(release) == 1


def test_a_refusal_that_cannot_be_recorded_breaks_nothing(
    release: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(views, "record_refusal", fail)
    assert send(release, body="no token").status_code == 503
    assert len(messages(caplog)) == 1
    assert load_pixel(release, headers={}).status_code == 200
