"""What a file is, told by its first bytes: names are often wrong."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

from .problems import UnreadableFile

Kind = Literal["text", "docx", "hwpx"]

# The beginning of a file, and the code of the message it gets.
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (rb"{\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-document"),
    (b"HWP Document File", "old-document"),
    (b"%PDF-", "other-document"),
)
_ZIP = b"PK\x03\x04"
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)


def kind_of(data: bytes) -> Kind:
    """Tell what a file is.

    Args:
        data: its contents.

    Returns:
        A document that can be read, or ``"text"`` for whatever shows no signature.

    Raises:
        UnreadableFile: it is of a kind that can't be read; the message says what to save it as.
    """
    for signature, code in _REFUSED:
        if data.startswith(signature):
            raise UnreadableFile(code)
    return _kind_of_package(data) if data.startswith(_ZIP) else "text"


def _kind_of_package(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    # NotImplementedError is zipfile's word for a way of packing it does not know.
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableFile("damaged") from error
    if "word/document.xml" in names or "word/document2.xml" in names:
        return "docx"
    if "Contents/header.xml" in names or "Contents/section0.xml" in names:
        return "hwpx"
    raise UnreadableFile("other-document")


def refuse_web_page(text: str) -> None:
    """Refuse a whole web page. Tags typed within a text are text.

    Args:
        text: what was read.

    Raises:
        UnreadableFile: the text is a web page.
    """
    # The comments before the first tag are the only part of unknown length.
    if _HTML.match(text, 0, 4096):
        raise UnreadableFile("html")
