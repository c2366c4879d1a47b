"""A database for the tables of hits alone, in which a test's transactions are real ones.

Tests that commit to the common database would have to empty it for those that follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from wagtail_pressroom.hits.models import HitBatch, HitReader, HitRefusal, HitSalt

ALIAS = "hits"


class Router:
    """Sends the hits to their own database."""

    def db_for_write(self, model: Any, **hints: Any) -> str | None:
        """Return the alias for a table of hits, and nothing for others."""
        return ALIAS if model._meta.app_label == "wagtail_pressroom_hits" else None

    db_for_read = db_for_write


@pytest.fixture
def own_database(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch, django_db_blocker: Any
) -> Iterator[Any]:
    """A connection to an SQLite file that nobody waits for: who finds it locked fails at once."""
    entry = {
        **connections["default"].settings_dict,
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(tmp_path / "hits.sqlite3"),
        "OPTIONS": {"timeout": 0},
    }
    monkeypatch.setitem(connections.databases, ALIAS, entry)
    settings.DATABASE_ROUTERS = [Router()]
    with django_db_blocker.unblock():
        connection = connections[ALIAS]
        with connection.schema_editor() as editor:
            for model in (HitBatch, HitReader, HitRefusal, HitSalt):
                editor.create_model(model)
        yield connection
        connection.close()
    del connections[ALIAS]
