"""Taking out of a text what no reader sees and what can do harm."""

from __future__ import annotations

# Controls that no text needs and that can turn the direction of what follows, or command a
# terminal: C1 ("next line" becomes one), and the explicit bidirectional ones (UAX #9).
_WITHOUT_CONTROLS: dict[int, str | None] = {
    **dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))),
    0x85: "\n",
}


def clean_text(text: str) -> str:
    """Take the controls out of a text that was read or pasted.

    Args:
        text: any text.

    Returns:
        The text without explicit bidirectional controls and without C1 controls; the "next line"
        control has become a line end.
    """
    return text.translate(_WITHOUT_CONTROLS)
