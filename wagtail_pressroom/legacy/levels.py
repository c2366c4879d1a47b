"""On which level a point stands: the typed marker, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .document import OutlineRow
from .lines import width
from .markers import Marked

# What may stand below what: a family never stands above one with a smaller rank.
_RANKS = {
    "roman": 0,
    "ideographic": 0,
    "number": 1,
    "letter": 2,
    "parenthesis": 2,
    "brackets": 3,
    "circled": 4,
}
_DEEPEST = 3
# So many columns are no slip of the hand.
_SET_IN = 2
# Signs that stand under a circle, and alone are as good as one.
_MIDDLE_DOTS = "・·‧∙⦁"
_CIRCLES = frozenset("oOοоㅇ○◯●°º0◦")
_SENTENCE_ENDS = (".", "。", "!", "?", "！", "？", ";", "；")
_SIGNS_OF_POINTS = frozenset("□ㅇ○-◦")
_WIDEST_HEADING = 50


class LevelKeeper:
    """Gives each marked line its level, in the order of the lines."""

    def __init__(self) -> None:
        self._numberings: list[str] = []
        self._below_square = False
        self._below_circle = False
        # The signs above, outermost first: how far each is set in, and its level.
        self._signs: list[tuple[int, int]] = []

    def level_of(self, marked: Marked, indent: int = 0) -> int:
        """Return the level of a marked line.

        Args:
            marked: the line.
            indent: how many columns of blanks stand before it.
        """
        if marked.family in _RANKS:
            self._signs.clear()
            return self._level_of_number(marked.family)
        if marked.family != "sign":
            return marked.level
        return self._set_in(self._level_of_sign(marked), indent)

    def _set_in(self, level: int, indent: int) -> int:
        """Return the level of a sign that is set in below one of its own level, or a deeper one."""
        while self._signs and self._signs[-1][0] >= indent:
            self._signs.pop()
        if self._signs:
            above_indent, above = self._signs[-1]
            if above >= level and indent - above_indent >= _SET_IN:
                level = min(above + 1, _DEEPEST)
        self._signs.append((indent, level))
        return level

    def _level_of_sign(self, marked: Marked) -> int:
        level = marked.level
        if marked.marker[0] in _MIDDLE_DOTS:
            level = 3 if self._below_circle else 2
        if level == 1:
            self._numberings.clear()
            self._below_square = True
        self._below_circle = level > 1 and (self._below_circle or marked.marker[0] in _CIRCLES)
        return level

    def _level_of_number(self, family: str) -> int:
        self._below_circle = False
        while self._numberings and _RANKS[self._numberings[-1]] > _RANKS[family]:
            self._numberings.pop()
        if family not in self._numberings:
            # Two families of one rank, such as "1)" and "가.", follow one another.
            while self._numberings and _RANKS[self._numberings[-1]] == _RANKS[family]:
                self._numberings.pop()
            self._numberings.append(family)
        is_first = len(self._numberings) == 1
        if family in {"roman", "ideographic"} or (family == "number" and is_first):
            self._below_square = False
        level = self._numberings.index(family) + 1 + self._below_square
        return min(level, _DEEPEST)


def settle_stars(rows: Sequence[OutlineRow]) -> list[OutlineRow]:
    """Tell notes from bullets and headings among rows that begin with ``*`` or ``※``.

    Args:
        rows: the rows; those with such a marker are notes so far.

    Returns:
        The rows: a star in a list is a point of level 2, one over a list a heading.
    """
    has_signs = any(row.kind == "point" and row.marker in _SIGNS_OF_POINTS for row in rows)
    settled = list(rows)
    n = 0
    while n < len(rows):
        if rows[n].kind != "note" or not rows[n].marker:
            n += 1
            continue
        end = n
        while end < len(rows) and rows[end].kind == "note" and rows[end].marker == rows[n].marker:
            end += 1
        run = range(n, end)
        announced = n > 0 and rows[n - 1].text.endswith((":", "："))
        is_star = rows[n].marker in {"*", "＊"}
        if is_star and (announced or (len(run) > 1 and not has_signs)):
            for m in run:
                settled[m] = replace(rows[m], level=2, kind="point")
        else:
            for m in run:
                if _is_heading(rows, m, is_star):
                    settled[m] = replace(rows[m], level=0, kind="heading")
        n = end
    return settled


def _is_heading(rows: Sequence[OutlineRow], n: int, is_star: bool) -> bool:
    row = rows[n]
    if row.text.endswith(_SENTENCE_ENDS) or width(row.text) > _WIDEST_HEADING or n + 1 == len(rows):
        return False
    if row.text.endswith("*"):
        return True
    if any(sign in row.text for sign in ":：→=") or row.text[:1] in "([（":
        return False
    following = rows[n + 1]
    listed = following.kind in {"point", "table"} and (
        n + 2 == len(rows) or rows[n + 2].kind in {"point", "table", "note"}
    )
    if is_star:
        return listed and following.level >= 2
    # A note hangs below the point that it explains; a heading begins something new.
    hangs = n > 0 and rows[n - 1].kind == "point" and following.level == 1
    return listed and not hangs
