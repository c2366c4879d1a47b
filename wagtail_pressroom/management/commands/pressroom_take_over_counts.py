"""Take over the numbers of views that a previous site had counted."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_pressroom.hits.admin.count_lists import OldCount, UnreadableList, read_counts
from wagtail_pressroom.hits.admin.taking_over import take_over


class Command(BaseCommand):
    """Reads a list of old counts and stores all of it, or nothing."""

    help = (
        "Take over the views that a previous site had counted, from a CSV file in UTF-8. Its first "
        "line names the columns: id, path or url of the page; count; date (2026-11-01), the day on "
        "which the previous site showed the number. All lines are taken over, or none. A number "
        "taken over before is replaced, and the history of the page tells so."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("file", metavar="FILE.csv", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check every line, then store all of them in one transaction.

        Raises:
            CommandError: the file or one of its lines can't be used.
        """
        try:
            lines = list(read_counts(options["file"]))
        except UnreadableList as error:
            raise CommandError(f"{error}\n{_('Nothing was taken over.')}") from error
        counts = [line for line in lines if isinstance(line, OldCount)]
        problems = [str(line) for line in lines if not isinstance(line, OldCount)]
        if problems:
            raise CommandError("\n".join([*problems, _("Nothing was taken over.")]))
        if options["dry_run"]:
            usable = ngettext("%(n)s line can be used.", "%(n)s lines can be used.", len(counts))
            self.stdout.write(usable % {"n": len(counts)})
            self.stdout.write(_("Nothing was written."))
            return
        with transaction.atomic():
            changed = sum(take_over(each.page, each.count, each.as_of) for each in counts)
        done = ngettext(
            "%(n)s count taken over, %(same)s as it was.",
            "%(n)s counts taken over, %(same)s as they were.",
            changed,
        )
        self.stdout.write(self.style.SUCCESS(done % {"n": changed, "same": len(counts) - changed}))
