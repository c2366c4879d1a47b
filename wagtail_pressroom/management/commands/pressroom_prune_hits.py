"""Sum up what is old in the tables of hits, and forget readers."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_pressroom.conf import get_settings
from wagtail_pressroom.hits.pruning import Pruned, prune, what_to_prune
from wagtail_pressroom.hits.stores import StoreUnavailable, get_store
from wagtail_pressroom.hits.stores.direct_forgetting import forget_readers


class Command(BaseCommand):
    """Keep the tables of hits small; to be run once a day."""

    help = (
        "Sums up the hits of hours older than HIT_HOURS_KEPT_DAYS to days, and lines of the ledger "
        "older than 30 days to one; deletes keys of readers that are too old to be kept. No number "
        "changes by it. Safe to break off and to run at any time, also twice at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--dry-run", action="store_true", help="change nothing; print what would be done"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command.

        Raises:
            CommandError: when the store or the database fails.
        """
        try:
            if options["dry_run"]:
                self._tell_plan()
            else:
                self._prune()
        except (StoreUnavailable, Error) as error:
            raise CommandError(
                _("Nothing is lost, but pruning had to stop: %(error)s") % {"error": error}
            ) from error

    def _tell_plan(self) -> None:
        plan = what_to_prune(get_settings().hit_hours_kept_days, get_store().waiting_batches())
        if not plan.hours and not plan.batches:
            self.stdout.write(_("Nothing is old enough to be summed up."))
            return
        self.stdout.write(_("Nothing has been changed. A run would sum up:"))
        self._tell(plan)

    def _prune(self) -> None:
        options = get_settings()
        # A site that used the store "direct" before may have left keys behind.
        forgotten = forget_readers(time.time(), options.hit_window_seconds)
        done = prune(options.hit_hours_kept_days, get_store().waiting_batches())
        if not done.hours and not done.batches:
            self.stdout.write(_("Nothing was old enough to be summed up."))
        else:
            self.stdout.write(_("Summed up:"))
            self._tell(done)
        if forgotten:
            self.stdout.write(
                ngettext(
                    "%(count)d key or salt of readers deleted.",
                    "%(count)d keys and salts of readers deleted.",
                    forgotten,
                )
                % {"count": forgotten}
            )
        # Stores forget what they know of readers when they are flushed.
        get_store().flush()

    def _tell(self, pruned: Pruned) -> None:
        if pruned.hours:
            self.stdout.write(
                ngettext(
                    "- %(hours)d row of hours, with %(hits)d hits, to days",
                    "- %(hours)d rows of hours, with %(hits)d hits, to days",
                    pruned.hours,
                )
                % {"hours": pruned.hours, "hits": pruned.hits}
            )
        if pruned.batches:
            self.stdout.write(
                ngettext(
                    "- %(count)d line of the ledger to one",
                    "- %(count)d lines of the ledger to one",
                    pruned.batches,
                )
                % {"count": pruned.batches}
            )
