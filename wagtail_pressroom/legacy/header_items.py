"""The first lines of a text, and what each of them looks like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .contacts import names_contact
from .files import attachment_name
from .lines import Line, width
from .tools import Tools
from .units import is_unit, names_board

# A title stands among the first lines and is no longer than this.
_MOST_LINES = 70
_LONGEST_TITLE = 300
# A marked line up to this width, above the title, is an entry of a menu.
_WIDEST_MENU_ENTRY = 44
_WIDEST_SENTENCE, _WIDEST_OVER_LABELS = 130, 600
FULL_STOPS = (".", "。", "…")
CLOSING = "”\"'’)」』»）"

Kind = Literal["furniture", "fields", "date", "line", "unit", "point", "prose", "other"]


@dataclass(frozen=True)
class HeaderItem:
    """A line among the first, and what it looks like.

    Attributes:
        index: its index.
        kind: what it looks like.
        detail: the reason, for furniture; ``"title"`` for the field that names the title.
        marked: whether it begins with a marker.
    """

    index: int
    kind: Kind
    detail: str = ""
    marked: bool = False


def read_items(lines: Sequence[Line], tools: Tools) -> list[HeaderItem]:
    """Read the first lines, up to the third row of the text.

    Args:
        lines: the lines of the text.
        tools: the readers of the languages' words.
    """
    items: list[HeaderItem] = []
    position = texts = 0
    while position < min(len(lines), _MOST_LINES) and texts < 3:
        text = lines[position].text
        block = tools.labels.read(lines, position)
        if block and "title" in block.values and texts:
            # Below the first sentence such a label names a book, or the theme of an event.
            block = None
        if block and "title" in block.values:
            title = str(block.values["title"])
            number = next(item.line for item in block.set_aside if title in item.text)
            items.append(HeaderItem(_index_of(lines, position, number), "fields", "title"))
            break
        if block:
            items.append(HeaderItem(position, "fields"))
            position += block.length
            continue
        item = _item(lines, position, tools)
        if (
            item.kind == "line"
            and any(i.kind == "line" for i in items)
            and _is_short_sentence(text)
        ):
            # Below a line that may be the title, a short sentence begins the text.
            item = HeaderItem(position, "prose", "sentence")
        items.append(item)
        texts += item.kind in {"prose", "point"}
        position += 1
    return items


def _is_short_sentence(text: str) -> bool:
    return text.rstrip(CLOSING).endswith(FULL_STOPS) and (len(text.split()) > 2 or "。" in text)


def _index_of(lines: Sequence[Line], start: int, number: int) -> int:
    while lines[start].number < number:
        start += 1
    return start


def _item(lines: Sequence[Line], position: int, tools: Tools) -> HeaderItem:
    text = lines[position].text
    if reason := tools.furniture.reason(text, above_text=True):
        return HeaderItem(position, "furniture", reason)
    if tools.furniture.translation_status(text):
        return HeaderItem(position, "furniture", "status")
    if tools.markers.question(text):
        return HeaderItem(position, "point", "question")
    if tools.release_lines.read(text):
        return HeaderItem(position, "other")
    if tools.dates.find_alone(text) or tools.release_lines.date_and_unit(text):
        return HeaderItem(position, "date")
    if tools.markers.looks_marked(text):
        is_menu = width(text) <= _WIDEST_MENU_ENTRY
        return HeaderItem(position, "furniture" if is_menu else "point", "menu", marked=True)
    if tools.furniture.tail_reason(text):
        return HeaderItem(position, "furniture", "menu")
    if names_contact(text, tools.vocabulary):
        return HeaderItem(position, "furniture", "contact")
    if attachment_name(text):
        return HeaderItem(position, "furniture", "attachment")
    if len(text) > _LONGEST_TITLE or is_prose(text):
        return HeaderItem(
            position, "prose", "sentence" if is_sentence(lines, position, tools) else ""
        )
    if is_unit(text, tools.vocabulary):
        return HeaderItem(position, "unit")
    is_board = names_board(text, tools.vocabulary)
    return HeaderItem(position, "line", "board" if is_board else "")


def is_prose(text: str) -> bool:
    """Tell whether a line reads as sentences, and not as a title or a heading."""
    bare = text.rstrip(CLOSING + "*")
    wide = width(text)
    if bare.endswith(FULL_STOPS):
        return wide > 60 or (wide > len(text) and wide > 36)
    # A sentence that is cut off, or goes on in the next line.
    return wide > 220 or (". " in text[20:] and wide > 120)


def is_sentence(lines: Sequence[Line], position: int, tools: Tools) -> bool:
    """Tell a title with a full stop from the first sentence of a text.

    It is one sentence, on a line of its own, and no longer than titles are.
    """
    text = lines[position].text
    following = position + 1
    one = not any(stop in text[:-1] for stop in (". ", "。", "? ", "! "))
    if not one or position == 0 or following >= len(lines):
        return False
    if tools.labels.read(lines, following) is not None:
        # Over the labels of the board stands its title, however long somebody made it.
        return width(text) <= _WIDEST_OVER_LABELS
    return lines[following].after_blank and width(text) <= _WIDEST_SENTENCE
