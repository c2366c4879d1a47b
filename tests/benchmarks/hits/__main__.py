"""Measure, and print one table: `make bench-hits`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks.hits import database, script
from tests.benchmarks.hits.names import ALL, NEEDED, STORES
from tests.benchmarks.hits.table import Row, print_table
from tests.services import postgresql, redis

ABOUT = """
Hits a second are counted from the first report until all are in the tables: what the store takes
in, the background thread writes every second, and the rest at the end of the round. Every hit is
a new reader of the one page, from a network of its own, so that neither the rule of repeats nor
the limit of a network holds anybody back. dj-hitcount is asked as its documentation's script
does, each reader without a session. Both answer through Django's WSGI handler, behind the same
middleware (session, CSRF and user, which dj-hitcount needs; `--middleware all` adds the others), on
the same database, with connections that stay open. The ratio is the median of the ratios of each
round. "Work" is CPU time of the processes that answer, without the database server's.
"""


def parse_arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.hits", description=__doc__, epilog=ABOUT
    )
    parser.add_argument("--rounds", type=int, default=5, help="turns of each store (default 5)")
    parser.add_argument("--seconds", type=float, default=1.2, help="length of a turn (default 1.2)")
    parser.add_argument("--views", type=int, default=200, help="views of a page (default 200)")
    parser.add_argument("--only", choices=database.NAMES, help="measure with this database alone")
    parser.add_argument(
        "--middleware",
        choices=(NEEDED, ALL),
        default=NEEDED,
        help="what dj-hitcount needs (session, CSRF, user), or all that a site usually has",
    )
    parser.add_argument(
        "--stores",
        nargs="+",
        choices=STORES,
        default=list(STORES),
        help="stores to measure",
    )
    parser.add_argument("--json", type=Path, help="write the table to this file as well")
    return parser.parse_args()


def measure(arguments: argparse.Namespace) -> list[Row]:
    """Start the servers, measure, and return the rows."""
    rows = [
        Row(
            "script, bytes compressed (theirs: and jQuery)",
            script.compressed_bytes(*script.OURS),
            script.compressed_bytes(*script.PEER),
            at_most=600,
        )
    ]
    with ExitStack() as stack:
        redis_server = stack.enter_context(redis())
        for name in [arguments.only] if arguments.only else database.NAMES:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-hits-")))
            if name == database.SQLITE:
                address = f"sqlite:///{folder / 'site.sqlite3'}"
                number = 0
            else:
                address = stack.enter_context(postgresql()).url
                number = 1
            plan = database.Plan(
                name,
                address,
                folder,
                arguments.middleware,
                arguments.stores,
                redis_server.url_of(number),
                arguments.rounds,
                arguments.seconds,
                arguments.views,
            )
            rows += database.measure(plan)
    return rows


def main() -> None:
    """Print the table."""
    began = time.monotonic()
    arguments = parse_arguments()
    rows = measure(arguments)
    print(ABOUT)
    print_table(rows)
    print(f"\n{time.monotonic() - began:.0f} seconds")
    if arguments.json:
        arguments.json.write_text(
            json.dumps([row.as_dict() for row in rows], indent=2, ensure_ascii=False)
        )


if __name__ == "__main__":
    sys.exit(main())
