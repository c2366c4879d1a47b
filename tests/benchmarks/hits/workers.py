"""Processes that serve the measured site, and tasks given to them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# Until all processes have read the task.
HEAD_START = 0.05


class Worker:
    """One process."""

    def __init__(self, number: int, folder: Path, database: str, middleware: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.hits.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tests.benchmarks.hits.settings",
                "BENCH_FOLDER": str(folder),
                "BENCH_DATABASE": database,
                "BENCH_MIDDLEWARE": middleware,
                "BENCH_PROCESS": str(number),
            },
        )

    def start(self, task: str, **values: Any) -> None:
        """Give a task to the process, without waiting for it."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"task": task, **values}) + "\n")
        self._process.stdin.flush()

    def answer(self) -> Any:
        """Wait for what the process answers.

        Raises:
            RuntimeError: when it ended instead; why is on the screen.
        """
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("A process of the benchmark ended early.")
        return json.loads(line)

    def do(self, task: str, **values: Any) -> Any:
        """Give a task to the process and return its answer."""
        self.start(task, **values)
        return self.answer()

    def close(self) -> None:
        """Let the process end."""
        assert self._process.stdin
        self._process.stdin.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()


@contextmanager
def workers(number: int, folder: Path, database: str, middleware: str) -> Iterator[list[Worker]]:
    """Run processes for the length of a block.

    Args:
        number: how many.
        folder: for the spool they share.
        database: address of theirs, as of `tests.services.database_url`.
        middleware: `needed` or `all`.
    """
    started = [Worker(process, folder, database, middleware) for process in range(number)]
    try:
        yield started
    finally:
        for worker in started:
            worker.close()


def run_together(some: list[Worker], subject: str, seconds: float) -> list[dict[str, Any]]:
    """Let processes report hits at the same time, and return what each of them tells."""
    begin_at = time.time() + HEAD_START
    for worker in some:
        worker.start("round", subject=subject, begin_at=begin_at, seconds=seconds)
    return [worker.answer() for worker in some]
