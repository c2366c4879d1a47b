"""The two forms of the paste page: the text, and what was understood of it."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .. import reading
from ..importer import LONGEST_HEADLINE
from ..site_words import read_release
from .paste_review import Particulars, ReviewRow, rows_of
from .paste_rows import RowsField, UnusableRows, pack, unpack
from .paste_text import PastedTextField, cleaned, digest_of, refuse_too_long

# What the parser takes for the year of a release.
EARLIEST, LATEST = datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)
# What a release keeps as text when the site has no such department.
LONGEST_DEPARTMENT = 255
MOST_HITS = 2_147_483_647


def _accepted() -> str:
    return ", ".join(reading.accepted_suffixes())


class TextForm(forms.Form):
    """Asks for a text, pasted or in a file."""

    text = PastedTextField(
        label=_("Text of the release"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false"}),
        help_text=_(
            "Copy it with everything around it: date, numbering, even the menus of an old page. "
            "What does not belong to the release is set aside, and you see it before anything "
            "is created."
        ),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        allow_empty_file=True,
        help_text=format_lazy("{} {}", _("Choose it here or drop it. Kinds:"), _accepted()),
    )
    # Tells whether the corrections that came along are for this text.
    reviewed = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.notes: tuple[str, ...] = ()
        self.fields["file"].widget.attrs["accept"] = ",".join(reading.accepted_suffixes())

    def clean(self) -> dict[str, Any]:
        """Take the text of the file, if one was chosen."""
        data = self.cleaned_data
        file, text = data.get("file"), data.get("text")
        if file is not None:
            if text and digest_of(text) != data.get("reviewed"):
                raise ValidationError(
                    _("There is a text and a file. Empty the text, or read it without the file."),
                    code="both",
                )
            self._read(file)
        elif not text and not self.errors:
            self.add_error("text", _("There is no text yet. Paste it here, or choose a file."))
        return data

    def _read(self, file: Any) -> None:
        # A large file is refused before it is loaded.
        too_large = file.size > reading.MAX_BYTES
        try:
            if too_large:
                raise reading.UnreadableFile("too-large")
            result = reading.read_upload(file.read(), file.name)
            text = cleaned(result.text)
            refuse_too_long(text)
        except (reading.UnreadableFile, ValidationError) as error:
            message = error.messages if isinstance(error, ValidationError) else str(error)
            self.add_error("file", message)
            return
        self.notes = tuple(map(str, result.notes))
        self.cleaned_data["text"] = text


class ReviewForm(forms.Form):
    """Shows what was understood of a text, and takes the corrections.

    Attributes:
        parsed: what was understood.
    """

    title = forms.CharField(label=_("Headline"), max_length=LONGEST_HEADLINE)
    # The browser's own: Wagtail's needs a script in the page, which a strict policy forbids.
    date = forms.DateField(
        label=_("Release date"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    department = forms.CharField(
        label=_("Department"),
        max_length=LONGEST_DEPARTMENT,
        required=False,
        widget=forms.TextInput(attrs={"list": "paste-departments", "autocomplete": "off"}),
    )
    hits = forms.IntegerField(
        label=_("Views so far"),
        min_value=0,
        max_value=MOST_HITS,
        required=False,
        help_text=_("What the previous site had counted; new views are added to it."),
    )
    unofficial_translation = forms.BooleanField(label=_("Unofficial translation"), required=False)
    rows = RowsField()
    # Set once the editor has been told that the same text was imported before.
    again = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, text: str, *args: Any, **kwargs: Any) -> None:
        self.parsed = read_release(text)
        self.read_rows = rows_of(self.parsed)
        super().__init__(*args, **kwargs)
        self.initial = self._initial()
        field = self.fields["rows"]
        if isinstance(field, RowsField):
            field.rows = self.read_rows

    def _initial(self) -> dict[str, Any]:
        return {
            "title": self.parsed.title or "",
            "date": self.parsed.date,
            "department": self.parsed.department or "",
            "hits": self.parsed.hits,
            "unofficial_translation": self.parsed.unofficial_translation,
            "rows": pack(self.read_rows),
        }

    def clean_title(self) -> str:
        """Take invisible controls out of the headline, as out of the text."""
        return cleaned(self.cleaned_data["title"])

    def clean_department(self) -> str:
        """The same for the department."""
        return cleaned(self.cleaned_data["department"])

    def clean_date(self) -> datetime.date | None:
        """Refuse a day no release can have."""
        date: datetime.date | None = self.cleaned_data["date"]
        if date is not None and not EARLIEST <= date <= LATEST:
            raise ValidationError(_("Give a year between 1800 and 2199."), code="year")
        return date

    def shown_rows(self) -> list[ReviewRow]:
        """Return the rows to show: as corrected, or as read when no corrections are usable."""
        if not self.is_bound:
            return self.read_rows
        try:
            return unpack(str(self["rows"].value() or ""), self.read_rows)
        except UnusableRows:
            return self.read_rows

    def particulars(self) -> Particulars:
        """Return what a valid form says about the release as a whole."""
        data = self.cleaned_data
        return Particulars(
            title=data["title"],
            date=data["date"],
            hits=data["hits"],
            department=data["department"],
            unofficial_translation=data["unofficial_translation"],
        )
