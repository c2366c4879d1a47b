"""All that is measured with one database."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.hits.names import EMPTY, PEER
from tests.benchmarks.hits.table import Row
from tests.benchmarks.hits.throughput import Speed, median_ratio
from tests.benchmarks.hits.throughput import measure as measure_speed
from tests.benchmarks.hits.workers import Worker, workers

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
NAMES = (SQLITE, POSTGRESQL)
PROCESSES = 4
# How many times dj-hitcount's hits a second are aimed at, with one process and with four.
ONE_PROCESS = {(SQLITE, "spool"): 15, (POSTGRESQL, "spool"): 25}
FOUR_PROCESSES = {(SQLITE, "spool"): 12, (POSTGRESQL, "spool"): 12}
SLOWEST = 1 / 3


@dataclass(frozen=True)
class Plan:
    """What to measure, and where.

    Attributes:
        name: of the database, for the table.
        address: of the database.
        folder: for the spool.
        middleware: `needed` or `all`.
        stores: those of ours to measure.
        redis_url: of the Redis database for the store `redis`.
        rounds: turns of each way to report hits.
        seconds: length of a turn.
        views: of a page, for each kind of counter.
    """

    name: str
    address: str
    folder: Path
    middleware: str
    stores: list[str]
    redis_url: str
    rounds: int
    seconds: float
    views: int


def measure(plan: Plan) -> list[Row]:
    """Return the rows of one database."""
    with workers(PROCESSES, plan.folder, plan.address, plan.middleware) as some:
        _tell(f"{plan.name}: making the site")
        some[0].do("make_site")
        for worker in some:
            subjects: list[str] = worker.do("begin", stores=plan.stores, redis_url=plan.redis_url)
        statements = {name: some[0].do("statements", subject=name) for name in subjects}
        rows = _statements(plan, some[0], statements)
        _tell(f"{plan.name}: views of a page")
        rows += _views(plan, some[0])
        _tell(f"{plan.name}: one process")
        one = measure_speed(some[:1], subjects, plan.rounds, plan.seconds)
        rows += _speeds(plan, one, "1 process", ONE_PROCESS)
        _tell(f"{plan.name}: {PROCESSES} processes")
        subjects.remove(EMPTY)
        four = measure_speed(some, subjects, plan.rounds, plan.seconds)
        rows += _speeds(plan, four, f"{PROCESSES} processes", FOUR_PROCESSES)
        rows += _slowest(plan, four)
        before = {name: reported for name, (_number, reported) in statements.items()}
        rows += _exactness(plan, some[0], before, [one, four])
        _tell(f"{plan.name}: storage")
        rows += _storage(plan, some[0])
        _tell(f"{plan.name}: report")
        rows += _report(plan, some[0])
    return rows


def _statements(plan: Plan, worker: Worker, found: dict[str, tuple[int, int]]) -> list[Row]:
    views = worker.do("view_statements")
    rows = [
        Row(
            f"{plan.name}: statements for a hit, {subject}",
            found[subject][0],
            found[PEER][0],
            at_most=None if subject == "direct" else 0,
        )
        for subject in found
        if subject not in (EMPTY, PEER)
    ]
    shown = Row(
        f"{plan.name}: statements of a page to show the count",
        views["pressroom_shown"] - views["plain"],
        views["peer_shown"] - views["plain"],
        at_most=1,
    )
    # dj-hitcount's view that counts needs no other statement to show the count.
    recorded = Row(
        f"{plan.name}: statements of a page to have the view counted",
        views["pressroom"] - views["pressroom_shown"],
        views["peer"] - views["peer_shown"],
        at_most=0,
    )
    return [*rows, shown, recorded]


def _views(plan: Plan, worker: Worker) -> list[Row]:
    seconds = worker.do("views", times=plan.views)
    return [
        Row(
            f"{plan.name}: a page of {seconds['plain'] * 1000:.1f} ms takes longer by, ms",
            seconds["pressroom"] * 1000,
            seconds["peer"] * 1000,
            at_most=0.5,
            digits=2,
        )
    ]


def _speeds(
    plan: Plan, found: dict[str, Speed], what: str, targets: dict[tuple[str, str], int]
) -> list[Row]:
    theirs = found[PEER]
    rows = []
    for subject, speed in found.items():
        if subject == PEER:
            continue
        name = "an empty view" if subject == EMPTY else subject
        rows.append(
            Row(
                f"{plan.name}: hits a second, {what}, {name}",
                speed.rate,
                theirs.rate,
                ratio=median_ratio(speed.rates, theirs.rates),
                at_least=targets.get((plan.name, subject)),
            )
        )
        rows.append(
            Row(
                f"{plan.name}: µs of work for a hit, {what}, {name}",
                speed.cpu_per_hit * 1e6,
                theirs.cpu_per_hit * 1e6,
                ratio=median_ratio(speed.cpu, theirs.cpu),
            )
        )
    return rows


def _slowest(plan: Plan, found: dict[str, Speed]) -> list[Row]:
    theirs = found[PEER]
    return [
        Row(
            f"{plan.name}: 99 of 100 are answered within, ms, {PROCESSES} processes, {subject}",
            speed.slowest * 1000,
            theirs.slowest * 1000,
            ratio=median_ratio(speed.p99, theirs.p99),
            most_of_ratio=SLOWEST if subject == "spool" else None,
            digits=1,
        )
        for subject, speed in found.items()
        if subject != PEER
    ]


def _exactness(
    plan: Plan, worker: Worker, before: dict[str, int], speeds: list[dict[str, Speed]]
) -> list[Row]:
    """Compare what was acknowledged with what the tables say."""
    rows = []
    for subject in speeds[-1]:
        acknowledged = before[subject] + sum(found[subject].acknowledged for found in speeds)
        failed = sum(found[subject].failed for found in speeds)
        counted = worker.do("counted", subject=subject)
        difference = max(abs(number - acknowledged) for number in counted)
        _tell(
            f"{plan.name}: {subject}: {acknowledged:,} acknowledged, {failed:,} refused, "
            f"the tables say {' and '.join(f'{number:,}' for number in counted)}"
        )
        rows.append((subject, difference))
    theirs = dict(rows)[PEER]
    return [
        Row(
            f"{plan.name}: acknowledged and not counted, or doubled, {subject}",
            difference,
            theirs,
            at_most=0,
        )
        for subject, difference in rows
        if subject != PEER
    ]


def _storage(plan: Plan, worker: Worker) -> list[Row]:
    found = worker.do("weigh")
    name, hits = plan.name, found["hits"]
    theirs = found["peer_bytes"]
    return [
        Row(
            f"{name}: rows for a page, day and source",
            found["rows"],
            found["peer_rows"],
            at_most=24,
        ),
        Row(
            f"{name}: bytes for a hit, {hits:,} hits of a page in a month",
            found["bytes"],
            theirs,
            ratio=found["bytes"] / theirs,
            digits=1,
        ),
        Row(f"{name}: bytes of the ledger for a batch, kept 30 days", found["ledger_bytes"]),
    ]


def _report(plan: Plan, worker: Worker) -> list[Row]:
    found = worker.do("report")
    return [
        Row(
            f"{plan.name}: queries of the report over {found['rows']:,} rows",
            found["queries"],
            at_most=20,
        ),
        Row(f"{plan.name}: ms for that report, sums by page", found["seconds"] * 1000),
    ]


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
