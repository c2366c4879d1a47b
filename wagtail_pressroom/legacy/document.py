"""What the parser hands over: a release as values, and whatever it left out."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Literal

# "point" stands on level 1, 2 or 3; "note" on -1, and so does "status", the footnote by which a
# text says which translation it is; every other kind on 0.
RowKind = Literal[
    "point",
    "paragraph",
    "heading",
    "note",
    "status",
    "question",
    "answer",
    "table",
    "quote",
    "contact",
]


@dataclass(frozen=True)
class OutlineRow:
    """One row of the text proper.

    Attributes:
        level: 1, 2 or 3 for points, 0 for a paragraph, -1 for a note.
        marker: the typed marker as printed (``1.``, ``o``, ``-``, ``※``), or an empty string.
        text: the row without its marker.
        line: number of its first line in the input, counted from 1.
        kind: what the row is.
        lines: how many lines of the input it takes up: more than one where lines were broken by
            hand, or by a mail program.
    """

    level: int
    marker: str
    text: str
    line: int
    kind: RowKind = "paragraph"
    lines: int = 1


@dataclass(frozen=True)
class SetAside:
    """A line, or a part of one, that is not in the outline.

    Attributes:
        line: number of the line in the input, counted from 1.
        text: what was left out.
        reason: one of the codes of :data:`.reasons.REASONS`.
    """

    line: int
    text: str
    reason: str


@dataclass(frozen=True)
class FoundContact:
    """Whom journalists can ask, as the text names them.

    Attributes:
        name: of the person or the office.
        role: what they are, or an empty string.
        phone: telephone number as printed, or an empty string.
        email: address, or an empty string.
        line: number of its first line in the input.
    """

    name: str
    role: str
    phone: str
    email: str
    line: int


@dataclass(frozen=True)
class ParsedRelease:
    """A press release read from plain text.

    Every line with something visible on it is the title, a row of the outline, or set aside.

    Attributes:
        title: the headline, if one was found.
        date: the release date, from a label, a date line or a dateline, never from prose.
        hits: the number of hits the board showed.
        department: the unit responsible, never a person.
        language: ISO 639-1 code of the text, as far as its script and small words tell.
        unofficial_translation: whether the text says so of itself.
        outline: the text, row by row.
        set_aside: everything else, in the order of the lines.
        translation_status: ``unofficial``, ``official`` or ``machine``, if the text says so.
        title_line: number of the line of the title.
        embargo: the line about the time before which nothing may be published.
        end_marker: the mark that the text ends here (``ENDS``, ``끝.``).
        attachments: names of the files the text says are attached.
        contacts: whom the text names as contact; their rows are in the outline too, as
            ``"contact"``.
    """

    title: str | None
    date: datetime.date | None
    hits: int | None
    department: str | None
    language: str | None
    unofficial_translation: bool
    outline: tuple[OutlineRow, ...]
    set_aside: tuple[SetAside, ...]
    translation_status: str | None = None
    title_line: int | None = None
    embargo: str | None = None
    end_marker: str | None = None
    attachments: tuple[str, ...] = ()
    contacts: tuple[FoundContact, ...] = ()

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
            "translation_status": self.translation_status,
            "embargo": self.embargo,
            "end_marker": self.end_marker,
            "attachments": list(self.attachments),
            "contacts": [
                {"name": c.name, "role": c.role, "phone": c.phone, "email": c.email}
                for c in self.contacts
            ],
            "outline": [[row.level, row.marker, row.text] for row in self.outline],
            "set_aside": [[item.line, item.text, item.reason] for item in self.set_aside],
        }
