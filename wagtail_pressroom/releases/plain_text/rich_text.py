"""Rich text as plain text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from .links import MARK, Links

_PARAGRAPHS = {"p", "div", "blockquote", "hr", "table", "h1", "h2", "h3", "h4", "h5", "h6"}
_LINES = {"li", "tr"}
_LISTS = {"ul", "ol"}
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_DIGITS = "0123456789+-−=()"
_RAISED = str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
_LOWERED = str.maketrans(_DIGITS, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SHIFTED = {"sup": _RAISED, "sub": _LOWERED}


def rich_text_lines(source: object, links: Links) -> str:
    """Return rich text without markup: links as ``text (address)``, lines where they were broken.

    Args:
        source: a rich text value, or its HTML as Wagtail stores it.
        links: takes the links, and puts their addresses in later.

    Returns:
        Paragraphs with a blank line between them; entries of a list on a line each, with their
        number or sign.
    """
    reader = _Reader(links)
    reader.feed(str(getattr(source, "source", source) or ""))
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Writes down what a reader sees of a rich text."""

    def __init__(self, links: Links) -> None:
        super().__init__()
        self._links = links
        self._written: list[str] = []
        # Line ends that are due before the next text.
        self._due = 0
        self._lists: list[int | None] = []
        self._open_links: list[tuple[dict[str, str | None], int]] = []
        self._open_shifts: list[int] = []

    def text(self) -> str:
        while self._open_links:
            self._end_link()
        lines = "".join(self._written).split("\n")
        return "\n".join(line.rstrip() for line in lines).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "br":
            self._written.append("\n")
        elif tag == "a":
            self._open_links.append((attributes, len(self._written)))
        elif tag in _SHIFTED:
            self._open_shifts.append(len(self._written))
        elif tag == "embed":
            self._add_embed(attributes)
        elif tag in _LISTS:
            self._break_off(1 if self._lists else 2)
            self._lists.append(1 if tag == "ol" else None)
        elif tag == "li":
            self._begin_entry()
        else:
            self._break_off(self._distance(tag))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open_links:
            self._end_link()
        elif tag in _SHIFTED and self._open_shifts:
            self._end_shift(tag)
        elif tag in _LISTS and self._lists:
            self._lists.pop()
            self._break_off(1 if self._lists else 2)
        else:
            self._break_off(self._distance(tag))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is not None:  # a script or a style
            return
        text = _BLANKS.sub(" ", data.replace(MARK, ""))
        if self._due or self._is_at_line_start():
            text = text.lstrip(" ")
        if text:
            self._write(text)

    def _distance(self, tag: str) -> int:
        if tag in _PARAGRAPHS:
            # Draftail puts no paragraphs into a list, but pasted markup may.
            return 1 if self._lists else 2
        return 1 if tag in _LINES else 0

    def _break_off(self, line_ends: int) -> None:
        self._due = max(self._due, line_ends)

    def _is_at_line_start(self) -> bool:
        return not self._written or self._written[-1].endswith(("\n", " "))

    def _write(self, text: str) -> None:
        if self._due and self._written:
            self._written.append("\n" * self._due)
        self._due = 0
        self._written.append(text)

    def _begin_entry(self) -> None:
        self._break_off(1)
        number = self._lists[-1] if self._lists else None
        self._write("  " * (len(self._lists) - 1) + ("• " if number is None else f"{number}. "))
        if number is not None:
            self._lists[-1] = number + 1

    def _add_embed(self, attributes: dict[str, str | None]) -> None:
        # A film is printed as its address; a picture has none that says anything.
        if attributes.get("url"):
            self._break_off(2)
            self._write(str(attributes["url"]))
            self._break_off(2)

    def _end_link(self) -> None:
        attributes, start = self._open_links.pop()
        name = "".join(self._written[start:])
        if name.strip():
            mark = self._links.mark(attributes, name)
            # The blank that a link ends with stands behind its address.
            rest = self._written[-1]
            self._written[-1] = rest.rstrip() + mark + rest[len(rest.rstrip()) :]

    def _end_shift(self, tag: str) -> None:
        start = self._open_shifts.pop()
        text = "".join(self._written[start:])
        # "10⁶" must not become "106"; of "1st" nothing is lost.
        if text and set(text) <= set(_DIGITS):
            self._written[start:] = [text.translate(_SHIFTED[tag])]
