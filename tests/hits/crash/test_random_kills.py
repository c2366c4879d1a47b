"""200 workers killed at random under load: what was acknowledged is counted, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from .running import run_lab

pytestmark = pytest.mark.slow
KILLS = 200


@pytest.mark.parametrize(
    ("store", "database"),
    [
        ("spool", "sqlite"),
        ("spool", "postgresql"),
        ("redis", "postgresql"),
        ("direct", "sqlite"),
        ("direct", "postgresql"),
        ("spool", "mariadb"),
    ],
)
def test_nothing_is_lost_or_doubled(
    tmp_path: Path, store: str, database: str, record_property: pytest.RecordProperty
) -> None:
    found = run_lab(tmp_path, database, store, "random", str(KILLS))
    record_property("outcome", str(found))
    assert found["kills"] >= KILLS
    assert (found["lost"], found["doubled"]) == (0, 0)
    assert found["hours"] == found["counted"] >= found["acknowledged"] > KILLS
    assert found["verified"]
    assert found["left"] == 0
