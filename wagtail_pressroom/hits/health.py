"""Whether the counter keeps up, for monitors and administrators."""

from __future__ import annotations

import time
from dataclasses import dataclass

from ..conf import get_settings
from .stores import get_store

# So many intervals of flushing may pass before something must be wrong.
INTERVALS_ALLOWED = 6
# Where a command flushes, it may do so every few minutes.
SECONDS_ALLOWED_TO_A_COMMAND = 900


@dataclass(frozen=True, slots=True)
class Health:
    """The state of the counter.

    Attributes:
        oldest_seconds: how long the oldest hit has been waiting for the database, in seconds; 0
            when none waits.
        waiting: what waits, in bytes (store ``spool``) or counters (``redis``).
        trouble: what is wrong, in a sentence; empty when nothing is.
    """

    oldest_seconds: float
    waiting: int
    trouble: str

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong."""
        return not self.trouble


def health(now: float | None = None) -> Health:
    """Return the state of the counter as this host sees it. Asks the store, not the database.

    Args:
        now: Unix time in seconds; the present by default.
    """
    state = get_store().state()
    age = max(0.0, (now or time.time()) - state.oldest) if state.oldest else 0.0
    seconds = get_settings().hit_flush_seconds
    allowed = seconds * INTERVALS_ALLOWED if seconds else SECONDS_ALLOWED_TO_A_COMMAND
    trouble = state.trouble
    if not trouble and age > allowed:
        trouble = f"Hits have been waiting for {age:.0f} seconds to be written to the database."
    return Health(age, state.waiting, trouble)
