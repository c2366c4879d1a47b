"""When Redis fails, it is left alone for a while."""

from __future__ import annotations

import threading
import time

from ...trouble import Trouble

SECONDS_LEFT_ALONE = 30.0


class RedisBreaker:
    """Tells whether Redis is to be asked; one for each process."""

    def __init__(self) -> None:
        """Begin with a Redis that works."""
        self._lock = threading.Lock()
        self._trouble = Trouble("Redis fails, and hits wait in the spool of this host meanwhile")
        self._ask_again_at = 0.0
        self.reason = ""

    def allows(self) -> bool:
        """Tell whether to ask Redis.

        While it fails, every thirty seconds one display is to try; the others are not kept waiting.
        """
        if not self.reason:
            return True
        with self._lock:
            now = time.monotonic()
            if now < self._ask_again_at:
                return False
            self._ask_again_at = now + SECONDS_LEFT_ALONE
            return True

    def failed(self, error: object) -> None:
        """Note that Redis has failed."""
        with self._lock:
            self.reason = str(error)
            self._ask_again_at = time.monotonic() + SECONDS_LEFT_ALONE

    def went_round(self) -> None:
        """Note that something went to the spool; logged with the first."""
        self._trouble.begin(self.reason)

    def worked(self) -> None:
        """Note that Redis works; logged, with how much went to the spool, after it has failed."""
        if self.reason:
            self.reason = ""
            self._trouble.end()
