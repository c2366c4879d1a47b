"""How many statements a database gets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.benchmarks.hits.names import VIEWED
from tests.benchmarks.hits.requests import Environ, ask, environ
from tests.benchmarks.hits.site.models import VARIANTS
from tests.benchmarks.hits.subjects import Subject


def of_hit(
    application: Callable[..., Any], subject: Subject, readers: Iterator[Environ]
) -> tuple[int, int]:
    """Return the statements while a hit is reported, and how many hits that made.

    Statements that begin and end transactions are among them.
    """
    acknowledged = 0

    def report() -> None:
        nonlocal acknowledged
        answer = ask(application, subject.request(next(readers)))
        acknowledged += subject.is_acknowledged(answer)

    subject.prepare()
    statements = _count(report)
    subject.finish()
    return statements, acknowledged


def of_views(application: Callable[..., Any], readers: Iterator[Environ]) -> dict[str, int]:
    """Return the statements for a page with each kind of counter."""
    return {
        variant: _count(
            lambda variant=variant: ask(
                application, environ("GET", f"/{VIEWED}/?as={variant}", **next(readers))
            )
        )
        for variant in VARIANTS
    }


def _count(work: Callable[[], Any]) -> int:
    # The first time, caches are filled.
    work()
    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured)
