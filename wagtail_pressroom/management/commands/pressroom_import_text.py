"""Import press releases kept as text or as documents of a word processor."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_pressroom.legacy import ParsedRelease
from wagtail_pressroom.legacy.importer import (
    ImportOutcome,
    ImportRefused,
    import_release,
    imported_before,
    problems_of,
)
from wagtail_pressroom.legacy.reading import UnreadableFile, read_text_file
from wagtail_pressroom.legacy.site_words import read_release
from wagtail_pressroom.legacy.targets import find_index, find_locale

Item = TypeVar("Item")

# With fewer files there is nothing to wait for.
_MANY = 10


@dataclass(frozen=True)
class Reading:
    """A file, and what was understood of it.

    Attributes:
        path: as it was given.
        text: what was read, nothing when it is unreadable.
        parsed: what was understood.
        notes: what the editor should know about the reading.
        trouble: why it is unreadable, or an empty string.
    """

    path: str
    text: str
    parsed: ParsedRelease
    notes: tuple[str, ...] = ()
    trouble: str = ""

    def problems(self, publish: bool) -> list[str]:
        """Say why no release can be made of it."""
        return [self.trouble] if self.trouble else problems_of(self.parsed, publish)


class Command(BaseCommand):
    """Reads texts, recognises page furniture and points, and makes releases of them.

    All files are imported, or none: any problem is named before the exit code says so.
    """

    help = (
        "Import press releases kept as text. All files are imported, or none. "
        "With --dry-run nothing is written; neither --index nor --locale is needed then."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "files", nargs="+", metavar="FILE", help="plain text; .docx and .hwpx with an extra"
        )
        parser.add_argument("--index", metavar="ID_OR_SLUG", help="the press index to add to")
        parser.add_argument("--locale", metavar="CODE", help="the language of the text")
        parser.add_argument("--publish", action="store_true", help="publish, don't leave drafts")
        parser.add_argument("--dry-run", action="store_true", help="write nothing")
        parser.add_argument(
            "--json", action="store_true", help="print a JSON list, one object for each file"
        )
        parser.add_argument(
            "--create-departments",
            action="store_true",
            help="create the departments the site lacks, instead of keeping their names as text",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read all files, then write them in one transaction.

        Raises:
            CommandError: a file can't be read or imported, or the index or locale is unknown.
        """
        index = None
        if not options["dry_run"] or options["index"] or options["locale"]:
            index = _find_target(options)
        readings = [*map(_read, self._with_progress(options["files"], _("Reading")))]
        if options["dry_run"]:
            self._report(readings, [None] * len(readings), options)
            _refuse(_problems_of_trial(readings, options))
        else:
            self._report(readings, self._import_all(readings, index, options), options)

    def _import_all(
        self, readings: Sequence[Reading], index: Any, options: dict[str, Any]
    ) -> list[ImportOutcome]:
        _refuse(f"{reading.path}: {reading.trouble}" for reading in readings if reading.trouble)
        outcomes: list[ImportOutcome] = []
        problems: list[str] = []
        with transaction.atomic():
            for reading in self._with_progress(readings, _("Importing")):
                if problems:
                    # All is lost already, so the rest is only looked at.
                    problems += _problems_of_rest(reading, index, options["publish"])
                    continue
                try:
                    outcomes.append(_import_one(reading, index, options))
                except ImportRefused as error:
                    problems.append(f"{reading.path}: {error}")
            # Leaving the transaction by an exception undoes the files before.
            _refuse(problems)
        return outcomes

    def _report(
        self,
        readings: Sequence[Reading],
        outcomes: Sequence[ImportOutcome | None],
        options: dict[str, Any],
    ) -> None:
        pairs = [*zip(readings, outcomes, strict=True)]
        if options["json"]:
            report = [_as_json(reading, outcome, options["publish"]) for reading, outcome in pairs]
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
        else:
            for reading, outcome in pairs:
                self._describe(reading, outcome)

    def _describe(self, reading: Reading, outcome: ImportOutcome | None) -> None:
        parsed = reading.parsed
        if reading.trouble:
            # The error at the end names it.
            return
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
        for warning in (*reading.notes, *(outcome.warnings if outcome else ())):
            self.stderr.write(self.style.WARNING(f"  {warning}"))

    def _with_progress(self, items: Sequence[Item], doing: str) -> Iterator[Item]:
        """Go through items; a person waiting for many sees how far it has come."""
        is_shown = len(items) >= _MANY and self.stderr.isatty()
        for number, item in enumerate(items, start=1):
            if is_shown:
                self.stderr.write(f"\r{doing}: {number}/{len(items)}", str, ending="")
            yield item
        if is_shown:
            self.stderr.write("", str)


def _read(path: str) -> Reading:
    try:
        read = read_text_file(path)
    except UnreadableFile as error:
        return Reading(path, "", read_release(""), trouble=str(error))
    return Reading(path, read.text, read_release(read.text), read.notes)


def _find_target(options: dict[str, Any]) -> Any:
    if not options["index"] or not options["locale"]:
        raise CommandError(_("Say where to: --index ID_OR_SLUG --locale CODE."))
    try:
        return find_index(options["index"], find_locale(options["locale"]))
    except ImportRefused as error:
        raise CommandError(str(error)) from error


def _problems_of_trial(readings: Sequence[Reading], options: dict[str, Any]) -> Iterator[str]:
    """Name what makes a trial fail.

    Whoever names a target, wants to publish, or reads with their own eyes learns what the real
    run would refuse; a program that asks what was understood finds the problems in the JSON.
    """
    is_question = options["json"] and not (options["index"] or options["publish"])
    for reading in readings:
        if reading.trouble or not is_question:
            yield from (f"{reading.path}: {text}" for text in reading.problems(options["publish"]))


def _problems_of_rest(reading: Reading, index: Any, publish: bool) -> list[str]:
    if imported_before(reading.text, index) is not None:
        return []
    return [f"{reading.path}: {problem}" for problem in reading.problems(publish)]


def _refuse(problems: Iterable[str]) -> None:
    if named := [*problems]:
        raise CommandError("\n".join([*named, _("Nothing was imported.")]))


def _import_one(reading: Reading, index: Any, options: dict[str, Any]) -> ImportOutcome:
    return import_release(
        reading.text,
        reading.parsed,
        index,
        publish=options["publish"],
        create_departments=options["create_departments"],
    )


def _describe_state(page: Any) -> str:
    if page.live:
        return _("Published.")
    if page.approved_schedule:
        return _("Scheduled for %(date)s.") % {"date": page.printed_release_date.text}
    return _("Saved as a draft.")


def _as_json(reading: Reading, outcome: ImportOutcome | None, publish: bool) -> dict[str, Any]:
    result = {
        "file": reading.path,
        **reading.parsed.as_dict(),
        "notes": list(reading.notes),
        "problems": [] if outcome else reading.problems(publish),
    }
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
