"""What may go wrong with Redis."""

from __future__ import annotations

from ..doubt import Doubt


class RedisFailed(Exception):
    """Redis did not do what it was asked for.

    Attributes:
        is_unanswered: it was sent, and no answer came: whether Redis has done it is not known.
        doubt: how to ask for that later, when it was a display.
    """

    def __init__(self, message: str, is_unanswered: bool = False) -> None:
        """Say why, with nothing about a reader."""
        super().__init__(message)
        self.is_unanswered = is_unanswered
        self.doubt: Doubt | None = None


class RedisMoved(Exception):
    """Another node of a cluster has our keys. Nothing was done.

    Attributes:
        host: address of that node.
        port: its port.
    """

    def __init__(self, host: str, port: int) -> None:
        """Name the node."""
        super().__init__(f"moved to {host}:{port}")
        self.host = host
        self.port = port
