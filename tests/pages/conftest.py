"""Fixtures of the pages room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import translation


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Undo the language that the last served page has left active."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def own_media(settings: Any, tmp_path: Path) -> Path:
    """Keep uploaded files of a test, and what Wagtail remembers of them, away from others."""
    cache.clear()
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"
