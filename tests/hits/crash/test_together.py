"""2,000 displays reported by four processes at once are 2,000 hits."""

from __future__ import annotations

from pathlib import Path

import pytest

from .running import run_lab

DISPLAYS = 2000
PROCESSES = 4


@pytest.mark.parametrize(
    ("store", "database"),
    [
        ("spool", "sqlite"),
        ("direct", "sqlite"),
        pytest.param("spool", "postgresql", marks=pytest.mark.services),
        pytest.param("redis", "postgresql", marks=pytest.mark.services),
        pytest.param("direct", "postgresql", marks=[pytest.mark.services, pytest.mark.slow]),
        pytest.param("spool", "mariadb", marks=pytest.mark.slow),
        pytest.param("direct", "mariadb", marks=pytest.mark.slow),
    ],
)
def test_every_display_is_one_hit(tmp_path: Path, store: str, database: str) -> None:
    found = run_lab(tmp_path, database, store, "together", str(PROCESSES), str(DISPLAYS))
    assert found["codes"] == [0] * PROCESSES
    assert found["acknowledged"] == found["tried"] == DISPLAYS
    assert found["counted"] == found["hours"] == DISPLAYS
    assert found["refusals"] == {}
    assert found["verified"]
