"""How likely a line among the first is the title, by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .header_items import CLOSING, FULL_STOPS, HeaderItem
from .lines import Line, fold, width

# A headline over a second one is the title; a line over it, such as a country, is short.
_FARTHER = 0.2
_FIRST = 1.5
_SENTENCE_ENDS = (".", "。", "…", "؟", "?", "!", "؛", "...")
# A country or a region stands over the title of Japanese releases.
_REGIONS = ("共和国", "王国", "連邦", "連合", "地域", "諸国")
_KOREAN_NOUNS = re.compile(r"[가-힣/·]{2,5}(?: [가-힣/·]{2,5}){3,9}")
_ABOUT_THE_RELEASE = frozenset({"embargo", "release-line", "reference", "date-line"})


def score_of(n: int, items: Sequence[HeaderItem], lines: Sequence[Line]) -> float:
    """Weigh a line: the higher, the likelier the title.

    Args:
        n: which of the items.
        items: the first lines.
        lines: the lines of the text.
    """
    item = items[n]
    text = lines[item.index].text
    # A text without anything around it begins with its title.
    is_bare = not any(item.kind == "furniture" and not item.marked for item in items)
    score = _score_before(n, items, is_bare) + _score_after(n, items)
    if item.kind == "unit":
        score -= 6
    if text.rstrip(CLOSING).endswith(_SENTENCE_ENDS):
        score -= 1.5 if text.rstrip(CLOSING).endswith(FULL_STOPS) else 0.5
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


def _score_before(n: int, items: Sequence[HeaderItem], is_bare: bool) -> float:
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


def _weight_above(item: HeaderItem) -> float:
    if item.kind in {"fields", "date", "other"} or item.detail in _ABOUT_THE_RELEASE:
        return 2
    if item.detail == "board-title":
        return 3
    return 0.5 if item.kind in {"furniture", "unit"} else 0


def _score_after(n: int, items: Sequence[HeaderItem]) -> float:
    """Weigh what stands below a line, or below the run of such lines it stands in."""
    below = n + 1
    while below < len(items) and items[below].kind == "line":
        below += 1
    # No title stands at the very end.
    weight = _weight_below(items[below]) if below < len(items) else 0
    return max(0, weight - _FARTHER * (below - 1 - n))


def _weight_below(item: HeaderItem) -> float:
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
