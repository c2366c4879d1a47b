"""An empty database of each kind, for tests whose processes write at the same moment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.services import mariadb, postgresql

DATABASES = [
    "sqlite",
    pytest.param("postgresql", marks=pytest.mark.services),
    pytest.param("mariadb", marks=[pytest.mark.services, pytest.mark.slow]),
]


@pytest.fixture(params=DATABASES)
def address(request: Any, tmp_path: Path) -> Any:
    """The address of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/hits.sqlite3"
        return
    with {"postgresql": postgresql, "mariadb": mariadb}[request.param]() as server:
        yield server.url
