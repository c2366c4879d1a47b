"""Characters of symbol fonts, which mean nothing outside those fonts, as ordinary characters."""

from __future__ import annotations

# By their place in Symbol and Wingdings, whatever of the two: lists use both for the same marks.
_SYMBOLS = {
    0x46: "☞",
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x7A: "⌘",
    0x9F: "•",
    0xA1: "○",
    0xA2: "○",
    0xA4: "◎",
    0xA7: "▪",
    0xA8: "□",
    0xAB: "★",
    0xB7: "•",
    0xD8: "➢",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇒",
    0xFB: "✗",
    0xFC: "✓",
    0xFE: "☑",
}
_PRIVATE_USE = range(0xF000, 0xF100)
_UNKNOWN = "•"


def without_symbol_fonts(text: str) -> str:
    """Replace the characters that only a symbol font gives a shape to.

    Args:
        text: for example the mark of a list.

    Returns:
        The text with ordinary characters; a bullet for those not known.
    """
    return "".join(
        _SYMBOLS.get(ord(c) - _PRIVATE_USE.start, _UNKNOWN) if ord(c) in _PRIVATE_USE else c
        for c in text
    )
