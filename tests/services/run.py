"""Run a command with a database server of its own, for as long as it takes.

Usage: python -m tests.services.run postgresql|mariadb -- COMMAND…

The command finds the address of the database in PRESSROOM_TEST_DATABASE, where the settings of the
tests look for it.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager

from . import MariaDB, PostgreSQL, mariadb, postgresql

SERVERS: dict[str, Callable[[], AbstractContextManager[PostgreSQL | MariaDB]]] = {
    # Its autovacuum would find the tables empty between two tests, and plan a test's queries over
    # the 50,000 rows that it has not yet committed as if there were none: minutes for one of them.
    "postgresql": lambda: postgresql(autovacuum="off"),
    "mariadb": mariadb,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("server", choices=SERVERS)
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    # The command gets Ctrl+C as well; when it has ended, so has the reason for the server.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with SERVERS[options.server]() as server:
        done = subprocess.run(
            options.command,
            env=os.environ | {"PRESSROOM_TEST_DATABASE": server.url},
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
