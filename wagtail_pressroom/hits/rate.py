"""How many displays one network may report in a while, so that nobody can run up a count.

Each process counts for itself. What is kept of a network is Python's hash of its name, which has a
new random key in every process, and for ten seconds only.
"""

from __future__ import annotations

import time
from threading import Lock

from .forks import begin_anew_after_fork

SECONDS = 10
# With the seconds above, 100,000 networks at most: some ten megabytes.
MOST_NETWORKS_A_SECOND = 10_000


class RateLimit:
    """Counts what it has let through, by second and network.

    The window slides by the second. When more networks than
    :data:`MOST_NETWORKS_A_SECOND` are seen in one second, the others are let through uncounted:
    refusing them would let one attacker stop the counter for everybody.
    """

    def __init__(self) -> None:
        self._seconds: dict[int, dict[int, int]] = {}
        self.begin_anew()
        begin_anew_after_fork(self)

    def begin_anew(self) -> None:
        """Make the lock anew, in a forked process."""
        self._lock = Lock()

    def allows(self, network: str, rate: int) -> bool:
        """Tell whether a network may report one more display, and count it if so.

        Args:
            network: as of :func:`wagtail_pressroom.hits.client_address.client_network`.
            rate: displays a second, on the average of ten seconds; 0 for no limit.
        """
        if not rate:
            return True
        key = hash(network)
        with self._lock:
            now = self._current_second()
            if sum(counts.get(key, 0) for counts in self._seconds.values()) >= rate * SECONDS:
                return False
            if key in now or len(now) < MOST_NETWORKS_A_SECOND:
                now[key] = now.get(key, 0) + 1
        return True

    def _current_second(self) -> dict[int, int]:
        # Monotonic: setting the clock of the machine neither opens nor closes the gate.
        now = int(time.monotonic())
        if now not in self._seconds:
            seconds = self._seconds.items()
            self._seconds = {one: kept for one, kept in seconds if now - SECONDS < one < now}
            self._seconds[now] = {}
        return self._seconds[now]


rate_limit = RateLimit()
