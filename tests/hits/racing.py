"""Processes that write hits at the same moment. A program of its own, because it forks.

Usage: python -m tests.hits.racing SCENARIO, with the database in PRESSROOM_TEST_DATABASE

Prints what the tables then hold as JSON; see `race`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Callable
from typing import Any

PROCESSES = 8
TIMES = 50
OLD = 300
A_BATCH = uuid.UUID("a2f0c2de-9f64-4a0e-8a5e-6d3f9b1c7e11")
# Noon, so that nothing happens across midnight.
NOON = 86400 * (int(time.time()) // 86400) + 43200


def race(scenario: str, address: str) -> dict[str, Any]:
    """Run a scenario in eight processes at once.

    Args:
        scenario: name of a function below, without "do_".
        address: of an empty database.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.hits.racing", scenario],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PRESSROOM_TEST_DATABASE": address,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def do_increments(pages: list[int], process: int) -> None:
    """Add to twenty counters, in another order in each process; none of them is there yet."""
    from wagtail_pressroom.hits.increments import add_to
    from wagtail_pressroom.hits.models import HitHour
    from wagtail_pressroom.hits.short_transactions import in_short_transaction

    for number in range(TIMES):
        keys = [(page, number // 10, 1) for page in pages]
        ordered = keys if process % 2 else keys[::-1]
        in_short_transaction(
            lambda keys=ordered: add_to(
                HitHour, ("page_id", "hour", "source"), "hits", dict.fromkeys(keys, 1)
            )
        )


def do_one_batch(pages: list[int], process: int) -> None:
    """Apply the same batch."""
    from wagtail_pressroom.hits.applying import apply_batch
    from wagtail_pressroom.hits.batch import Batch

    hits = Counter({(page, NOON // 3600, 1): 3 for page in pages})
    for _ in range(5):
        apply_batch(Batch(A_BATCH, since=NOON, hits=hits, refusals=Counter({(1, "bot"): 1})))


def do_batches(pages: list[int], process: int) -> None:
    """Apply batches of one's own."""
    from wagtail_pressroom.hits.applying import apply_batch
    from wagtail_pressroom.hits.batch import Batch

    for number in range(TIMES):
        hits = Counter({(page, NOON // 3600 + number // 10, 1): 1 for page in pages})
        apply_batch(Batch(uuid.uuid4(), since=NOON, hits=hits))


def do_one_reader(pages: list[int], process: int) -> None:
    """See one page again and again, all as the same reader."""
    from wagtail_pressroom.hits.display import Display, Reader
    from wagtail_pressroom.hits.stores.direct import DirectStore

    store = DirectStore(30, 100)
    for _ in range(TIMES):
        store.record(Display(pages[0], 1, float(NOON), Reader("203.0.113.1", "Firefox")))


def do_ceiling(pages: list[int], process: int) -> None:
    """See one page every minute, more often than is counted, and decline to be tracked."""
    from wagtail_pressroom.hits.display import Display, Reader
    from wagtail_pressroom.hits.stores.direct import DirectStore

    store = DirectStore(0, 100)
    quiet = Reader("203.0.113.1", "Firefox", declines_tracking=True)
    for number in range(TIMES):
        store.record(Display(pages[0], 1, float(NOON + 60 * number), quiet))


def do_prune(pages: list[int], process: int) -> None:
    """Sum up old hours and old lines of the ledger; one process puts in new ones meanwhile."""
    from wagtail_pressroom.hits.pruning import prune

    if process:
        prune(days_kept=90)
    else:
        do_batches(pages, process)


def prepare_prune(pages: list[int]) -> None:
    """Make old hours, more of them than one transaction sums up."""
    from wagtail_pressroom.hits.applying import apply_batch
    from wagtail_pressroom.hits.batch import Batch
    from wagtail_pressroom.hits.models import HitBatch
    from wagtail_pressroom.hits.moments import moment_of

    first = NOON // 3600 - 150 * 24
    for number in range(OLD):
        hits = Counter({(page, first + number, 1): 2 for page in pages})
        apply_batch(Batch(uuid.uuid4(), since=NOON, hits=hits))
    HitBatch.objects.update(applied_at=moment_of(NOON - 40 * 86400))


def do_repair(pages: list[int], process: int) -> None:
    """Compare and repair again and again in two processes, while hits come in."""
    from wagtail_pressroom.hits.repairing import repair
    from wagtail_pressroom.hits.verifying import compare_numbers

    if process > 1:
        do_batches(pages, process)
        return
    repair()
    for _ in range(TIMES):
        assert compare_numbers().numbers_agree
        repair()


def prepare_repair(pages: list[int]) -> None:
    """Let one total and the ledger be wrong."""
    from wagtail_pressroom.hits.increments import add_to
    from wagtail_pressroom.hits.models import HitBatch, HitTotal
    from wagtail_pressroom.hits.moments import moment_of
    from wagtail_pressroom.hits.pruning import CARRIED

    key = {"translation_key": uuid.uuid4()}
    add_to(HitTotal, ("page_id",), "hits", {(pages[0],): 1000}, {(pages[0],): key})
    HitBatch.objects.create(id=CARRIED, hits=500, applied_at=moment_of(NOON))


def main(scenario: str) -> None:
    """Run a scenario and print the outcome."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from tests.factories import make_press_room

    call_command("migrate", verbosity=0)
    room = make_press_room(("en",))
    pages = sorted(room.release().pk for _ in range(4))
    globals().get(f"prepare_{scenario}", lambda pages: None)(pages)
    connection.close()
    work: Callable[[list[int], int], None] = globals()[f"do_{scenario}"]
    begin = time.time() + 0.5
    children = [_fork(work, pages, number, begin) for number in range(PROCESSES)]
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    json.dump({"codes": codes} | _tables(), sys.stdout)


def _fork(work: Callable[[list[int], int], None], pages: list[int], number: int, at: float) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        time.sleep(max(0.0, at - time.time()))
        work(pages, number)
        code = 0
    finally:
        if code:
            sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]  # never None here
            sys.stderr.flush()
        os._exit(code)


def _tables() -> dict[str, Any]:
    from django.db.models import Sum

    from wagtail_pressroom.hits import models

    def sums(model: Any, field: str = "hits") -> int:
        return int(model.objects.aggregate(n=Sum(field))["n"] or 0)

    return {
        "hours": sums(models.HitHour),
        "days": sums(models.HitDay),
        "totals": sums(models.HitTotal),
        "ledger": sums(models.HitBatch),
        "readers": sums(models.HitReaderDay, "readers"),
        "refusals": dict(models.HitRefusal.objects.values_list("reason", "number")),
        "rows": [models.HitHour.objects.count(), models.HitDay.objects.count()],
        "batches": models.HitBatch.objects.count(),
        "salts": models.HitSalt.objects.count(),
    }


if __name__ == "__main__":
    main(sys.argv[1])
