"""Running the laboratory, once for each store and database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.services import mariadb, postgresql, redis

SERVERS = {"postgresql": postgresql, "mariadb": mariadb}


def run_lab(folder: Path, database: str, store: str, *what: str) -> dict[str, Any]:
    """Run the laboratory with servers of its own; return what came of it.

    Args:
        folder: an empty one.
        database: ``sqlite``, ``postgresql`` or ``mariadb``.
        store: ``spool``, ``redis`` or ``direct``.
        what: what it is to do.
    """
    with ExitStack() as servers:
        address = f"sqlite:///{folder}/db.sqlite3"
        if database != "sqlite":
            address = servers.enter_context(SERVERS[database]()).url
        more = {}
        if store == "redis":
            more["PRESSROOM_TEST_REDIS"] = servers.enter_context(redis()).url
        done = subprocess.run(
            [sys.executable, "-m", "tests.hits.crash.lab", store, *what],
            env={
                **os.environ,
                **more,
                "DJANGO_SETTINGS_MODULE": "tests.settings",
                "PRESSROOM_TEST_DATABASE": address,
                "PRESSROOM_TEST_SPOOL": str(folder / "spool"),
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=900,
        )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))
