"""The form field that takes a pasted text, and its limits."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .. import reading

# A release is a page or two; the import command takes what is longer.
MAX_CHARACTERS = 200_000
MAX_LINES = 2_000

# Word processors end a line or a page with a control; NUL is left in, a text with one is no text.
_CONTROLS: dict[int, str | None] = {
    **dict.fromkeys((*range(1, 9), *range(0x0E, 0x20), 0x7F)),
    0x0B: "\n",
    0x0C: "\n",
}


def cleaned(text: str) -> str:
    """Return a text without characters that nobody sees and that change what others see.

    Args:
        text: as it came from a browser or a file.

    Returns:
        The text with line feeds as line ends, without direction overrides and control characters.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return reading.clean_text(lines).translate(_CONTROLS)


def digest_of(text: str) -> str:
    """Return a short name of a text, to know it again."""
    return hashlib.sha256(text.encode()).hexdigest()


def grouped(number: int) -> str:
    """Return a large number as people read it, for example “2,000”.

    Args:
        number: the number.
    """
    return number_format(number, force_grouping=True)


class PastedTextField(forms.CharField):
    """Takes a text, says what is wrong with it, and hands it over cleaned."""

    def __init__(self, **kwargs: Any) -> None:
        # Blanks at the beginning of a text tell its levels.
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        """Check a text and clean it.

        Args:
            value: what was sent.

        Raises:
            ValidationError: it is no text, or too much of it.
        """
        raw = super().to_python(value) or ""
        if "\0" in raw:
            raise ValidationError(
                _("This is not plain text. Copy the text out of the document, or choose the file."),
                code="binary",
            )
        text = cleaned(raw)
        refuse_too_long(text)
        return text if text.strip() else ""


def refuse_too_long(text: str) -> None:
    """Refuse a text that is too long to be checked row by row.

    Args:
        text: a cleaned text.

    Raises:
        ValidationError: it has too many lines or characters.
    """
    lines = text.count("\n") + 1
    if lines > MAX_LINES:
        raise ValidationError(
            ngettext(
                "The text has %(count)s line; at most %(limit)s can be checked here. Paste a "
                "single release, or have longer texts imported with the import command.",
                "The text has %(count)s lines; at most %(limit)s can be checked here. Paste a "
                "single release, or have longer texts imported with the import command.",
                lines,
            )
            % {"count": grouped(lines), "limit": grouped(MAX_LINES)},
            code="too-many-lines",
        )
    if len(text) > MAX_CHARACTERS:
        raise ValidationError(
            ngettext(
                "The text has %(count)s character; at most %(limit)s can be checked here. Paste "
                "a single release, or have longer texts imported with the import command.",
                "The text has %(count)s characters; at most %(limit)s can be checked here. Paste "
                "a single release, or have longer texts imported with the import command.",
                len(text),
            )
            % {"count": grouped(len(text)), "limit": grouped(MAX_CHARACTERS)},
            code="too-many-characters",
        )
