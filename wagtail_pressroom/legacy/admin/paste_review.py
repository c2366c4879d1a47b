"""What was understood of a text, as rows an editor can correct, and the way back."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from ..document import OutlineRow, ParsedRelease, RowKind, SetAside
from .paste_contacts import settle_contacts
from .paste_labels import ASIDE, BY_HAND, HEADLINE


@dataclass(frozen=True)
class ReviewRow:
    """A row of the review page: the headline, a row of the text, or what was set aside.

    Attributes:
        line: number of its first line in the text.
        lines: how many lines it takes up.
        kind: a key of :data:`.paste_labels.KIND_LABELS`.
        marker: the typed marker, or an empty string.
        text: the rest.
        reason: why it was set aside, a key of :data:`.paste_labels.REASON_LABELS`.
    """

    line: int
    lines: int
    kind: str
    marker: str
    text: str
    reason: str = BY_HAND

    @property
    def is_kept(self) -> bool:
        """Whether it is part of the text of the release."""
        return self.kind not in (ASIDE, HEADLINE)

    @property
    def last_line(self) -> int:
        """Number of its last line in the text."""
        return self.line + self.lines - 1


@dataclass(frozen=True)
class Particulars:
    """What an editor says about the release as a whole.

    Attributes:
        title: the headline.
        date: the release date.
        hits: what the previous site had counted.
        department: the name of the department, or an empty string.
        unofficial_translation: whether the text is one.
    """

    title: str
    date: datetime.date | None
    hits: int | None
    department: str
    unofficial_translation: bool


def rows_of(parsed: ParsedRelease) -> list[ReviewRow]:
    """Return everything that was found in a text, in the order of the text.

    Args:
        parsed: what was understood.
    """
    placed: list[tuple[int, int, ReviewRow]] = []
    if parsed.title is not None and parsed.title_line is not None:
        row = ReviewRow(parsed.title_line, 1, HEADLINE, "", parsed.title)
        placed.append((row.line, 0, row))
    furthest = 0
    for outline_row in parsed.outline:
        # Rows of the text stay in their order, whatever lines they say they come from.
        furthest = max(furthest, outline_row.line)
        placed.append((furthest, 1, _kept(outline_row)))
    for item in parsed.set_aside:
        placed.append(
            (item.line, 2, ReviewRow(item.line, 1, ASIDE, "", item.text, reason=item.reason))
        )
    return [row for _line, _rank, row in sorted(placed, key=lambda place: place[:2])]


def _kept(row: OutlineRow) -> ReviewRow:
    kind = f"point-{row.level}" if row.kind == "point" else row.kind
    return ReviewRow(row.line, row.lines, kind, row.marker, row.text)


def corrected(
    parsed: ParsedRelease, rows: Sequence[ReviewRow], particulars: Particulars
) -> ParsedRelease:
    """Return a release as an editor corrected it.

    Args:
        parsed: what had been understood.
        rows: the rows as they are to be, in the order of :func:`rows_of`.
        particulars: the fields as they are to be.

    Returns:
        The release.
    """
    contacts, outline = settle_contacts(parsed, [_outline_row(row) for row in rows if row.is_kept])
    return dataclasses.replace(
        parsed,
        title=particulars.title,
        date=particulars.date,
        hits=particulars.hits,
        department=particulars.department or None,
        unofficial_translation=particulars.unofficial_translation,
        outline=outline,
        set_aside=tuple(
            SetAside(row.line, row.text, row.reason) for row in rows if row.kind == ASIDE
        ),
        contacts=contacts,
    )


def _outline_row(row: ReviewRow) -> OutlineRow:
    name, _hyphen, number = row.kind.partition("-")
    level = int(number) if number else -1 if row.kind in {"note", "status"} else 0
    return OutlineRow(level, row.marker, row.text, row.line, cast(RowKind, name), row.lines)
