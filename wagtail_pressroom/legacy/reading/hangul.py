"""Reading .hwpx with python-hwpx, which is an optional extra: import this module late."""

from __future__ import annotations

import io
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import hwpx
from hwpx.errors import HwpxError

from .packages import check_package
from .problems import UnreadableFile
from .symbols import without_symbol_fonts
from .tables import table_lines

_PARAGRAPH = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"


def read_hwpx(data: bytes) -> str:
    """Read the text of a document of Hangul Word Processor.

    Automatic numbers and bullets are typed out; rows of tables become ``| a | b |``; text boxes
    and notes stand where they are anchored. Headers, footers, memos and tracked deletions are
    left out.

    Args:
        data: the contents of the file.

    Raises:
        UnreadableFile: it is damaged or could do harm.
    """
    check_package(data)
    try:
        document = hwpx.HwpxDocument.open(io.BytesIO(data))
        for section in document.sections:
            _drop_deletions(section.element)
        html = document.text.html(full_document=False, list_labels=True, notes=True)
    except (HwpxError, SyntaxError, OSError) as error:
        raise UnreadableFile("damaged") from error
    except (KeyError, ValueError, AttributeError, TypeError, IndexError) as error:
        raise UnreadableFile("damaged") from error
    reader = _LinesOfHtml()
    reader.feed(html)
    reader.close()
    return without_symbol_fonts("\n".join(reader.lines))


def _drop_deletions(section: Any) -> None:
    """Take out the text between the marks of tracked deletions, which may span paragraphs."""
    is_deleted = False
    for element, is_tail in _pieces(section):
        if not is_tail and element.tag == f"{_PARAGRAPH}deleteBegin":
            is_deleted = True
        elif not is_tail and element.tag == f"{_PARAGRAPH}deleteEnd":
            is_deleted = False
        elif is_deleted and is_tail:
            element.tail = None
        elif is_deleted:
            element.text = None


def _pieces(element: Any) -> Iterator[tuple[Any, bool]]:
    """Return each element before its text, and again before the text that follows it."""
    yield element, False
    for child in element:
        yield from _pieces(child)
        yield child, True


class _LinesOfHtml(HTMLParser):
    """Takes paragraphs and tables out of the plain HTML that python-hwpx writes."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._text: list[str] = []
        self._rows: list[list[list[str]]] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self._rows.append([])
        if tag in ("p", "td"):
            self._text = []

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.lines += "".join(self._text).split("\n")
        elif tag == "td":
            self._rows[-1].append("".join(self._text).split("\n"))
        elif tag == "table":
            self.lines += table_lines(self._rows)
            self._rows = []
