"""Reading a file of plain text, and saying plainly why one can't be read."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The message for "too-large" names this number.
MAX_BYTES = 5 * 1024 * 1024

# Everything below the blank but tab, line feed, vertical tab, form feed and carriage return.
_CONTROL_BYTES = bytes(c for c in (*range(32), 127) if c not in b"\t\n\x0b\x0c\r")
_CONTROL_TEXT = _CONTROL_BYTES.decode("ascii")

# Controls that no text needs and that can turn the direction of what follows, or command a
# terminal: C1 ("next line" becomes one), and the explicit bidirectional ones (UAX #9).
_WITHOUT_CONTROLS: dict[int, str | None] = {
    **dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))),
    0x85: "\n",
}

MESSAGES: dict[str, Promise] = {
    "missing": _("There is no such file."),
    "directory": _("This is a folder, not a file."),
    "not-a-file": _("This is not an ordinary file."),
    "not-readable": _("The file could not be opened. Check its name and its permissions."),
    "too-large": _("The file is larger than 5 MB. A press release as plain text is far smaller."),
    "empty": _("The file is empty."),
    "binary": _("The file is not plain text. Save the document as plain text (UTF-8) first."),
    "not-utf8": _("The file is not UTF-8. Save it as plain text in UTF-8 first."),
}


class UnreadableFile(Exception):
    """A file that can't be read as a press release.

    Attributes:
        code: what is wrong, a key of :data:`MESSAGES`.
        message: the same for people, translated when it is printed.
    """

    def __init__(self, code: str, message: Promise | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.message = message if message is not None else MESSAGES[code]

    def __str__(self) -> str:
        return str(self.message)


def read_text_file(path: str | os.PathLike[str]) -> str:
    """Read a file of plain text: UTF-8, with or without byte order mark, or UTF-16 with one.

    Args:
        path: where the file is.

    Returns:
        The text, without byte order mark and without control characters that could turn the
        direction of what follows or command a terminal.

    Raises:
        UnreadableFile: the file is missing, no ordinary file, empty, too large, binary, or in
            another encoding. A file that is too large is not loaded.
    """
    try:
        _check_kind_and_size(os.stat(path))
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableFile("missing") from error
    except (OSError, ValueError) as error:
        raise UnreadableFile("not-readable") from error
    # The file may have grown since it was measured.
    if len(data) > MAX_BYTES:
        raise UnreadableFile("too-large")
    text = _decode(data)
    if not text.strip():
        raise UnreadableFile("empty")
    return text


def _check_kind_and_size(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableFile("directory")
    # Opening a pipe would wait for a writer, and a device has no end.
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile("not-a-file")
    if status.st_size > MAX_BYTES:
        raise UnreadableFile("too-large")


def _decode(data: bytes) -> str:
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not is_utf16 and len(data.translate(None, _CONTROL_BYTES)) != len(data):
        raise UnreadableFile("binary")
    try:
        text = data.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile("not-utf8") from error
    if is_utf16 and not set(_CONTROL_TEXT).isdisjoint(text):
        raise UnreadableFile("binary")
    return text.translate(_WITHOUT_CONTROLS)
