"""Why a file can't be read, said to people."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The messages for "too-large" and "too-many-lines" name these numbers.
MAX_BYTES = 5 * 1024 * 1024
MAX_LINES = 20_000

MESSAGES: dict[str, Promise] = {
    "missing": _("There is no such file."),
    "directory": _("This is a folder, not a file."),
    "not-a-file": _("This is not an ordinary file."),
    "not-readable": _("The file could not be opened. Check its name and its permissions."),
    "too-large": _(
        "The file is larger than 5 MB. Take out its pictures, or save it as plain text (UTF-8)."
    ),
    "too-many-lines": _(
        "The text has more than 20,000 lines. Split it: one file for each press release."
    ),
    "empty": _("The file is empty."),
    "binary": _("The file is not plain text. Save the document as plain text (UTF-8) first."),
    "unknown-encoding": _(
        "The file is not UTF-8, and its encoding could not be recognised for certain. "
        "Save it as plain text in UTF-8 first."
    ),
    "rtf": _("This is an RTF file. Save it as .docx or as plain text (UTF-8) first."),
    "old-document": _(
        "This is an old .doc or .hwp document, or one with a password. "
        "Save it without a password as .docx, .hwpx or plain text (UTF-8) first."
    ),
    "other-document": _(
        "Documents of this kind can't be read. Save it as .docx or as plain text (UTF-8) first."
    ),
    "html": _(
        "This is a web page (HTML). Open it in a browser, copy its text, "
        "and save that as plain text (UTF-8)."
    ),
    "damaged": _(
        "The document is damaged. Open it in the program it was made with and save it again, "
        "or save it as plain text (UTF-8)."
    ),
    "unpacks-too-large": _(
        "The document takes up more than 50 MB when it is unpacked. "
        "Save it as plain text (UTF-8) first."
    ),
    "unsafe": _(
        "The document holds something that no word processor writes, so it was not opened. "
        "Save it as plain text (UTF-8) first."
    ),
    "no-documents": _(
        "To read .docx and .hwpx files, install what reads them: "
        "pip install 'wagtail-pressroom[documents]'. Or save it as plain text (UTF-8)."
    ),
}


class UnreadableFile(Exception):
    """A file that can't be read as a press release.

    Attributes:
        code: what is wrong, a key of :data:`MESSAGES`, or ``"stray-byte"``.
        message: the same for people, translated when it is printed.
    """

    def __init__(self, code: str, message: Promise | str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.message = message if message is not None else MESSAGES[code]

    def __str__(self) -> str:
        return str(self.message)
