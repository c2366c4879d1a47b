"""Hits a second: rounds of each way to report them, taking turns."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from typing import Any

from tests.benchmarks.hits.workers import Worker, run_together


@dataclass
class Speed:
    """What was found out about one way to report hits, a value for each round.

    Attributes:
        rates: hits a second, from the first until all are in the tables.
        cpu: seconds of the processes that serve the site for each hit; not the database's.
        p99: seconds within which 99 of 100 reports were answered.
        acknowledged: hits that were promised to count, in all rounds.
        failed: reports that were not.
    """

    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    acknowledged: int = 0
    failed: int = 0

    @property
    def rate(self) -> float:
        """Hits a second in the median round."""
        return statistics.median(self.rates)

    @property
    def cpu_per_hit(self) -> float:
        """Seconds of work for each hit in the median round."""
        return statistics.median(self.cpu)

    @property
    def slowest(self) -> float:
        """The 99th percentile of the median round, in seconds."""
        return statistics.median(self.p99)

    def add(self, told: list[dict[str, Any]]) -> None:
        """Take in what the processes of one round tell."""
        acknowledged = sum(one["acknowledged"] for one in told)
        seconds = max(one["end"] for one in told) - min(one["begin"] for one in told)
        latencies = [latency for one in told for latency in one["latencies"]]
        self.rates.append(acknowledged / seconds)
        self.cpu.append(sum(one["cpu"] for one in told) / max(1, acknowledged))
        self.p99.append(statistics.quantiles(latencies, n=100)[-1])
        self.acknowledged += acknowledged
        self.failed += sum(one["failed"] for one in told)


def measure(
    some: list[Worker], subjects: list[str], rounds: int, seconds: float
) -> dict[str, Speed]:
    """Return the speed of each way to report hits.

    The ways take turns, and the ratios are those of one turn (see `median_ratio`): a machine that
    is slow for a minute is so for all of them. One more round at the beginning warms up.

    Args:
        some: the processes that report at the same time, all to one page.
        subjects: names of the ways.
        rounds: how often each has its turn.
        seconds: how long.
    """
    found = {subject: Speed() for subject in subjects}
    warm_up = {subject: Speed() for subject in subjects}
    for turn in range(rounds + 1):
        # Every other turn backwards, so that nobody always follows the same neighbour.
        for subject in subjects if turn % 2 else reversed(subjects):
            told = run_together(some, subject, seconds if turn else seconds / 3)
            (found if turn else warm_up)[subject].add(told)
    for subject, speed in found.items():
        speed.acknowledged += warm_up[subject].acknowledged
        speed.failed += warm_up[subject].failed
    return found


def median_ratio(ours: list[float], theirs: list[float]) -> float:
    """Return the median of the ratios of each round."""
    return statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
