"""The numbers and bullets Word makes by itself, which stand nowhere in the text of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from .number_formats import formatted
from .symbols import without_symbol_fonts

_LONGEST_STYLE_CHAIN = 20


@dataclass(frozen=True)
class Mark:
    """What Word prints before a paragraph.

    Attributes:
        text: the number or bullet, or an empty string.
        level: 0 for the outermost list.
    """

    text: str
    level: int


@dataclass
class _List:
    """A list definition: its levels, and how far each has counted."""

    levels: dict[int, Any]
    counts: dict[int, int] = field(default_factory=dict)


class ListMarks:
    """Counts through a document from its beginning and gives each paragraph its mark."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        """Take in the definitions.

        Args:
            numbering: the element ``w:numbering``, or ``None``.
            styles: the element ``w:styles``, or ``None``.
        """
        self._styles = {_id(style, "w:styleId"): style for style in _children(styles, "w:style")}
        self._instances = {_id(num, "w:numId"): num for num in _children(numbering, "w:num")}
        self._abstract = {
            _id(abstract, "w:abstractNumId"): abstract
            for abstract in _children(numbering, "w:abstractNum")
        }
        self._lists: dict[str, _List] = {}
        self._started: set[tuple[str, int]] = set()

    def next(self, paragraph: Any) -> Mark | None:
        """Count a paragraph and return its mark.

        Args:
            paragraph: the element ``w:p``; each paragraph once, in the order of the document.

        Returns:
            ``None`` when it is in no list.
        """
        number_id, level = self._place_of(paragraph)
        listing = self._list_of(number_id)
        if number_id is None or listing is None:
            return None
        definition = self._definition(number_id, level, listing)
        self._count(number_id, level, listing, definition)
        return Mark(self._print(number_id, level, listing, definition), level)

    def _place_of(self, paragraph: Any) -> tuple[str | None, int]:
        """Return the list and the level of a paragraph: its own, or those of its style."""
        properties = paragraph.find(qn("w:pPr"))
        number_id, level = _numbering_of(properties)
        style_id = _value(properties, "w:pStyle")
        for style_name in self._style_chain(style_id):
            if number_id is not None and level is not None:
                break
            style = self._styles[style_name].find(qn("w:pPr"))
            of_style, level_of_style = _numbering_of(style)
            if number_id is None and of_style is not None:
                number_id = of_style
                if level_of_style is None:
                    level_of_style = self._level_for_style(of_style, style_name)
            level = level_of_style if level is None else level
        return number_id, level or 0

    def _style_chain(self, style_id: str | None) -> Iterator[str]:
        for _step in range(_LONGEST_STYLE_CHAIN):
            if style_id is None or style_id not in self._styles:
                return
            yield style_id
            style_id = _value(self._styles[style_id], "w:basedOn")

    def _level_for_style(self, number_id: str, style_id: str) -> int | None:
        listing = self._list_of(number_id)
        for level, definition in listing.levels.items() if listing else ():
            if _value(definition, "w:pStyle") == style_id:
                return level
        return None

    def _list_of(self, number_id: str | None) -> _List | None:
        """Return a list definition. Lists made from the same one count on from each other."""
        for _step in range(_LONGEST_STYLE_CHAIN):
            abstract_id = _value(self._instances.get(number_id or ""), "w:abstractNumId")
            if abstract_id is None or abstract_id not in self._abstract:
                return None
            abstract = self._abstract[abstract_id]
            link = _value(abstract, "w:numStyleLink")
            if link is None and abstract_id in self._lists:
                return self._lists[abstract_id]
            if link is None:
                levels = {_level(level): level for level in _children(abstract, "w:lvl")}
                self._lists[abstract_id] = _List(levels)
                return self._lists[abstract_id]
            style = self._styles.get(link)
            number_id = _numbering_of(style.find(qn("w:pPr")))[0] if style is not None else None
        return None

    def _override(self, number_id: str, level: int) -> Any:
        overrides = _children(self._instances.get(number_id), "w:lvlOverride")
        return next((found for found in overrides if _level(found) == level), None)

    def _definition(self, number_id: str, level: int, listing: _List) -> Any:
        override = self._override(number_id, level)
        own = override.find(qn("w:lvl")) if override is not None else None
        return own if own is not None else listing.levels.get(level)

    def _count(self, number_id: str, level: int, listing: _List, definition: Any) -> None:
        start = _number(definition, "w:start", 1)
        restart = _value(self._override(number_id, level), "w:startOverride")
        if restart is not None and (number_id, level) not in self._started:
            listing.counts.pop(level, None)
            start = int(restart) if restart.isdecimal() else start
        self._started.add((number_id, level))
        listing.counts[level] = listing.counts.get(level, start - 1) + 1
        for deeper in [other for other in listing.counts if other > level]:
            if _value(listing.levels.get(deeper), "w:lvlRestart") != "0":
                del listing.counts[deeper]

    def _print(self, number_id: str, level: int, listing: _List, definition: Any) -> str:
        pattern = _value(definition, "w:lvlText") or ""
        if _format_of(definition) == "bullet":
            return without_symbol_fonts(pattern).strip()
        only_digits = definition is not None and definition.find(qn("w:isLgl")) is not None

        def number(match: re.Match[str]) -> str:
            counted = int(match[1]) - 1
            above = self._definition(number_id, counted, listing)
            value = listing.counts.get(counted, _number(above, "w:start", 1))
            return formatted(value, "decimal" if only_digits else _format_of(above))

        return re.sub(r"%([1-9])", number, pattern).strip()


def _children(element: Any, name: str) -> list[Any]:
    return [] if element is None else element.findall(qn(name))


def _id(element: Any, name: str) -> str:
    return str(element.get(qn(name)) or "")


def _value(element: Any, name: str) -> str | None:
    child = None if element is None else element.find(qn(name))
    return None if child is None else child.get(qn("w:val"))


def _number(element: Any, name: str, otherwise: int) -> int:
    value = _value(element, name)
    return int(value) if value is not None and value.isdecimal() else otherwise


def _level(element: Any) -> int:
    value = element.get(qn("w:ilvl")) or "0"
    return int(value) if value.isdecimal() else 0


def _format_of(definition: Any) -> str:
    return _value(definition, "w:numFmt") or "decimal"


def _numbering_of(properties: Any) -> tuple[str | None, int | None]:
    """Return the list and level that properties name; ``numId`` 0 takes a paragraph out of any."""
    numbering = None if properties is None else properties.find(qn("w:numPr"))
    level = _value(numbering, "w:ilvl")
    return _value(numbering, "w:numId"), int(level) if level and level.isdecimal() else None
