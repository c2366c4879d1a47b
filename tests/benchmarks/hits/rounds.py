"""One round: one process reports hits, one after the other, for a while."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from tests.benchmarks.hits.requests import Environ, ask
from tests.benchmarks.hits.subjects import Subject


def run_round(
    application: Callable[..., Any],
    subject: Subject,
    readers: Iterator[Environ],
    begin_at: float,
    seconds: float,
) -> dict[str, Any]:
    """Report hits until the time is over, then wait until the tables have them.

    Args:
        application: Django's WSGI handler.
        subject: how to report.
        readers: new ones.
        begin_at: Unix time at which all processes begin.
        seconds: how long hits are reported.

    Returns:
        `acknowledged` and `failed` hits, Unix times of `begin` and `end`, `cpu` seconds of this
        process with its threads, and `latencies` in seconds.
    """
    subject.prepare()
    time.sleep(max(0.0, begin_at - time.time()))
    begin, cpu = time.time(), time.process_time()
    acknowledged = failed = 0
    latencies = []
    until = time.perf_counter() + seconds
    while (asked := time.perf_counter()) < until:
        answer = ask(application, subject.request(next(readers)))
        latencies.append(time.perf_counter() - asked)
        if subject.is_acknowledged(answer):
            acknowledged += 1
        else:
            failed += 1
    subject.finish()
    return {
        "acknowledged": acknowledged,
        "failed": failed,
        "begin": begin,
        "end": time.time(),
        "cpu": time.process_time() - cpu,
        "latencies": latencies,
    }
