"""Which line is the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from .contacts import names_contact
from .lines import Line, fold, width
from .tools import Tools
from .units import is_unit, names_board

# A title stands among the first lines and is no longer than this.
_MOST_LINES = 70
_LONGEST_TITLE = 300
# A marked line up to this width, above the title, is an entry of a menu.
_WIDEST_MENU_ENTRY = 44
# A headline over a second one is the title; a line over it, such as a country, is short.
_FARTHER = 0.2
_FIRST = 1.5
_SENTENCE_ENDS = (".", "。", "…", "؟", "?", "!", "؛", "...")
_FULL_STOPS = (".", "。", "…")
# A country or a region stands over the title of Japanese releases.
_REGIONS = ("共和国", "王国", "連邦", "連合", "地域", "諸国")
_KOREAN_NOUNS = re.compile(r"[가-힣/·]{2,5}(?: [가-힣/·]{2,5}){3,9}")
_GOES_ON = (",", " –", " —", "-", "、", "،", " and", " of", " the", " et", " und", " de")
_CLOSING = "”\"'’)」』»）"

_ABOUT_THE_RELEASE = frozenset({"embargo", "release-line", "reference", "date-line"})

# Furniture that can't be a title, whatever stands below.
_NO_TITLES = frozenset(
    {"skip-link", "heading-of-skip-links", "image-name", "decoration", "status", "contact"}
    | {"end-marker", "attachment", "site-banner"}
)

Kind = Literal["furniture", "fields", "date", "line", "unit", "point", "prose", "other"]


@dataclass(frozen=True)
class _Item:
    """A line among the first, and what it looks like."""

    index: int
    kind: Kind
    detail: str = ""
    marked: bool = False


def find_title(lines: Sequence[Line], tools: Tools) -> range:
    """Find the title among the first lines.

    Every line that could be it is weighed by what stands around it: the name of a board or the
    labels of the page, the text proper, the same words once more. A label that says “Title” wins.

    Args:
        lines: the lines of the text.
        tools: the readers of the languages' words.

    Returns:
        The indices of the lines of the title; empty when the text begins without one.
    """
    items = _items(lines, tools)
    labelled = next((item for item in items if item.detail == "title"), None)
    if labelled is not None:
        return range(labelled.index, labelled.index + 1)
    candidates = [n for n, item in enumerate(items) if item.kind in {"line", "unit"}]
    if candidates and (menu := _numbered_text(items, candidates[0])) is not None:
        candidates = [n for n in candidates if n < menu]
    first_text = next((n for n, item in enumerate(items) if item.kind in {"prose", "point"}), None)
    if first_text is not None:
        # Labels may follow the first sentence, but no title does.
        candidates = [n for n in candidates if n < first_text]
        if items[first_text].detail == "sentence":
            candidates.append(first_text)
    if not candidates:
        return _unlikely_title(items, lines)
    best = max(candidates, key=lambda n: (_score(n, items, lines), -n))
    return _whole_title(items, best, lines)


def _numbered_text(items: Sequence[_Item], first: int) -> int | None:
    """Return where short points begin that are no menu: no title and no labels stand below."""
    for n in range(first, len(items)):
        if items[n].detail == "menu" and items[n].marked:
            below = items[n + 1 :]
            is_menu = any(i.kind in {"fields", "date"} or i.detail == "board-title" for i in below)
            return None if is_menu else n
    return None


def _items(lines: Sequence[Line], tools: Tools) -> list[_Item]:
    items: list[_Item] = []
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
            items.append(_Item(_index_of(lines, position, number), "fields", "title"))
            break
        if block:
            items.append(_Item(position, "fields"))
            position += block.length
            continue
        item = _item(lines, position, tools)
        if (
            item.kind == "line"
            and any(i.kind == "line" for i in items)
            and _is_short_sentence(text)
        ):
            # Below a line that may be the title, a short sentence begins the text.
            item = _Item(position, "prose", "sentence")
        items.append(item)
        texts += item.kind in {"prose", "point"}
        position += 1
    return items


def _is_short_sentence(text: str) -> bool:
    return text.rstrip(_CLOSING).endswith(_FULL_STOPS) and (len(text.split()) > 2 or "。" in text)


def _index_of(lines: Sequence[Line], start: int, number: int) -> int:
    while lines[start].number < number:
        start += 1
    return start


def _item(lines: Sequence[Line], position: int, tools: Tools) -> _Item:
    text = lines[position].text
    if reason := tools.furniture.reason(text, above_text=True):
        return _Item(position, "furniture", reason)
    if tools.furniture.is_status_phrase(text):
        return _Item(position, "furniture", "status")
    if tools.markers.question(text):
        return _Item(position, "point", "question")
    if tools.release_lines.read(text):
        return _Item(position, "other")
    if tools.dates.find_alone(text) or tools.release_lines.date_and_unit(text):
        return _Item(position, "date")
    if tools.markers.looks_marked(text):
        is_menu = width(text) <= _WIDEST_MENU_ENTRY
        return _Item(position, "furniture" if is_menu else "point", "menu", marked=True)
    if tools.furniture.tail_reason(text):
        return _Item(position, "furniture", "menu")
    if names_contact(text, tools.vocabulary):
        return _Item(position, "furniture", "contact")
    if tools.furniture.attachment(text):
        return _Item(position, "furniture", "attachment")
    if len(text) > _LONGEST_TITLE or is_prose(text):
        return _Item(position, "prose", "sentence" if is_sentence(lines, position, tools) else "")
    if is_unit(text, tools.vocabulary):
        return _Item(position, "unit")
    is_board = names_board(text, tools.vocabulary)
    return _Item(position, "line", "board" if is_board else "")


def is_prose(text: str) -> bool:
    """Tell whether a line reads as sentences, and not as a title or a heading."""
    bare = text.rstrip(_CLOSING + "*")
    wide = width(text)
    if bare.endswith(_FULL_STOPS):
        return wide > 60 or (wide > len(text) and wide > 36)
    # A sentence that is cut off, or goes on in the next line.
    return wide > 220 or (". " in text[20:] and wide > 120)


def is_sentence(lines: Sequence[Line], position: int, tools: Tools) -> bool:
    """Tell a title with a full stop from the first sentence of a text.

    It is one sentence, on a line of its own, and no longer than titles are.
    """
    text = lines[position].text
    following = position + 1
    apart = following < len(lines) and (
        lines[following].after_blank or tools.labels.read(lines, following) is not None
    )
    one = not any(stop in text[:-1] for stop in (". ", "。", "? ", "! "))
    return one and apart and width(text) <= 130 and position > 0


def _score(n: int, items: Sequence[_Item], lines: Sequence[Line]) -> float:
    item = items[n]
    text = lines[item.index].text
    # A text without anything around it begins with its title.
    is_bare = not any(item.kind == "furniture" and not item.marked for item in items)
    score = _score_before(n, items, is_bare) + _score_after(n, items)
    if item.kind == "unit":
        score -= 6
    if text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS):
        score -= 1.5 if text.rstrip(_CLOSING).endswith(_FULL_STOPS) else 0.5
    if text.endswith((":", "：", ",")):
        score -= 2
    if item.kind == "prose":
        score -= 1
    if item.detail == "board":
        score -= 2
    if _are_korean_nouns(text):
        score -= 1
    wide = width(text)
    score += 1 if wide >= 24 and not is_bare else 0
    score -= 2 if wide < 10 or (text[:1].isupper() and " " not in text) else 0
    score -= 2 if text.endswith(_REGIONS) else 0
    if _stands_again(item.index, lines):
        score += 4
    return score


def _score_before(n: int, items: Sequence[_Item], is_bare: bool) -> float:
    """Weigh what stands above a line, or above the run of such lines it stands in."""
    above = n - 1
    while above >= 0 and items[above].kind == "line":
        above -= 1
    if above < 0:
        return _FIRST - _FARTHER * (n - 1 - above) if is_bare else 0
    return max(0, _weight_above(items[above]) - _FARTHER * (n - 1 - above))


def _are_korean_nouns(text: str) -> bool:
    """Tell whether a line is a row of short Korean words, more likely a menu than a title."""
    return _KOREAN_NOUNS.fullmatch(text) is not None


def _weight_above(item: _Item) -> float:
    if item.kind in {"fields", "date", "other"} or item.detail in _ABOUT_THE_RELEASE:
        return 2
    if item.detail == "board-title":
        return 3
    return 0.5 if item.kind in {"furniture", "unit"} else 0


def _score_after(n: int, items: Sequence[_Item]) -> float:
    """Weigh what stands below a line, or below the run of such lines it stands in."""
    below = n + 1
    while below < len(items) and items[below].kind == "line":
        below += 1
    # No title stands at the very end.
    weight = _weight_below(items[below]) if below < len(items) else 0
    return max(0, weight - _FARTHER * (below - 1 - n))


def _weight_below(item: _Item) -> float:
    if item.kind in {"prose", "point"}:
        return 2
    if item.kind == "fields":
        return 4
    if item.kind in {"date", "other"} or item.detail in _ABOUT_THE_RELEASE:
        return 2.5
    return 0.5 if item.kind == "furniture" else 0


def _stands_again(index: int, lines: Sequence[Line]) -> bool:
    folded = fold(lines[index].text)
    if len(folded) < 8:
        return False
    return any(
        other == folded or _goes_on_with_site(other, folded)
        for line in (*lines[max(0, index - 6) : index], *lines[index + 1 : index + 12])
        if (other := fold(line.text))
    ) or any(
        # The last step of a trail.
        len(folded) > 14
        and (other := fold(line.text)).endswith(folded)
        and len(other) > len(folded)
        for line in lines[max(0, index - 8) : index]
    )


def _goes_on_with_site(text: str, title: str) -> bool:
    """Tell whether a line is a title with the name of the site behind it."""
    return text.startswith(title) and text[len(title) :].lstrip()[:1] in {"|", "-", "–", "<"}


def _unlikely_title(items: Sequence[_Item], lines: Sequence[Line]) -> range:
    """Take the line over the text that looks like something else, when nothing else is there.

    “Back to sea: fishermen resume work” begins like a link, “記者会見” is the name of a board.
    """
    for item, following in pairwise(items):
        if item.kind == "furniture" and not item.marked and following.kind in {"prose", "point"}:
            text = lines[item.index].text
            if item.detail not in _NO_TITLES and (width(text) > len(text) or " " in text):
                return range(item.index, item.index + 1)
    return range(0)


def _whole_title(items: Sequence[_Item], best: int, lines: Sequence[Line]) -> range:
    """Add the lines over which a title is broken."""
    index = items[best].index
    end = index + 1
    start = index
    while _is_broken(lines, start - 1) and best > 0 and items[best - 1].kind == "line":
        start -= 1
        best -= 1
    by_index = {item.index: item for item in items}
    while end - start < 3 and _is_broken(lines, end - 1):
        following = by_index.get(end)
        if following is None or following.kind not in {"line"}:
            break
        end += 1
    return range(start, end)


def _is_broken(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line of a title plainly goes on in the next one."""
    if index < 0 or index + 1 >= len(lines) or lines[index + 1].after_blank:
        return False
    text, following = lines[index].text, lines[index + 1].text
    if text.endswith(_GOES_ON):
        return True
    first = following[:1]
    if first.islower() and text[:1].isupper():
        return True
    return text.isupper() and following.isupper() and len(text) > 20
