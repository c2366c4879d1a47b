"""Worker processes that report displays to the site as fast as they can, and write down what they
were answered where their death can't touch it."""

from __future__ import annotations

import mmap
import os
import struct
import threading
import time
import traceback
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.hits.readers import FROM_OUR_PAGE
from wagtail_pressroom.hits.flushing import flush_once
from wagtail_pressroom.hits.tokens import make_token

NUMBER = struct.Struct("q")


class Tally:
    """Two numbers for each worker, in memory that all processes share: tried, acknowledged."""

    def __init__(self, workers: int) -> None:
        self._memory = mmap.mmap(-1, workers * 2 * NUMBER.size)

    def tried(self, worker: int) -> int:
        """Return how many displays a worker has sent, answered or not."""
        return self._get(2 * worker)

    def acknowledged(self, worker: int) -> int:
        """Return how many of them were answered with 204."""
        return self._get(2 * worker + 1)

    def begin(self, worker: int) -> int:
        """Note that a worker sends one more; return its number."""
        return self._add(2 * worker)

    def acknowledge(self, worker: int) -> None:
        """Note that the answer was 204."""
        self._add(2 * worker + 1)

    def _get(self, place: int) -> int:
        return int(NUMBER.unpack_from(self._memory, place * NUMBER.size)[0])

    def _add(self, place: int) -> int:
        number = self._get(place) + 1
        NUMBER.pack_into(self._memory, place * NUMBER.size, number)
        return number


class Sender:
    """Reports displays of one page, each by a reader of its own."""

    def __init__(self, tally: Tally, worker: int, page_id: int) -> None:
        self._tally = tally
        self._worker = worker
        self._token = make_token(page_id)
        self._address = reverse("wagtail_pressroom:hit")
        self._client = Client()

    def send(self) -> int:
        """Report one display; return the status of the answer."""
        number = self._tally.begin(self._worker)
        reader = f"10.{self._worker}.{number >> 8 & 255}.{number & 255}"
        # Beyond 65,536 the addresses begin anew, with another browser.
        agent = f"{FROM_OUR_PAGE['HTTP_USER_AGENT']} {number >> 16}"
        response = self._client.generic(
            "POST",
            self._address,
            self._token,
            **{**FROM_OUR_PAGE, "HTTP_USER_AGENT": agent, "REMOTE_ADDR": reader},
        )
        if response.status_code == 204:
            self._tally.acknowledge(self._worker)
        return response.status_code


def fork(work: Callable[[], Any]) -> int:
    """Run something in a process of its own; return its number.

    It ends with 0 when the work ends, and with 1 when it fails.
    """
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    except Exception:  # noqa: BLE001  (the child must end here, whatever happened)
        traceback.print_exc()
    finally:
        os._exit(code)


def send_for_ever(sender: Sender, prepare: Callable[[], None] = lambda: None) -> None:
    """Send displays and flush, both as fast as it goes, as long as the process lives."""
    prepare()
    threading.Thread(target=_flush_for_ever, daemon=True).start()
    while True:
        sender.send()


def _flush_for_ever() -> None:
    while True:
        flush_once()
        time.sleep(0.01)
