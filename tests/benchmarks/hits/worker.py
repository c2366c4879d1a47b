"""A process that serves the measured site to itself: `python -m tests.benchmarks.hits.worker`.

It reads tasks from its input, one JSON object a line, and answers each with a line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import Any


def main() -> None:
    """Do what is asked for, until the input ends."""
    # Warnings of libraries must not mix with the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    import django

    django.setup()
    from tests.benchmarks.hits.tasks import make_tasks

    tasks: dict[str, Callable[..., Any]] = make_tasks(int(os.environ["BENCH_PROCESS"]))
    for line in sys.stdin:
        values = json.loads(line)
        answer = tasks[values.pop("task")](**values)
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
