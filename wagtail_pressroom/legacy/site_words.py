"""The parser with the words of this site: the package's, and the files of ``IMPORT_WORDS``."""

from __future__ import annotations

from ..conf import get_settings
from .document import OutlineRow, ParsedRelease
from .parser import parse_body, parse_release
from .vocabulary import Vocabulary, WrongWords, load_vocabulary


def site_vocabulary() -> Vocabulary:
    """Return the words in force.

    A file that can't be used is left out here, so that no import breaks by it; a system check
    names it.
    """
    paths = [str(path) for path in get_settings().import_words]
    try:
        return load_vocabulary(paths)
    except WrongWords:
        return load_vocabulary(path for path in paths if problem_of(path) is None)


def problem_of(path: str) -> str | None:
    """Say why a file of words can't be used.

    Args:
        path: the file.

    Returns:
        The problem, or ``None`` when there is none.
    """
    try:
        load_vocabulary([path])
    except WrongWords as error:
        return str(error)
    return None


def read_release(text: str) -> ParsedRelease:
    """Read a press release with the words of this site; see :func:`.parser.parse_release`."""
    return parse_release(text, site_vocabulary())


def read_body(text: str) -> tuple[OutlineRow, ...]:
    """Read a piece of a text with the words of this site; see :func:`.parser.parse_body`."""
    return parse_body(text, site_vocabulary())
