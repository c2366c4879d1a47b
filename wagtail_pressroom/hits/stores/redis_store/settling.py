"""Settling doubts: was a display taken in although no answer came?"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from ..doubt import Doubt
from . import names
from .failed import RedisFailed
from .lines import RedisLines
from .scripts import SETTLE

if TYPE_CHECKING:
    from .line import RedisLine

SECONDS_LEFT_ALONE = 5.0


class RedisSettling:
    """Asks Redis about displays that the spool has."""

    def __init__(self, lines: RedisLines) -> None:
        """Ask over some connections."""
        self._lines = lines
        self._ask_again_at = 0.0

    def settle(self, doubt: Doubt) -> bool | None:
        """Tell whether Redis has taken a display in.

        Asking closes the connection's number in Redis: should the display still be on its way, it
        will be turned away. So the answer holds for good, whatever clocks say.

        Args:
            doubt: about the display.

        Returns:
            Whether it has; ``None`` when Redis can't tell now.
        """
        if time.monotonic() < self._ask_again_at:
            return None
        try:
            return bool(self._lines.use(lambda line: _ask(doubt, line)))
        except RedisFailed:
            # The spool may have many more questions.
            self._ask_again_at = time.monotonic() + SECONDS_LEFT_ALONE
            return None


def _ask(doubt: Doubt, line: RedisLine) -> int:
    return int(line.run(SETTLE, [names.writer(doubt.writer)], [doubt.sequence]))
