"""Check that the numbers of hits agree with one another."""

from __future__ import annotations

import dataclasses
import json
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_pressroom.hits.models import HitTotal
from wagtail_pressroom.hits.repairing import repair
from wagtail_pressroom.hits.stores import StoreUnavailable, get_store
from wagtail_pressroom.hits.verifying import Findings, verify


class Command(BaseCommand):
    """Compare totals with hours and days, and both with the ledger."""

    help = (
        "Checks that the total of each page is the sum of its hours and days, that the ledger "
        "says the same, and that no row is impossible. Exit code 1 when something is wrong. Safe "
        "to run while hits come in."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--repair",
            action="store_true",
            help="set totals to the sums of hours and days, and the ledger to the sum of all; "
            "every number changed is printed, old and new",
        )
        parser.add_argument("--json", action="store_true", help="print a JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command.

        Raises:
            CommandError: when something is wrong, and still is after a repair; when the store or
                the database fails.
        """
        try:
            repaired = repair() if options["repair"] else None
            if repaired is not None:
                # Throws away batches that are in the tables already.
                get_store().flush()
            found = verify(get_store())
        except (StoreUnavailable, Error) as error:
            raise CommandError(
                _("The numbers could not be compared: %(error)s") % {"error": error}
            ) from error
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(found, repaired), indent=2))
        else:
            self._tell(found, repaired)
        if not found.is_well:
            raise CommandError(_("The numbers of hits do not agree."))

    def _tell(self, found: Findings, repaired: Findings | None) -> None:
        if repaired is not None:
            for line in (*_repaired_totals(repaired), *_repaired_ledger(repaired)):
                self.stdout.write(line)
            if repaired.numbers_agree:
                self.stdout.write(_("There was no number to repair."))
        for line in _complaints(found):
            self.stdout.write(line)
        if found.is_well:
            self.stdout.write(
                ngettext(
                    "All is well: %(hits)d hit in totals, in hours and days, and in the ledger.",
                    "All is well: %(hits)d hits in totals, in hours and days, and in the ledger.",
                    found.totals,
                )
                % {"hits": found.totals}
            )


def _repaired_totals(repaired: Findings) -> Iterator[str]:
    titles = _titles(repaired)
    for item in repaired.differences:
        yield _("Repaired: page %(page)d (%(title)s), total %(old)d, now %(new)d.") % {
            "page": item.page_id,
            "title": titles.get(item.page_id) or "?",
            "old": item.total,
            "new": item.counted,
        }


def _repaired_ledger(repaired: Findings) -> Iterator[str]:
    if repaired.ledger != repaired.counted:
        yield _("Repaired: ledger %(old)d, now %(new)d.") % {
            "old": repaired.ledger,
            "new": repaired.counted,
        }


def _complaints(found: Findings) -> Iterator[str]:
    titles = _titles(found)
    for item in found.differences:
        yield _(
            "Page %(page)d (%(title)s): the total is %(total)d, hours and days add up to "
            "%(counted)d, a difference of %(difference)+d."
        ) % {
            "page": item.page_id,
            "title": titles.get(item.page_id) or "?",
            "total": item.total,
            "counted": item.counted,
            "difference": item.total - item.counted,
        }
    if found.ledger != found.counted:
        yield _(
            "The ledger has %(ledger)d hits, hours and days have %(counted)d, a difference of "
            "%(difference)+d."
        ) % {
            "ledger": found.ledger,
            "counted": found.counted,
            "difference": found.ledger - found.counted,
        }
    for batch in found.waiting:
        yield _(
            "Batch %(batch)s waits in the store although it has been counted. The next flush "
            "throws it away."
        ) % {"batch": batch}
    for page in found.taken_over:
        yield _("Page %(page)d: the taken-over count is negative.") % {"page": page}
    for kind, page, when, hits in found.impossible:
        words = {"page": page, "when": when, "hits": hits}
        if kind == "hour":
            yield _("Page %(page)d: hour %(when)d with %(hits)d hits can't be.") % words
        else:
            yield _("Page %(page)d: day %(when)d with %(hits)d hits can't be.") % words


def _titles(found: Findings) -> dict[int, str]:
    pages = [item.page_id for item in found.differences]
    return dict(HitTotal.objects.filter(pk__in=pages).values_list("pk", "title"))


def _as_json(found: Findings, repaired: Findings | None) -> dict[str, Any]:
    values = dataclasses.asdict(found)
    values["waiting"] = [str(batch) for batch in found.waiting]
    values["well"] = found.is_well
    if repaired is not None:
        values["repaired"] = {
            "differences": [dataclasses.asdict(item) for item in repaired.differences],
            "ledger": [repaired.ledger, repaired.counted],
        }
    return values
