"""A display that one store may have counted already when another one takes it in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """What to ask the first store before counting.

    Attributes:
        writer: number of the connection that sent it, up to 16 hexadecimal digits.
        sequence: how many that connection had sent with it.
    """

    writer: str
    sequence: int
