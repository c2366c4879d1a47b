"""What the parser hands over: a release as values, and whatever it left out."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class OutlineRow:
    """One line of the text proper.

    Attributes:
        level: 1, 2 or 3 for points, 0 for a paragraph, -1 for a note.
        marker: the typed marker as printed (``1.``, ``o``, ``-``, ``※``), or an empty string.
        text: the line without its marker.
        line: number of the line in the input, counted from 1.
    """

    level: int
    marker: str
    text: str
    line: int


@dataclass(frozen=True)
class SetAside:
    """A line, or a part of one, that is not in the outline.

    Attributes:
        line: number of the line in the input, counted from 1.
        text: what was left out.
        reason: one of the codes of :data:`.vocabulary.REASONS`.
    """

    line: int
    text: str
    reason: str


@dataclass(frozen=True)
class ParsedRelease:
    """A press release read from plain text.

    Every line with something visible on it is the title, a row of the outline, or set aside.

    Attributes:
        title: the headline, if one was found.
        date: the release date, from a label or a date line, never from prose.
        hits: the number of hits the board showed.
        department: the unit responsible, never a person.
        language: language code of the text, as far as its script and small words tell.
        unofficial_translation: whether the text says so of itself.
        outline: the text, row by row.
        set_aside: everything else, in the order of the lines.
    """

    title: str | None
    date: datetime.date | None
    hits: int | None
    department: str | None
    language: str | None
    unofficial_translation: bool
    outline: tuple[OutlineRow, ...]
    set_aside: tuple[SetAside, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the release as plain values, ready for JSON.

        Returns:
            The attributes by name: the date in ISO form, an outline row as
            ``[level, marker, text]``, a line set aside as ``[line, text, reason]``.
        """
        return {
            "title": self.title,
            "date": self.date.isoformat() if self.date else None,
            "hits": self.hits,
            "department": self.department,
            "language": self.language,
            "unofficial_translation": self.unofficial_translation,
            "outline": [[row.level, row.marker, row.text] for row in self.outline],
            "set_aside": [[item.line, item.text, item.reason] for item in self.set_aside],
        }
