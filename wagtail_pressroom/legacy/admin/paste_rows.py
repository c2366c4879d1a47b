"""The form field that takes the corrected rows: one JSON text, because Django counts fields."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .paste_labels import HEADLINE, KIND_LABELS
from .paste_review import ReviewRow
from .paste_text import MAX_CHARACTERS, cleaned

LONGEST_MARKER = 12


class UnusableRows(ValueError):
    """Rows that are not those of the text, or no rows at all."""


def pack(rows: Sequence[ReviewRow]) -> str:
    """Return rows as the page sends them.

    Args:
        rows: the rows of a text.
    """
    return json.dumps(
        [{"kind": row.kind, "marker": row.marker, "text": row.text} for row in rows],
        ensure_ascii=False,
    )


def unpack(value: str, rows: Sequence[ReviewRow]) -> list[ReviewRow]:
    """Return rows with the corrections that a page sent.

    Args:
        value: what :func:`pack` returns, after an editor's work.
        rows: the rows as they were understood.

    Raises:
        UnusableRows: the value is not what the page sends for these rows.
    """
    try:
        sent = json.loads(value)
    except (ValueError, RecursionError) as error:
        raise UnusableRows from error
    if not isinstance(sent, list) or len(sent) != len(rows):
        raise UnusableRows
    return [_corrected(row, item) for row, item in zip(rows, sent, strict=True)]


def _corrected(row: ReviewRow, item: Any) -> ReviewRow:
    if not isinstance(item, dict) or set(item) != {"kind", "marker", "text"}:
        raise UnusableRows
    if not all(isinstance(value, str) for value in item.values()):
        raise UnusableRows
    if any(map(_holds_half_a_character, item.values())):
        raise UnusableRows
    if item["kind"] not in KIND_LABELS or len(item["text"]) > MAX_CHARACTERS:
        raise UnusableRows
    return dataclasses.replace(
        row,
        kind=item["kind"],
        marker=_one_line(item["marker"], row.marker),
        text=_one_line(item["text"], row.text),
    )


def _holds_half_a_character(value: str) -> bool:
    # JSON may carry one half of a pair; no database can.
    return any("\ud800" <= character <= "\udfff" for character in value)


def _one_line(value: str, before: str) -> str:
    # What was not touched stays as it was read.
    return before if value == before else " ".join(cleaned(value).replace("\0", "").splitlines())


def problem_of(row: ReviewRow) -> str:
    """Say what is wrong with a corrected row, or nothing when it is right.

    Args:
        row: the row.
    """
    if row.is_kept and not row.text.strip():
        return _("This row has no text. Type some, or set the line aside.")
    if row.is_kept and len(row.marker) > LONGEST_MARKER:
        return _("The marker is longer than %(count)s characters.") % {"count": LONGEST_MARKER}
    return ""


class RowsField(forms.CharField):
    """Takes the rows of one text.

    Attributes:
        rows: the rows as they were understood.
    """

    widget = forms.HiddenInput

    def __init__(self, rows: Sequence[ReviewRow] = (), **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        self.rows = rows

    def clean(self, value: Any) -> list[ReviewRow]:
        """Check the rows and return them.

        Args:
            value: what was sent.

        Raises:
            ValidationError: something is wrong with a row, or with all of them.
        """
        try:
            rows = unpack(self.to_python(value) or "", self.rows)
        except UnusableRows as error:
            raise ValidationError(
                _("Your corrections of the rows did not arrive whole; the rows are shown as read."),
                code="unusable",
            ) from error
        if any(problem_of(row) for row in rows):
            raise ValidationError(_("Some rows need another look."), code="rows")
        if sum(row.kind == HEADLINE for row in rows) > 1:
            raise ValidationError(_("Only one row can be the headline."), code="headlines")
        if not any(row.is_kept for row in rows):
            raise ValidationError(
                _("Every line is set aside. Keep at least one for the text."), code="nothing"
            )
        return rows
