"""The table of axe runs that ends the browser tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

REPORT = Path(__file__).resolve().parents[2] / ".test-results" / "axe.txt"


@dataclass(frozen=True)
class Run:
    """One axe run over one page.

    Attributes:
        state: name of the state.
        language: of the page.
        mode: name of the mode.
        violations: number of rules violated.
        incomplete: number of rules axe could not decide about, allowed ones left out.
        allowed: number of findings on the allow-list.
    """

    state: str
    language: str
    mode: str
    violations: int
    incomplete: int
    allowed: int


RUNS: list[Run] = []
VERSION: dict[str, str] = {}
# Seeded defect → what was noticed about it; empty when nothing was.
DEFECTS: dict[str, str] = {}


def summary() -> str:
    """Return the totals in one line."""
    violations = sum(run.violations for run in RUNS)
    incomplete = sum(run.incomplete for run in RUNS)
    states = len({run.state for run in RUNS})
    return (
        f"axe-core {VERSION.get('axe', '?')}: {len(RUNS)} runs over {states} states, "
        f"{violations} violations, {incomplete} undecided"
    )


def write_report() -> None:
    """Write the table of all runs."""
    line = "{:<24}{:<10}{:<8}{:>11}{:>11}{:>9}".format
    rows = [line("state", "language", "mode", "violations", "undecided", "allowed")]
    rows += [
        line(run.state, run.language, run.mode, run.violations, run.incomplete, run.allowed)
        for run in RUNS
    ]
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text("\n".join([*rows, summary(), ""]))


def defects_summary() -> str:
    """Return how many of the seeded defects were noticed."""
    return f"seeded defects: {sum(map(bool, DEFECTS.values()))} of {len(DEFECTS)} noticed"


def write_defects() -> None:
    """Write what was noticed about each seeded defect."""
    rows = [
        f"{name:<32}{noticed.splitlines()[0] if noticed else 'NOTHING'}"
        for name, noticed in DEFECTS.items()
    ]
    REPORT.with_name("defects.txt").write_text("\n".join([*rows, defects_summary(), ""]))
