#!/usr/bin/env python3
"""Compare what the importer understands of captures with what a careful person would extract.

Usage: compare.py REPORT.json CAPTURE.txt…

REPORT.json is what `pressroom_import_text --dry-run --json` printed for the captures, in their
order; beside each stands its `.expected.json`. Prints a table; fails when a capture differs.
"""

import json
import sys
from pathlib import Path

FIELDS = ("title", "date", "hits", "department", "unofficial_translation")
# The model document has no file of expected values.
MODEL = {
    "title": "Outcome of Foreign Minister’s Visit to Russia",
    "date": "2017-08-25",
    "hits": 2625,
    "department": None,
    "language": "en",
    "unofficial_translation": True,
    "markers": "1. o 2. o o 3. 4. o o 5. 6. o 7. *",
}


def beginning(text: str, language: str) -> str:
    return text[:10] if language in {"ja", "zh"} else " ".join(text.split()[:5])


def differences(found: dict, expected: dict) -> list[str]:
    language = expected["language"][:2]
    wrong = [name for name in FIELDS if found[name] != expected[name]]
    if (found["language"] or "")[:2] != language:
        wrong.append("language")
    if "markers" in expected:
        if [row[1] for row in found["outline"]] != expected["markers"].split():
            wrong.append("outline")
    else:
        rows = [[level, mark, beginning(text, language)] for level, mark, text in found["outline"]]
        if rows != [[lv, mk, beginning(text, language)] for lv, mk, text in expected["outline"]]:
            wrong.append("outline")
    return wrong


def main(report: str, captures: list[str]) -> int:
    found = json.loads(Path(report).read_text(encoding="utf-8"))
    equal = 0
    for path, values in zip(map(Path, captures), found, strict=True):
        beside = path.with_suffix(".expected.json")
        expected = json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else MODEL
        wrong = differences(values, expected)
        equal += not wrong
        rows = len(values["outline"])
        print(f"{path.stem:45} {rows:3} rows  {', '.join(wrong) if wrong else 'equal'}")
    print(f"captures: {equal} of {len(captures)} equal to the expected")
    return 0 if equal == len(captures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
