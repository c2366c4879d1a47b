"""What the templates of the paste page are given."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from .. import reading
from ..import_parts import find_department
from ..importer import imported_before
from .paste_forms import ReviewForm, TextForm
from .paste_labels import COUNT_LABELS, KIND_LABELS, REASON_LABELS, count_of
from .paste_review import ReviewRow
from .paste_rows import LONGEST_MARKER, problem_of
from .paste_text import MAX_CHARACTERS, MAX_LINES, digest_of, grouped

EXAMPLE = """Press Releases

Outcome of the Minister’s Visit to Tessara

Date
2031-03-14

1. The Minister visited Tessara from March 13 to 14.
o The two Ministers met in the harbour town of Orsk."""
_OPTION = '<option value="{}">{}</option>'
_CHOSEN = '<option value="{}" selected>{}</option>'


@dataclass(frozen=True)
class ShownRow:
    """A row as the template prints it.

    Attributes:
        number: of the row, in ids.
        row: the row.
        name: the line or lines it stands on, for example “Line 12”.
        reason: why it was set aside, in words.
        options: the choices of what it is.
        problem: what is wrong with it, or an empty string.
        height: lines of its field, where browsers don't fit it to the text themselves.
    """

    number: str
    row: ReviewRow
    name: str
    reason: str
    options: SafeString
    problem: str
    height: int


@dataclass(frozen=True)
class Caution:
    """What an editor should look at before creating the draft.

    Attributes:
        text: the warning.
        url: where to look, or an empty string.
        link: the words that lead there.
    """

    text: str
    url: str = ""
    link: str = ""


def text_context(form: TextForm, kept: ReviewForm | None) -> dict[str, Any]:
    """Return what the first step shows.

    Args:
        form: asks for the text.
        kept: corrections of the text as it was, to be there when it is read again.
    """
    return {
        "form": form,
        "form_is_multipart": True,
        "example": EXAMPLE,
        "media": form.media,
        "kept_fields": [kept[name].as_hidden() for name in kept.fields] if kept else [],
        # As texts: Django's templates would group the digits.
        "max_characters": str(MAX_CHARACTERS),
        "max_lines": str(MAX_LINES),
        "max_bytes": str(reading.MAX_BYTES),
        "too_large": reading.MESSAGES["too-large"],
        "too_long": _(
            "The text is too long to be checked here: at most %(lines)s lines and %(characters)s "
            "characters. Paste a single release, or have longer texts imported with the import "
            "command."
        )
        % {"lines": grouped(MAX_LINES), "characters": grouped(MAX_CHARACTERS)},
    }


def review_context(text: str, form: ReviewForm, index: Any, user: Any) -> dict[str, Any]:
    """Return what the second step shows.

    Args:
        text: the text.
        form: what was understood of it, with corrections.
        index: the press index the release is for.
        user: the editor, for what they may see.
    """
    rows = form.shown_rows()
    known = imported_before(text, index)
    # A long text has thousands of rows.
    options = {kind: _options(kind) for kind in {row.kind for row in rows}}
    return {
        "form": form,
        "media": form.media,
        # Leaving the page would lose the text, which is kept nowhere else.
        "has_unsaved_changes": True,
        "text": text,
        "reviewed": digest_of(text),
        "again": known is not None,
        "source_lines": text.split("\n"),
        "language": form.parsed.language or index.locale.language_code,
        "rows": [
            _shown(str(number), row, options[row.kind], form.is_bound)
            for number, row in enumerate(rows, start=1)
        ],
        "counts": _counts(rows),
        "counted_as": json.dumps({kind: count_of(kind) for kind in KIND_LABELS}),
        "longest_marker": LONGEST_MARKER,
        "departments": list(_departments(index)),
        "warnings": [*_warnings(form, index), *_known(known, user)],
    }


def _shown(number: str, row: ReviewRow, options: SafeString, is_checked: bool) -> ShownRow:
    if row.lines > 1:
        name = _("Lines %(first)s to %(last)s") % {"first": row.line, "last": row.last_line}
    else:
        name = _("Line %(number)s") % {"number": row.line}
    return ShownRow(
        number=number,
        row=row,
        name=name,
        reason=str(REASON_LABELS[row.reason]),
        options=options,
        problem=problem_of(row) if is_checked else "",
        height=min(6, 1 + len(row.text) // 70),
    )


def _options(chosen: str) -> SafeString:
    options = (
        format_html(_CHOSEN if kind == chosen else _OPTION, kind, label)
        for kind, label in KIND_LABELS.items()
    )
    return format_html_join("", "{}", ((option,) for option in options))


def _counts(rows: Iterable[ReviewRow]) -> list[tuple[str, str, int]]:
    found = Counter(count_of(row.kind) for row in rows)
    return [(key, str(label), found[key]) for key, label in COUNT_LABELS.items()]


def _departments(index: Any) -> Any:
    model = index.get_release_model()._meta.get_field("department").related_model
    own = model._default_manager.filter(locale=index.locale)
    return own.order_by("name").values_list("name", flat=True)


def _warnings(form: ReviewForm, index: Any) -> list[Caution]:
    parsed = form.parsed
    found = []
    expected = index.locale.language_code
    if parsed.language and parsed.language.split("-")[0] != expected.split("-")[0]:
        found.append(
            _("The text looks like %(found)s, and this list is in %(expected)s.")
            % {"found": _language_name(parsed.language), "expected": _language_name(expected)}
        )
    if not form["date"].value():
        found.append(_("No date was found. A release needs one before it is published."))
    department = str(form["department"].value() or "").strip()
    model = index.get_release_model()
    if department and find_department(department, model, index.locale) is None:
        found.append(
            _("There is no department “%(name)s”: the draft gets the name as text.")
            % {"name": department}
        )
    if any("\N{REPLACEMENT CHARACTER}" in row.text for row in form.read_rows):
        found.append(_("Some characters were lost before the text came here; look for “�”."))
    return [Caution(text) for text in found]


def _language_name(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def _known(page: Any, user: Any) -> list[Caution]:
    if page is None:
        return []
    text = _("The same text was imported before. Creating the draft makes a second release.")
    if not page.permissions_for_user(user).can_edit():
        return [Caution(text)]
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return [Caution(text, url, page.get_admin_display_title())]
