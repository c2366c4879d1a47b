"""Lines of the page around a release: links, banners, names of boards, end markers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .lines import fold
from .vocabulary import VOCABULARIES

# Furniture is short; a longer line is prose and not looked at further.
_LONGEST = 200
_IMAGE_NAME = re.compile(r"\.(?:jpe?g|png|gif|bmp|webp)$", re.IGNORECASE)
_STATUS_TRIM = "*※()[]. "


def _merged(name: str) -> dict[str, str]:
    return {
        fold(words): reason
        for vocabulary in VOCABULARIES.values()
        for words, reason in getattr(vocabulary, name).items()
    }


def _merged_set(name: str) -> frozenset[str]:
    words: Iterable[str] = (w for v in VOCABULARIES.values() for w in getattr(v, name))
    return frozenset(map(fold, words))


_LINES = _merged("lines")
_HEADER_LINES = _merged("header_lines")
_PREFIXES = _merged("prefixes")
_SUFFIXES = _merged("suffixes")
_TAILS = _merged_set("tails")
_STATUS_PHRASES = _merged_set("status_phrases")
_SKIP_PHRASES = sorted(
    (words for words, reason in _LINES.items() if reason in {"skip-link", "heading-of-skip-links"}),
    key=len,
    reverse=True,
)
_CLOSINGS = tuple(words for v in VOCABULARIES.values() for words in v.closings)


def furniture_reason(text: str, *, above_text: bool) -> str | None:
    """Say why a line is furniture of the page.

    Args:
        text: a trimmed line.
        above_text: whether the line stands above the title and the text, where a bare name of a
            language or of a board is a link or a heading of the page.

    Returns:
        A code of :data:`.reasons.REASONS`, or ``None`` for a line that may be the release's.
    """
    if len(text) > _LONGEST:
        return None
    folded = fold(text)
    if above_text and folded in _HEADER_LINES:
        return _HEADER_LINES[folded]
    if folded in _LINES:
        return _LINES[folded]
    if _holds_only_skip_links(folded):
        return "skip-link"
    if _IMAGE_NAME.search(folded):
        return "image-name"
    for words, reason in _PREFIXES.items():
        if folded.startswith(words):
            return reason
    return next((reason for words, reason in _SUFFIXES.items() if folded.endswith(words)), None)


def is_tail(text: str) -> bool:
    """Tell whether nothing after this line belongs to the release."""
    return len(text) <= _LONGEST and fold(text) in _TAILS


def is_status_phrase(text: str) -> bool:
    """Tell whether a line says that the text is no official translation.

    Args:
        text: a line, with or without its marker or brackets.
    """
    return len(text) <= _LONGEST and fold(text).strip(_STATUS_TRIM) in _STATUS_PHRASES


def split_end_marker(text: str) -> tuple[str, str]:
    """Take an end marker off the end of a line of prose.

    Args:
        text: a trimmed line.

    Returns:
        The line without the marker, and the marker; an empty string when there is none.
    """
    for marker in _CLOSINGS:
        rest = text.removesuffix(marker)
        if rest != text and rest[-1:].isspace():
            return rest.rstrip(), marker
    return text, ""


def _holds_only_skip_links(folded: str) -> bool:
    for phrase in _SKIP_PHRASES:
        folded = folded.replace(phrase, " ")
    return not folded.strip()
