"""The numbers and signs in front of points."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.utils.translation import get_language

from ..blocks.points import PrintedPoint, PrintedPoints
from ..list_styles import BULLETED, CIRCLES, DASHES, IDEOGRAPHIC, NUMBERED, ROMAN, SQUARES

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LARGEST_ROMAN = 3999
_IDEOGRAPHS = "〇一二三四五六七八九"
_LARGEST_IDEOGRAPHIC = 99


def numbered(printed: PrintedPoints) -> Iterator[tuple[PrintedPoint, int]]:
    """Yield each point of a list with its number, counted as a browser counts.

    Args:
        printed: a list of points; the numbers of one that doesn't count are of no use.
    """
    number = 0
    for point in printed.points:
        number = point.value if point.value is not None else number + 1
        yield point, number


def number_in(style: str, number: int) -> str:
    """Return a number as a style prints it, for example ``7.``, ``VII.`` or ``七、``.

    Args:
        style: one of the styles that count.
        number: any number; one that a style has no signs for is printed in digits.
    """
    return _COUNTED[style](number)


def sign_of(style: str) -> str:
    """Return the sign of a style that doesn't count, in the active language.

    They are those that texts are typed with: a letter or a hyphen where the page draws a circle
    or a dash.
    """
    if style == CIRCLES and (get_language() or "").split("-")[0] == "ko":
        return _KOREAN_CIRCLE
    return _SIGNS[style]


def _roman(number: int) -> str:
    if not 1 <= number <= _LARGEST_ROMAN:
        return str(number)
    letters = ""
    for value, letter in _ROMAN:
        times, number = divmod(number, value)
        letters += letter * times
    return letters


def _ideographic(number: int) -> str:
    if not 1 <= number <= _LARGEST_IDEOGRAPHIC:
        return str(number)
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else _IDEOGRAPHS[tens]) + "十" if tens else ""
    return ten + (_IDEOGRAPHS[ones] if ones else "")


_COUNTED: dict[str, Callable[[int], str]] = {
    NUMBERED: lambda number: f"{number}.",
    ROMAN: lambda number: f"{_roman(number)}.",
    IDEOGRAPHIC: lambda number: f"{_ideographic(number)}、",
}
_SIGNS = {BULLETED: "•", SQUARES: "□", CIRCLES: "o", DASHES: "-"}
_KOREAN_CIRCLE = "ㅇ"
