"""Which line is the title."""

from __future__ import annotations

from collections.abc import Sequence

from .header_items import HeaderItem, read_items
from .lines import Line, width
from .title_score import score_of
from .tools import Tools

_GOES_ON = (",", " –", " —", "-", "、", "،", " and", " of", " the", " et", " und", " de")
# Furniture that can't be a title, whatever stands below.
_NO_TITLES = frozenset(
    {"skip-link", "heading-of-skip-links", "image-name", "decoration", "status", "contact"}
    | {"end-marker", "attachment", "site-banner"}
)


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
    items = read_items(lines, tools)
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
    best = max(candidates, key=lambda n: (score_of(n, items, lines), -n))
    return _whole_title(items, best, lines)


def _numbered_text(items: Sequence[HeaderItem], first: int) -> int | None:
    """Return where short points begin that are no menu: no title and no labels stand below."""
    for n in range(first, len(items)):
        if items[n].detail == "menu" and items[n].marked:
            below = items[n + 1 :]
            is_menu = any(i.kind in {"fields", "date"} or i.detail == "board-title" for i in below)
            return None if is_menu else n
    return None


def _unlikely_title(items: Sequence[HeaderItem], lines: Sequence[Line]) -> range:
    """Take the line over the text that looks like something else, when nothing else is there.

    “Back to sea: fishermen resume work” begins like a link, “記者会見” is the name of a board.
    """
    if len(items) < 2 or items[0].kind != "furniture" or items[1].kind not in {"prose", "point"}:
        return range(0)
    text = lines[items[0].index].text
    is_title = items[0].detail not in _NO_TITLES and not items[0].marked
    return range(1) if is_title and (width(text) > len(text) or " " in text) else range(0)


def _whole_title(items: Sequence[HeaderItem], best: int, lines: Sequence[Line]) -> range:
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
