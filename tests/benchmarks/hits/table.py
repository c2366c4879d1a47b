"""The table: what was measured, ours beside dj-hitcount's, and whether it is what was aimed at."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

HEADINGS = ("measure", "ours", "dj-hitcount", "ratio", "target", "met")


@dataclass(frozen=True)
class Row:
    """One measure.

    Attributes:
        measure: what was measured.
        ours: the value of this package; `None` where only the other has one.
        peer: that of dj-hitcount.
        ratio: ours against theirs.
        at_least: the least that `ratio` should be.
        at_most: the most that `ours` should be.
        most_of_ratio: the most that `ratio` should be.
        digits: after the point.
    """

    measure: str
    ours: float | None
    peer: float | None = None
    ratio: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    most_of_ratio: float | None = None
    digits: int = 0

    @property
    def target(self) -> str:
        """What was aimed at, in short."""
        if self.at_least is not None:
            return f"≥ {self.at_least:g}×"
        if self.most_of_ratio is not None:
            return f"≤ {self.most_of_ratio:.2f}×"
        return "" if self.at_most is None else f"≤ {self.at_most:g}"

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; `None` without one."""
        if self.at_least is not None:
            return self.ratio is not None and self.ratio >= self.at_least
        if self.most_of_ratio is not None:
            return self.ratio is not None and self.ratio <= self.most_of_ratio
        if self.at_most is not None:
            return self.ours is not None and round(self.ours, self.digits) <= self.at_most
        return None

    def cells(self) -> tuple[str, ...]:
        """Return the texts of the row."""
        met = {True: "yes", False: "NO", None: ""}[self.is_met]
        decimals = 1 if self.ratio is not None and self.ratio >= 1 else 3
        ratio = "" if self.ratio is None else f"{self.ratio:.{decimals}f}×"
        return (
            self.measure,
            _number(self.ours, self.digits),
            _number(self.peer, self.digits),
            ratio,
            self.target,
            met,
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the row for a file."""
        return {**asdict(self), "target": self.target, "met": self.is_met}


def _number(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:,.{digits}f}"


def print_table(rows: list[Row]) -> None:
    """Print the rows below one another."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    for number, line in enumerate(lines):
        cells = [
            text.ljust(width) if column == 0 else text.rjust(width)
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))
