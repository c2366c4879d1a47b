"""System checks of the spool's folder."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from ...conf import get_settings
from .choice import spool_path

STORES_WITH_A_SPOOL = ("spool", "redis")


@register(Tags.files)
def check_spool(**kwargs: Any) -> list[CheckMessage]:
    """Check that hits can wait where the settings say, and that nobody can fetch them there."""
    if get_settings().hit_store not in STORES_WITH_A_SPOOL:
        return []
    path = spool_path()
    problem = _why_unusable(path)
    if problem:
        return [
            Error(
                f"Hits can't wait in {path}: {problem}.",
                hint="Set HIT_SPOOL_PATH to a folder on a local disk that the site's processes may "
                'write to. Without such a disk set HIT_STORE to "direct".',
                id="wagtail_pressroom.E010",
            )
        ]
    if public := _public_folder_of(path):
        return [
            Error(
                f"Hits wait in {path}, inside {public}, whose files anybody can fetch.",
                hint="Set HIT_SPOOL_PATH to a folder that no web server serves.",
                id="wagtail_pressroom.E011",
            )
        ]
    if not get_settings().hit_spool_path and not getattr(settings, "BASE_DIR", None):
        return [
            Warning(
                f"Hits wait in {path}, which a restart of the computer may empty.",
                hint="Set HIT_SPOOL_PATH to a folder that stays.",
                id="wagtail_pressroom.W008",
            )
        ]
    return []


def _why_unusable(path: Path) -> str:
    if importlib.util.find_spec("fcntl") is None:
        return "this operating system has no POSIX file locks"
    if path.exists() and not path.is_dir():
        return "it is no folder"
    # The folder is made with the first hit; what is there decides whether that will succeed.
    nearest = next(place for place in (path, *path.absolute().parents) if place.exists())
    if not nearest.is_dir():
        return f"{nearest} is no folder"
    return "" if os.access(nearest, os.W_OK | os.X_OK) else f"{nearest} can't be written to"


def _public_folder_of(path: Path) -> Path | None:
    for name in ("MEDIA_ROOT", "STATIC_ROOT"):
        root = getattr(settings, name, None)
        if root and path.absolute().resolve().is_relative_to(Path(root).absolute().resolve()):
            return Path(root)
    return None
