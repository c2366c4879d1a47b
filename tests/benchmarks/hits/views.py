"""How long a page takes, with each kind of counter."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

from tests.benchmarks.hits.names import VIEWED
from tests.benchmarks.hits.requests import Environ, ask, environ
from tests.benchmarks.hits.site.models import PEER, PLAIN, PRESSROOM

MEASURED = (PLAIN, PRESSROOM, PEER)


def medians(
    application: Callable[..., Any], readers: Iterator[Environ], times: int
) -> dict[str, float]:
    """Return the median time in seconds for a view of a page, by kind of counter.

    The kinds take turns, so that what else the machine does hits all of them.
    """
    seconds: dict[str, list[float]] = {variant: [] for variant in MEASURED}
    for _turn in range(times):
        for variant, found in seconds.items():
            request = environ("GET", f"/{VIEWED}/?as={variant}", **next(readers))
            began = time.perf_counter()
            status, _body = ask(application, request)
            found.append(time.perf_counter() - began)
            if status != 200:
                raise RuntimeError(f"The page answered with {status}.")
    return {variant: statistics.median(found) for variant, found in seconds.items()}
