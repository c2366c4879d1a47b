"""How long a page takes, with each kind of counter."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

from tests.benchmarks.hits.names import VIEWED
from tests.benchmarks.hits.requests import Environ, ask, environ
from tests.benchmarks.hits.site.models import PEER, PLAIN, PRESSROOM

COUNTED = (PRESSROOM, PEER)
WARM_UP = 10


def medians(
    application: Callable[..., Any], readers: Iterator[Environ], times: int
) -> dict[str, float]:
    """Return how many seconds a page takes, and how many more with each kind of counter.

    The kinds take turns, and each is held against the plain page of the same turn, so that what
    else the machine does hits all of them. The median of all turns is returned.
    """
    seconds: dict[str, list[float]] = {variant: [] for variant in (PLAIN, *COUNTED)}
    for _turn in range(WARM_UP + times):
        for variant, found in seconds.items():
            request = environ("GET", f"/{VIEWED}/?as={variant}", **next(readers))
            began = time.perf_counter()
            status, _body = ask(application, request)
            found.append(time.perf_counter() - began)
            if status != 200:
                raise RuntimeError(f"The page answered with {status}.")
    plain = seconds[PLAIN][WARM_UP:]
    more = {
        variant: statistics.median(
            taken - base for taken, base in zip(seconds[variant][WARM_UP:], plain, strict=True)
        )
        for variant in COUNTED
    }
    return {PLAIN: statistics.median(plain), **more}
