"""Print the table that ends `make test`, and fail when a step failed.

Usage: summary.py FOLDER, with steps.tsv (name, exit status, seconds, JUnit file or "-") in it.
"""

from __future__ import annotations

import csv
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from typing import NamedTuple


class Step(NamedTuple):
    name: str
    status: int
    seconds: int
    counts: Counter[str]


def count(junit: Path) -> Counter[str]:
    if not junit.is_file():  # pytest did not get as far as writing it
        return Counter()
    counts: Counter[str] = Counter()
    for suite in ET.parse(junit).getroot().iter("testsuite"):  # noqa: S314 - written by our own run
        number = {key: int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped")}
        failed = number["failures"] + number["errors"]
        counts["failed"] += failed
        counts["skipped"] += number["skipped"]
        counts["passed"] += max(number["tests"] - failed - number["skipped"], 0)
    return counts


def read_steps(folder: Path) -> list[Step]:
    with (folder / "steps.tsv").open(newline="") as file:
        return [
            Step(
                name,
                int(status),
                int(seconds),
                Counter() if junit == "-" else count(Path(junit)),
            )
            for name, status, seconds, junit in csv.reader(file, delimiter="\t")
        ]


def table(steps: list[Step]) -> str:
    line = "{:<28}{:<8}{:>8}{:>8}{:>9}{:>9}".format
    rows = [line("step", "result", "passed", "failed", "skipped", "seconds")]
    for step in steps:
        numbers = [step.counts[key] for key in ("passed", "failed", "skipped")]
        result = "FAILED" if step.status else "ok"
        rows.append(line(step.name, result, *(numbers if step.counts else ["-"] * 3), step.seconds))
    total = sum((step.counts for step in steps), Counter[str]())
    failed = sum(1 for step in steps if step.status)
    rows.append(
        line(
            "all",
            "FAILED" if failed else "ok",
            total["passed"],
            total["failed"],
            total["skipped"],
            sum(step.seconds for step in steps),
        )
    )
    rows.append(f"{len(steps) - failed} of {len(steps)} steps passed")
    return "\n".join(rows)


def main() -> int:
    folder = Path(sys.argv[1])
    steps = read_steps(folder)
    summary = table(steps)
    (folder / "summary.txt").write_text(summary + "\n")
    print(summary)
    return any(step.status for step in steps)


if __name__ == "__main__":
    sys.exit(main())
