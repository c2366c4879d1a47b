"""Loading all of the demo, in the order in which one thing needs another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model

from .content import SOURCE_LANGUAGE, written_releases
from .generated import generated_releases
from .pages import load_pages
from .releases import PressRoom, is_complete, load_release
from .views import load_views
from .vocabulary import load_departments, load_locales, load_topics

RELEASES_IN_ALL = 60
EDITOR = "editor"

Progress = Callable[[str], None]


def load_editor() -> Any:
    """Return the superuser of the demo, whose password is its name."""
    users = get_user_model()._default_manager
    existing = users.filter(username=EDITOR).first()
    return existing or users.create_superuser(EDITOR, "editor@coastal.example", EDITOR)


def load_everything(report: Progress) -> int:
    """Make whatever is missing.

    Args:
        report: told what is being done.

    Returns:
        How many releases were made or completed.
    """
    editor = load_editor()
    locales = load_locales()
    room = PressRoom(
        departments=load_departments(editor),
        topics=load_topics(editor),
        indexes=load_pages(locales[SOURCE_LANGUAGE], editor),
        user=editor,
    )
    written = written_releases()
    releases = [*written, *generated_releases(RELEASES_IN_ALL - len(written))]
    existing = room.existing()
    missing = [release for release in releases if not is_complete(release, existing)]
    for number, release in enumerate(missing, start=1):
        load_release(release, room)
        if number % 10 == 0 or number == len(missing):
            report(f"{number} of {len(missing)} releases with their translations")
    if views := load_views():
        report(f"{views} made-up views of the last days")
    return len(missing)
