"""Opening a file and handing it to what can read it."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from django.utils.translation import gettext as _

from .cleaning import clean_text
from .encodings import decode
from .kinds import kind_of, refuse_web_page
from .problems import MAX_BYTES, MAX_LINES, UnreadableFile

_TEXT_SUFFIXES = (".txt", ".text", ".md")
_WEB_SUFFIXES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True)
class ReadText:
    """What was read of a file.

    Attributes:
        text: the text, without byte order mark and without control characters that could turn
            the direction of what follows or command a terminal.
        encoding: Python's name for the encoding, or ``"docx"`` or ``"hwpx"``.
        notes: what the editor should know about the reading, in the active language.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def accepted_suffixes() -> tuple[str, ...]:
    """Return the endings of names of files that can be read here, for a file field.

    Documents of word processors are among them if the extra ``documents`` is installed.
    """
    documents = {".docx": "docx", ".hwpx": "hwpx"}
    found = (suffix for suffix, module in documents.items() if find_spec(module) is not None)
    return (*_TEXT_SUFFIXES, *found)


def read_upload(data: bytes, name: str) -> ReadText:
    """Read a file that is in memory.

    Args:
        data: its contents.
        name: its name. It only tells a piece of a web page from a text; all else the contents
            tell, because names are often wrong.

    Returns:
        The text, with what the editor should know.

    Raises:
        UnreadableFile: the file is empty, too large, of a kind that can't be read, or in an
            encoding that can't be told for certain.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableFile("too-large")
    kind = kind_of(data)
    if kind == "text":
        if name.lower().endswith(_WEB_SUFFIXES):
            raise UnreadableFile("html")
        text, encoding, notes = decode(data)
        refuse_web_page(text)
    else:
        text, encoding, notes = _read_document(kind, data)
    cleaned = clean_text(text)
    if len(cleaned) < len(text):
        notes = (*notes, _("Invisible characters that turn the direction of text were taken out."))
    text = cleaned
    if not text.strip():
        raise UnreadableFile("empty")
    if text.count("\n") + text.count("\r") - text.count("\r\n") >= MAX_LINES:
        raise UnreadableFile("too-many-lines")
    return ReadText(text, encoding, notes)


def read_text_file(path: str | os.PathLike[str]) -> ReadText:
    """Read a file.

    Args:
        path: where the file is.

    Returns:
        The text, with what the editor should know.

    Raises:
        UnreadableFile: the file is missing, no ordinary file, or one that :func:`read_upload`
            refuses. A file that is too large is not loaded.
    """
    try:
        _check_kind_and_size(os.stat(path))
        with Path(path).open("rb") as file:
            # The file may have grown since it was measured.
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableFile("missing") from error
    except (OSError, ValueError) as error:
        raise UnreadableFile("not-readable") from error
    return read_upload(data, os.fspath(path))


def _check_kind_and_size(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableFile("directory")
    # Opening a pipe would wait for a writer, and a device has no end.
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile("not-a-file")
    if status.st_size > MAX_BYTES:
        raise UnreadableFile("too-large")


def _read_document(kind: str, data: bytes) -> tuple[str, str, tuple[str, ...]]:
    try:
        # The libraries are an optional extra, and take a while to load.
        if kind == "docx":
            from .word import read_docx as read
        else:
            from .hangul import read_hwpx as read
    except ModuleNotFoundError as error:
        raise UnreadableFile("no-documents") from error
    return read(data), kind, ()
