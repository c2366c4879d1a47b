"""What holds for every plain text, whatever was put into it."""

from __future__ import annotations

import re

# Everything Unicode or an old printer takes for the end of a line.
_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Controls nobody sees: C0, C1, the bidirectional ones (UAX #9), and the byte order mark. Those
# that join or separate letters stay: Persian and Khmer are misspelt without them.
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_BLANK_LINES = re.compile(r"\n{3,}")


def tidy(text: str) -> str:
    """Return a text with ``\\n`` at the end of each line, and nothing a reader doesn't see.

    Args:
        text: any text.

    Returns:
        The text without blanks at the ends of lines, two blank lines in a row, and control
        characters. It ends with one ``\\n``, unless it is empty.
    """
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))
    lines = (line.rstrip() for line in text.split("\n"))
    text = _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
    return f"{text}\n" if text else ""


def one_line(text: object) -> str:
    """Return a text on a single line, runs of blanks as one.

    Args:
        text: anything that is printed as text.
    """
    return " ".join(str(text).split())


def indented(text: str, by: str) -> str:
    """Return a text with every line but the first moved in.

    Args:
        text: one or more lines.
        by: blanks to put before each.
    """
    return text.replace("\n", f"\n{by}")
