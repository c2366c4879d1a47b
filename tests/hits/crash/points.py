"""Points at which a process dies: named by a function and whether it has begun or ended."""

from __future__ import annotations

import importlib
import os
import signal
from collections.abc import Callable
from typing import Any

HITS = "wagtail_pressroom.hits"
SPOOL = f"{HITS}.stores.spool"
REDIS = f"{HITS}.stores.redis_store"
Point = tuple[str, str, str]

IN_THE_TABLES: dict[str, Point] = {
    "transaction-not-begun": (f"{HITS}.applying", "in_short_transaction", "begins"),
    "ledger-entered": (f"{HITS}.applying", "_enter_in_ledger", "ends"),
    "counts-written": (f"{HITS}.applying", "write_counts", "ends"),
    "refusals-written": (f"{HITS}.applying", "write_refusals", "ends"),
    "committed": (f"{HITS}.applying", "in_short_transaction", "ends"),
}
POINTS: dict[str, dict[str, Point]] = {
    "spool": {
        "line-not-written": (f"{SPOOL}.writer", "SegmentWriter.append", "begins"),
        "line-written": (f"{SPOOL}.writer", "SegmentWriter.append", "ends"),
        "salt-made": ("os", "link", "begins"),
        "segment-renamed": ("os", "rename", "ends"),
        "segment-aside": (f"{SPOOL}.writer", "SegmentWriter.move_aside", "ends"),
        "batch-half-written": ("os", "replace", "begins"),
        "batch-written": (f"{SPOOL}.store", "write_whole", "ends"),
        "readers-marked": (f"{SPOOL}.readers", "SpoolReaders.mark_digested", "ends"),
        "segment-not-deleted": ("pathlib", "Path.unlink", "begins"),
        "segment-deleted": ("pathlib", "Path.unlink", "ends"),
        "batch-applied": (f"{SPOOL}.store", "apply_batch", "ends"),
        "forgetting": (f"{SPOOL}.store", "SpoolStore._forget", "begins"),
        "forgotten": (f"{SPOOL}.store", "SpoolStore._forget", "ends"),
        **IN_THE_TABLES,
    },
    "redis": {
        "not-sent": (f"{REDIS}.line", "RedisLine.run_once", "begins"),
        "taken": (f"{REDIS}.line", "RedisLine.run_once", "ends"),
        "connected": (f"{REDIS}.lines", "RedisLines._connect", "ends"),
        "salt-made": (f"{REDIS}.salts", "RedisSalts.keys_of", "ends"),
        "not-collected": (f"{REDIS}.batches", "RedisBatches._collect", "begins"),
        "collected": (f"{REDIS}.batches", "RedisBatches._collect", "ends"),
        "batch-read": (f"{REDIS}.batches", "_hash", "ends"),
        "batch-applied": (f"{REDIS}.batches", "apply_batch", "ends"),
        "deleting": (f"{REDIS}.batches", "_delete", "begins"),
        "deleted": (f"{REDIS}.batches", "_delete", "ends"),
        "log-cleared": (f"{REDIS}.store", "forget_log", "ends"),
        **IN_THE_TABLES,
    },
    "direct": {
        "hours-written": (f"{HITS}.stores.direct", "write_counts", "ends"),
        "judged": (f"{HITS}.stores.direct", "DirectReaders.judge", "ends"),
        "ledger-entered": (f"{HITS}.stores.direct", "DirectStore._enter_in_ledger", "ends"),
        "committed": (f"{HITS}.stores.direct", "in_short_transaction", "ends"),
        "forgetting": (f"{HITS}.stores.direct", "forget_readers", "begins"),
    },
}


def die_at(point: Point) -> None:
    """Let this process kill itself when it comes to a point."""
    module_name, path, when = point
    owner: Any = importlib.import_module(module_name)
    *outer, name = path.split(".")
    for part in outer:
        owner = getattr(owner, part)
    original = getattr(owner, name)
    setattr(owner, name, _dying(original, when))


def _dying(original: Callable[..., Any], when: str) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        if when == "begins":
            die()
        result = original(*arguments, **named)
        die()
        return result

    return call


def die() -> None:
    """End this process as the kernel ends one that is out of memory."""
    os.kill(os.getpid(), signal.SIGKILL)
