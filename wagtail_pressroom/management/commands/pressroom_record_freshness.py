"""Take down how translations stand to their originals, on a site that already has some."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_pressroom.languages.freshness.earlier import record_earlier


class Command(BaseCommand):
    """Take down what was published before this package was installed; to be run once."""

    help = (
        "Takes down what each published release and translation says, where nothing is known of "
        "it: for sites that had translations before they had this package. From then on every "
        "change of an original shows. What is known already is left alone; safe to run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--dry-run", action="store_true", help="change nothing; print what would be done"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        earlier = record_earlier(dry_run=options["dry_run"])
        if options["dry_run"]:
            self.stdout.write(_("Nothing has been changed. A run would take down:"))
        self.stdout.write(
            ngettext("%(count)d published text.", "%(count)d published texts.", earlier.texts)
            % {"count": earlier.texts}
        )
        self.stdout.write(
            ngettext(
                "%(count)d translation compared with its original.",
                "%(count)d translations compared with their originals.",
                earlier.translations,
            )
            % {"count": earlier.translations}
        )
        if earlier.unsure:
            self.stdout.write(
                _(
                    "These may be older than their originals, which nothing on record can tell. "
                    "They count as current; please look at them:"
                )
            )
        for page in earlier.unsure:
            self.stdout.write(f"- {page.pk} [{page.locale.language_code}] {page.title}")
