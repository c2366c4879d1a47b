"""The styles a list of points can have, and what a printed number says in each.

Needs no Django: texts typed on old boards are read with it as well.
"""

from __future__ import annotations

import re
import unicodedata

NUMBERED, ROMAN, IDEOGRAPHIC = "numbered", "roman", "ideographic"
BULLETED, SQUARES, CIRCLES, DASHES = "bulleted", "squares", "circles", "dashes"
ORDERED = (NUMBERED, ROMAN, IDEOGRAPHIC)
# In the order in which they are offered, each with what its first point begins with.
SIGNS = {
    NUMBERED: "1.",
    ROMAN: "I.",
    IDEOGRAPHIC: "一、",
    BULLETED: "•",
    SQUARES: "□",
    CIRCLES: "○",
    DASHES: "–",
}
# What stands below a point unless somebody chooses otherwise: 1. then ○ then –.
STYLES_BELOW = (CIRCLES, DASHES)

# Browsers keep the number of a list item in 32 bits.
LARGEST_NUMBER = 2**31 - 1
# What may follow a printed number.
AFTER_NUMBER = ".)．）、"
_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_IDEOGRAPHS = "一二三四五六七八九"
_TENS = re.compile(rf"([{_IDEOGRAPHS}]?)十([{_IDEOGRAPHS}]?)")


def number_of(printed: str, style: str) -> int | None:
    """Return the number that is printed, if a list of that style can count on from it.

    Args:
        printed: for example ``4``, ``4.``, ``IV.`` or ``四、``.
        style: the style of the list. Plain digits are a number in every list that counts.
    """
    if style not in ORDERED:
        return None
    bare = printed.rstrip(AFTER_NUMBER)
    if bare.isdecimal():
        # The length first: Python refuses to read thousands of digits.
        return int(bare) if len(bare) <= 10 and int(bare) <= LARGEST_NUMBER else None
    if style == ROMAN:
        return _roman_number(bare)
    return _ideographic_number(bare) if style == IDEOGRAPHIC else None


def _roman_number(letters: str) -> int | None:
    # Boards also have the single characters Ⅰ, Ⅱ, Ⅲ.
    letters = unicodedata.normalize("NFKC", letters)
    if not letters or not _ROMAN.fullmatch(letters):
        return None
    values = [_ROMAN_VALUES[letter] for letter in letters]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def _ideographic_number(signs: str) -> int | None:
    if len(signs) == 1 and signs in _IDEOGRAPHS:
        return _IDEOGRAPHS.index(signs) + 1
    match = _TENS.fullmatch(signs)
    if match is None:
        return None
    tens, ones = match.groups()
    return 10 * (_IDEOGRAPHS.index(tens) + 1 if tens else 1) + _IDEOGRAPHS.find(ones or " ") + 1
