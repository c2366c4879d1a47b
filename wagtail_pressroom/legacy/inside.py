"""Lines that look like furniture of the page and are the release's own text.

Losing a line of the text is worse than keeping a line of the page: inside the text a line is set
aside only when nothing speaks for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from .document import OutlineRow
from .lines import Line, width
from .tools import Tools

_CLOSING = "”\"'’)」』»）*"
_SENTENCE_ENDS = (".", "。", "!", "！", "?", "？", "؟", "…")
_FEWEST_WORDS = 4
_NEAR = 8
_NARROWEST = 18
# What may stand between two paragraphs of a copied page, whatever follows.
_ANYWHERE = frozenset(
    {
        "skip-link",
        "heading-of-skip-links",
        "image-name",
        "decoration",
        "end-marker",
        "share-link",
        "site-banner",
        "attachment",
        "embargo",
        "release-line",
        "notice",
    }
)


def reads_as_sentence(text: str) -> bool:
    """Tell whether a line is a sentence of running text.

    Args:
        text: a trimmed line.
    """
    if not text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS):
        return False
    return len(text.split()) >= _FEWEST_WORDS or (
        width(text) > len(text) and width(text) >= _NARROWEST
    )


def text_goes_on(lines: Sequence[Line], position: int, tools: Tools) -> bool:
    """Tell whether a sentence or a point follows a line.

    Args:
        lines: the lines of the text.
        position: index of the line.
        tools: the readers of the languages' words.
    """
    if position + 1 >= len(lines):
        return False
    text = lines[position + 1].text
    if tools.furniture.reason(text, above_text=False) or tools.furniture.tail_reason(text):
        return False
    return reads_as_sentence(text) or (
        tools.markers.looks_marked(text) and width(text) >= _NARROWEST and len(text.split()) > 2
    )


def is_own_text(
    lines: Sequence[Line], position: int, reason: str, rows: Sequence[OutlineRow], tools: Tools
) -> bool:
    """Tell whether a line below the title is text, although it looks like furniture.

    Args:
        lines: the lines of the text.
        position: index of the line.
        reason: what it looks like.
        rows: the rows before it.
        tools: the readers of the languages' words.
    """
    text = lines[position].text
    is_exact = tools.furniture.is_exact(text)
    if is_exact and reason in _ANYWHERE - {"share-link"}:
        return False
    is_marked = tools.markers.looks_marked(text)
    if is_marked and rows:
        # "• Facebook" is an entry of the list that a colon announces.
        above = rows[-1]
        touches = above.line + above.lines == lines[position].number
        return above.text.endswith((":", "：")) or (above.kind == "point" and touches)
    if is_exact:
        return reason in {"menu", "page-tail"} and text_goes_on(lines, position, tools)
    if reason in {"image-name", "decoration", "end-marker"}:
        return False
    if reason == "language-switch":
        return not tools.furniture.links.names_language(text)
    if reads_as_sentence(text) and reason != "site-banner":
        return _text_below(lines, position, tools) or reason in {"list-link", "menu", "share-link"}
    return reason not in _ANYWHERE and text_goes_on(lines, position, tools)


def _text_below(lines: Sequence[Line], position: int, tools: Tools) -> bool:
    """Tell whether a sentence or a point stands anywhere near below a line."""
    last = min(position + _NEAR, len(lines) - 1)
    return any(text_goes_on(lines, n, tools) for n in range(position, last))
