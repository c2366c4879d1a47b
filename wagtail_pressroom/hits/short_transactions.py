"""Short transactions, tried again when another writer was in the way."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connections, router, transaction

from .models import HitBatch

Result = TypeVar("Result")

# An editor's long transaction may hold an SQLite file for some seconds; nobody waits for a beacon.
PATIENCE_SECONDS = 8.0
FIRST_PAUSE_SECONDS = 0.01
LONGEST_PAUSE_SECONDS = 0.25


def hits_database() -> str:
    """Return the alias of the database that all tables of hits are written to, and judged by."""
    return str(router.db_for_write(HitBatch))


def in_short_transaction(work: Callable[[], Result]) -> Result:
    """Do something in a transaction, again when the database could not do it just now.

    A lock held too long, a deadlock and a lost connection undo the transaction, and it begins
    anew for some seconds. Where the connection is lost while committing, nobody knows whether it
    was done: then the error is raised. Inside a transaction of the caller it is tried once, in a
    savepoint, because what came before can't be done again.

    Args:
        work: what to do. Its first statement must write: on SQLite, a transaction that begins by
            reading can't always go on to write.

    Returns:
        What the work returns.

    Raises:
        django.db.Error: when it could not be done; nothing of it is in the database then, save for
            the lost connection above.
    """
    alias = hits_database()
    connection = connections[alias]
    if connection.in_atomic_block:
        with transaction.atomic(using=alias):
            return work()
    begun, pause = time.monotonic(), FIRST_PAUSE_SECONDS
    while True:
        is_done = False
        try:
            with transaction.atomic(using=alias):
                result = work()
                is_done = True
            return result
        except OperationalError:
            is_lost = not connection.is_usable()
            if (is_done and is_lost) or time.monotonic() - begun > PATIENCE_SECONDS:
                raise
            if is_lost:
                connection.close()
        time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311  (no secret)
        pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
