"""System checks of the spool: where hits can't wait, and where they should not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from wagtail_pressroom.hits.stores.spool_checks import check_spool


def found(settings: Any, path: Path | None, **more: Any) -> list[str]:
    """Return the ids of what is found with a folder."""
    settings.WAGTAIL_PRESSROOM = {"HIT_SPOOL_PATH": path, **more}
    return [(message.id or "").removeprefix("wagtail_pressroom.") for message in check_spool()]


def test_a_folder_that_can_be_made_is_fine(settings: Any, tmp_path: Path) -> None:
    assert found(settings, tmp_path / "deep" / "down") == []
    assert not (tmp_path / "deep").exists()


def test_a_file_in_the_way(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert found(settings, tmp_path / "file") == ["E010"]
    assert found(settings, tmp_path / "file" / "below") == ["E010"]


def test_a_place_that_is_not_writable(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert found(settings, tmp_path / "hits") == ["E010"]


def test_no_posix_locks(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert found(settings, tmp_path / "hits") == ["E010"]
    assert found(settings, tmp_path / "hits", HIT_STORE="direct") == []


@pytest.mark.parametrize("root", ["MEDIA_ROOT", "STATIC_ROOT"])
def test_a_folder_that_is_served(settings: Any, tmp_path: Path, root: str) -> None:
    setattr(settings, root, tmp_path / "public")
    assert found(settings, tmp_path / "public" / "hits") == ["E011"]
    assert found(settings, tmp_path / "public-hits") == []


def test_nowhere_to_stay(settings: Any) -> None:
    del settings.BASE_DIR
    assert found(settings, None) == ["W008"]
