"""Write waiting hits to the database."""

from __future__ import annotations

import json
import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connections
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_pressroom.hits.flushing import flush_once
from wagtail_pressroom.hits.health import health
from wagtail_pressroom.hits.stores import StoreUnavailable, get_store

EVERY_SECONDS = 10


class Command(BaseCommand):
    """Empty the store of hits into the tables, once or again and again."""

    help = (
        "Writes the hits that wait in the store to the database. Safe to run at any time, also "
        "twice at once. Needed where the site's processes don't do it themselves "
        "(HIT_FLUSH_SECONDS = 0, or workers without threads)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--loop",
            nargs="?",
            type=_seconds,
            const=EVERY_SECONDS,
            metavar="SECONDS",
            help="go on, every SECONDS (10), until the command is told to end",
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help="write nothing; print the state of the counter and fail when something is wrong",
        )
        parser.add_argument("--json", action="store_true", help="with --check: print it as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command.

        Raises:
            CommandError: when the store can't be read or the database can't be written to, or when
                the check finds something wrong.
        """
        if options["check"]:
            self._check(options["json"])
        elif options["loop"]:
            self._loop(options["loop"])
        else:
            self._flush()

    def _flush(self) -> None:
        try:
            hits = get_store().flush()
        except (StoreUnavailable, Error) as error:
            raise CommandError(
                _("Nothing is lost, but the hits could not be written: %(error)s")
                % {"error": error}
            ) from error
        self.stdout.write(
            ngettext("%(count)d hit written.", "%(count)d hits written.", hits) % {"count": hits}
        )

    def _loop(self, seconds: float) -> None:
        told_to_end = threading.Event()

        def end(number: int, frame: FrameType | None) -> None:
            told_to_end.set()

        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, end)
        while not told_to_end.is_set():
            # Trouble is logged, and over one day.
            flush_once()
            connections.close_all()
            told_to_end.wait(seconds)
        flush_once()

    def _check(self, as_json: bool) -> None:
        found = health()
        if as_json:
            self.stdout.write(
                json.dumps(
                    {
                        "oldest_seconds": round(found.oldest_seconds, 1),
                        "waiting": found.waiting,
                        "trouble": found.trouble,
                    }
                )
            )
        if not found.is_well:
            raise CommandError(found.trouble)
        if not as_json:
            seconds = round(found.oldest_seconds)
            self.stdout.write(
                ngettext(
                    "The counter is well. The oldest hit has been waiting for %(seconds)d second.",
                    "The counter is well. The oldest hit has been waiting for %(seconds)d seconds.",
                    seconds,
                )
                % {"seconds": seconds}
            )


def _seconds(text: str) -> float:
    seconds = float(text)
    if seconds <= 0:
        raise ValueError("It must be more than 0.")
    return seconds
