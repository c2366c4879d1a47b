"""Which style of list a typed marker stands for."""

from __future__ import annotations

import re

from ..releases.list_styles import (
    BULLETED,
    CIRCLES,
    DASHES,
    IDEOGRAPHIC,
    NUMBERED,
    ROMAN,
    SQUARES,
    number_of,
)

# Higher letters would make an "A. B. C." count as a hundred.
_ROMAN = re.compile("[IVX\u2160-\u216b]+")
_FAMILIES = {
    SQUARES: "□■◇◆▢▣▪▫◻◼◽◾❏❐❑❒⬜⬛",
    CIRCLES: "oO°ºㅇ○◦〇◯⚪⭘❍◌◎●⦁⚫",
    BULLETED: "•*·∙‧・ㆍ･▶▷►▸▹‣➢➤☞※✓✔★☆",
    DASHES: "-–—―‐‑‒−ㅡ－",
}
# What the field for a printed number holds.
_PRINTABLE = re.compile(r"\S{0,12}")
_STYLE_OF_SIGN = {sign: style for style, signs in _FAMILIES.items() for sign in signs}


def is_printable(marker: str) -> bool:
    """Tell whether a marker can be printed in the place of a number."""
    return _PRINTABLE.fullmatch(marker) is not None


def style_of(marker: str) -> str:
    """Return the style of a list whose points begin with a marker.

    Args:
        marker: as typed. One that is neither a sign nor a number, such as ``가.`` or ``(a)``,
            counts all the same: it is printed as it stands in a list of numbers.
    """
    if marker in _STYLE_OF_SIGN:
        return _STYLE_OF_SIGN[marker]
    if not is_printable(marker):
        return BULLETED
    if number_of(marker, NUMBERED) is not None:
        return NUMBERED
    if _ROMAN.match(marker) and number_of(marker, ROMAN) is not None:
        return ROMAN
    if number_of(marker, IDEOGRAPHIC) is not None:
        return IDEOGRAPHIC
    return NUMBERED if any(sign.isalnum() for sign in marker) else BULLETED
