"""A worker that dies at a named point of recording or flushing loses and doubles nothing."""

from __future__ import annotations

from typing import Any

import pytest

from .points import POINTS
from .running import run_lab

LABS = {"spool": "sqlite", "direct": "sqlite", "redis": "postgresql"}
CASES = [
    pytest.param(store, name, marks=[pytest.mark.services] if store == "redis" else [])
    for store in POINTS
    for name in POINTS[store]
]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What came of dying at all points of a store; each store is tried once."""
    known: dict[str, dict[str, Any]] = {}

    def ask(store: str) -> dict[str, Any]:
        if store not in known:
            folder = tmp_path_factory.mktemp(store)
            known[store] = run_lab(folder, LABS[store], store, "points")
        return known[store]

    return ask


@pytest.mark.parametrize(("store", "name"), CASES)
def test_nothing_is_lost_or_doubled(outcomes: Any, store: str, name: str) -> None:
    found = outcomes(store)[name]
    assert found["died"], "the worker has not come to this point"
    assert (found["lost"], found["doubled"]) == (0, 0)
    assert found["hours"] == found["counted"] >= found["acknowledged"] > 0
    assert found["verified"]
    assert found["left"] == 0
