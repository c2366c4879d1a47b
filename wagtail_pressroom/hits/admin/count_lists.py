"""Reading a list of old counts: a CSV file with a page, a count and a date in each line."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from ..statistics import today
from .page_addresses import NoSuchPage, page_of_address, page_of_number
from .taking_over import HIGHEST_COUNT

PAGE_COLUMNS = ("id", "path", "url")
SEPARATORS = ",;\t"


class UnreadableList(Exception):
    """The file is no list of counts. The message is for people."""


@dataclass(frozen=True, slots=True)
class OldCount:
    """A usable line.

    Attributes:
        page: the specific page.
        count: what the previous site had counted.
        as_of: the day on which it showed that.
    """

    page: Any
    count: int
    as_of: datetime.date


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that can't be used: its number in the file, and why."""

    line: int
    text: str

    def __str__(self) -> str:
        return _("Line %(line)s: %(problem)s") % {"line": self.line, "problem": self.text}


def read_counts(path: Path) -> Iterator[OldCount | Problem]:
    """Read a list of old counts, line by line.

    The first line names the columns: ``id``, ``path`` or ``url`` for the page, ``count``, and
    ``date`` (``2026-11-01``). Commas, semicolons and tabs may separate them.

    Args:
        path: a file in UTF-8.

    Raises:
        UnreadableList: the file can't be read, or lacks a column.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableList(_("The file can't be read: %(error)s") % {"error": error}) from error
    heading = text.partition("\n")[0]
    # Not splitlines: a title may hold what that takes for the end of a line.
    lines = io.StringIO(text, newline="")
    reader = csv.DictReader(lines, delimiter=max(SEPARATORS, key=heading.count), strict=True)
    try:
        reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
        page_column = _page_column(reader.fieldnames)
        yield from _usable(reader, page_column)
    except csv.Error as error:
        raise UnreadableList(
            Problem(reader.reader.line_num, _("it can't be read (%(error)s).") % {"error": error})
        ) from error


def _page_column(names: Any) -> str:
    for needed in ("count", "date"):
        if needed not in names:
            raise UnreadableList(_("The first line names no column “%(name)s”.") % {"name": needed})
    found = [name for name in PAGE_COLUMNS if name in names]
    if len(found) != 1:
        raise UnreadableList(
            _("The first line must name one column for the page: “id”, “path” or “url”.")
        )
    return found[0]


def _usable(reader: csv.DictReader[str], page_column: str) -> Iterator[OldCount | Problem]:
    seen: dict[int, int] = {}
    for row in reader:
        values = {name: (value or "").strip() for name, value in row.items() if name}
        if not any(values.values()):
            continue
        line = reader.line_num
        try:
            found = _old_count(values, page_column)
        except (NoSuchPage, ValueError) as error:
            yield Problem(line, str(error))
            continue
        if found.page.pk in seen:
            yield Problem(
                line,
                _("the page is in line %(line)s already.") % {"line": seen[found.page.pk]},
            )
            continue
        seen[found.page.pk] = line
        yield found


def _old_count(values: dict[str, str], page_column: str) -> OldCount:
    name = values[page_column]
    page = page_of_number(name) if page_column == "id" else page_of_address(name)
    if page.alias_of_id is not None:
        raise ValueError(_("“%(page)s” is an alias, whose views aren't counted.") % {"page": name})
    return OldCount(page, _count(values["count"]), _day(values["date"]))


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 19 or int(text) > HIGHEST_COUNT:
        raise ValueError(
            _("“%(text)s” is no number of views: write it in digits alone.") % {"text": text}
        )
    return int(text)


def _day(text: str) -> datetime.date:
    try:
        day = datetime.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        raise ValueError(
            _("“%(text)s” is no date: write it as 2026-11-01.") % {"text": text}
        ) from error
    if day > today():
        raise ValueError(_("The day %(day)s is in the future.") % {"day": text})
    return day
