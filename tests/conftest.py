"""Fixtures shared by all rooms: a site in four languages with a press room."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from tests.factories import PressRoom, make_press_room
from wagtail_pressroom.hits import flushing

# `make test` must give the same verdict twice; a plain pytest goes on looking for new examples.
hypothesis_settings.register_profile("repeatable", derandomize=True)


@pytest.fixture
def press_room(db: None) -> PressRoom:
    """A home page and a press index in English, Korean, Arabic and French."""
    return make_press_room()


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Undo the language that the last served page has left active."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def own_spool(
    request: pytest.FixtureRequest, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let the hits of a test wait in a folder of their own, until the test flushes them.

    The tests in the browser share one site, with its own folder.
    """
    if "browser" not in request.keywords:
        # For tests that set options anew, and so lose these.
        settings.BASE_DIR = tmp_path
        monkeypatch.setattr(flushing, "_thread", threading.current_thread())
        settings.WAGTAIL_PRESSROOM = {
            **settings.WAGTAIL_PRESSROOM,
            "HIT_SPOOL_PATH": tmp_path / "hits",
        }


@pytest.fixture(autouse=True)
def own_media(request: pytest.FixtureRequest, settings: Any, tmp_path: Path) -> Path:
    """Keep uploaded files of a test, and what Wagtail remembers of them, away from others.

    The tests in the browser share one site, with its own folder.
    """
    if "browser" not in request.keywords:
        cache.clear()
        settings.MEDIA_ROOT = tmp_path / "media"
    return Path(settings.MEDIA_ROOT)
