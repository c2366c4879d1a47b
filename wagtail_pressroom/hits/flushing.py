"""Emptying the store in the background: a thread in each process that takes hits."""

from __future__ import annotations

import os
import random
import threading
import time

from django.db import Error, connections

from ..conf import get_settings
from .stores import StoreUnavailable, get_store
from .trouble import Trouble

_trouble = Trouble("Waiting hits can't be written to the database")
_started = threading.Lock()
_thread: threading.Thread | None = None


def ensure_flusher() -> None:
    """Start the thread of this process, unless it runs or ``HIT_FLUSH_SECONDS`` is 0.

    Called with the first hit or page, hence in the worker itself and not in the process it was
    forked from. A page is enough, so that hits of an earlier worker don't wait for the next one.
    """
    global _thread
    if _thread is not None or not get_settings().hit_flush_seconds:
        return
    with _started:
        if _thread is None:
            _thread = threading.Thread(target=_run, name="pressroom-hits", daemon=True)
            _thread.start()


def flush_once() -> int:
    """Write what waits to the database; trouble is logged and never raised.

    Returns:
        The number of hits written.
    """
    try:
        hits = get_store().flush()
    except (StoreUnavailable, Error) as error:
        _trouble.begin(error)
        return 0
    except Exception as error:  # noqa: BLE001  (what a site's own code raises must not end the loop)
        _trouble.begin(repr(error))
        return 0
    _trouble.end()
    return hits


def _run() -> None:
    global _thread
    while seconds := get_settings().hit_flush_seconds:
        # Not all processes at the same moment.
        time.sleep(seconds * random.uniform(0.8, 1.2))  # noqa: S311  (no secret)
        flush_once()
        connections.close_all()
    _thread = None


def _forget_thread() -> None:
    global _thread, _started
    _started, _thread = threading.Lock(), None


# A thread does not live on in a forked process.
os.register_at_fork(after_in_child=_forget_thread)
