"""Import press releases kept as plain text."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import dataclass
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_pressroom.legacy import ParsedRelease, parse_release
from wagtail_pressroom.legacy.importer import (
    ImportOutcome,
    ImportRefused,
    import_release,
    refuse_unfit,
)
from wagtail_pressroom.legacy.reading import UnreadableFile, read_text_file
from wagtail_pressroom.legacy.targets import find_index, find_locale


@dataclass(frozen=True)
class Reading:
    """A file that was read and understood."""

    path: str
    text: str
    parsed: ParsedRelease


class Command(BaseCommand):
    """Reads plain texts, recognises page furniture and points, and makes releases of them.

    All files are imported, or none: any problem is named before the exit code says so.
    """

    help = (
        "Import press releases kept as plain text. All files are imported, or none. "
        "With --dry-run nothing is written; neither --index nor --locale is needed then."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("files", nargs="+", metavar="FILE", help="plain text, UTF-8")
        parser.add_argument("--index", metavar="ID_OR_SLUG", help="the press index to add to")
        parser.add_argument("--locale", metavar="CODE", help="the language of the text")
        parser.add_argument("--publish", action="store_true", help="publish, don't leave drafts")
        parser.add_argument("--dry-run", action="store_true", help="write nothing")
        parser.add_argument(
            "--json", action="store_true", help="print a JSON list, one object for each file"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read all files, then write them in one transaction.

        Raises:
            CommandError: a file can't be read or imported, or the index or locale is unknown.
        """
        readings = _read_all(options["files"])
        outcomes: list[ImportOutcome | None] = [None] * len(readings)
        if options["dry_run"]:
            _check_all(readings, options)
        else:
            outcomes = list(_import_all(readings, options))
        if options["json"]:
            report = [_as_json(*pair) for pair in zip(readings, outcomes, strict=True)]
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
        else:
            for reading, outcome in zip(readings, outcomes, strict=True):
                self._describe(reading, outcome)

    def _describe(self, reading: Reading, outcome: ImportOutcome | None) -> None:
        parsed = reading.parsed
        rows = ngettext("%(n)s line of text", "%(n)s lines of text", len(parsed.outline))
        aside = ngettext("%(n)s line set aside", "%(n)s lines set aside", len(parsed.set_aside))
        self.stdout.write(f"{reading.path}: {parsed.title or '–'}")
        self.stdout.write(
            f"  {parsed.date or '–'} · "
            f"{rows % {'n': len(parsed.outline)}} · {aside % {'n': len(parsed.set_aside)}}"
        )
        if outcome is None:
            self.stdout.write("  " + _("Nothing was written."))
        elif outcome.skipped:
            self.stdout.write("  " + _("Skipped: the same text was imported before."))
        else:
            done = _describe_state(outcome.page)
            self.stdout.write(self.style.SUCCESS(f"  {done} {outcome.page.full_url or ''}"))
        for warning in outcome.warnings if outcome else []:
            self.stderr.write(self.style.WARNING(f"  {warning}"))


def _read_all(paths: list[str]) -> list[Reading]:
    readings, problems = [], []
    for path in paths:
        try:
            text = read_text_file(path)
        except UnreadableFile as error:
            problems.append(f"{path}: {error}")
            continue
        parsed = parse_release(text)
        if not parsed.title and not parsed.outline:
            problems.append(f"{path}: " + _("No press release was found in this text."))
        readings.append(Reading(path, text, parsed))
    if problems:
        raise CommandError("\n".join([*problems, _("Nothing was imported.")]))
    return readings


def _check_all(readings: list[Reading], options: dict[str, Any]) -> None:
    """Refuse in a dry run what the real run would refuse."""
    for reading in readings:
        try:
            refuse_unfit(reading.parsed, options["publish"])
        except ImportRefused as error:
            raise CommandError(f"{reading.path}: {error}") from error
    if options["index"] or options["locale"]:
        _find_target(options)


def _find_target(options: dict[str, Any]) -> Any:
    if not options["index"] or not options["locale"]:
        raise CommandError(_("Say where to: --index ID_OR_SLUG --locale CODE."))
    try:
        return find_index(options["index"], find_locale(options["locale"]))
    except ImportRefused as error:
        raise CommandError(str(error)) from error


def _import_all(readings: list[Reading], options: dict[str, Any]) -> list[ImportOutcome]:
    index = _find_target(options)
    with transaction.atomic():
        return [_import_one(reading, index, options["publish"]) for reading in readings]


def _describe_state(page: Any) -> str:
    if page.live:
        return _("Published.")
    if page.approved_schedule:
        return _("Scheduled for %(date)s.") % {"date": page.printed_release_date.text}
    return _("Saved as a draft.")


def _import_one(reading: Reading, index: Any, publish: bool) -> ImportOutcome:
    try:
        return import_release(reading.text, reading.parsed, index, publish)
    except ImportRefused as error:
        # Leaving the transaction by an exception undoes the files before this one.
        raise CommandError(f"{reading.path}: {error}\n" + _("Nothing was imported.")) from error


def _as_json(reading: Reading, outcome: ImportOutcome | None) -> dict[str, Any]:
    result = {"file": reading.path, **reading.parsed.as_dict()}
    if outcome is not None:
        result["page"] = {
            "id": outcome.page.pk,
            "url": outcome.page.full_url,
            "live": outcome.page.live,
            "go_live_at": outcome.page.go_live_at and outcome.page.go_live_at.isoformat(),
            "skipped": outcome.skipped,
        }
        result["warnings"] = outcome.warnings
    return result
