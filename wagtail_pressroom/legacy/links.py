"""Links of a page, copied as text: menus, trails, languages, ways to share it."""

from __future__ import annotations

import re
from functools import lru_cache

from .lines import fold, visible, width
from .vocabulary import Vocabulary

_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?$")
# Codes of languages that stand alone as a link; others are words.
_CODES_ALONE = frozenset({"kor", "eng", "en", "ko", "fr", "de", "es", "cn", "jp"})
_SEPARATORS = re.compile(r"[\s|/·,;:：•()\[\]【】ㅣ∙‧・-]+")
_COLUMNS = re.compile(r"\s*[|｜ㅣ]\s*|\s{2,}|\t|\u3000")
_MENU_ENTRY = re.compile(r"[^.?!。,;:]{1,30}$")


class Links:
    """Tells links from text, with the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._share = _share(vocabulary)
        self._several = _links(vocabulary)

    def are_several(self, text: str) -> bool:
        """Tell whether a line is nothing but links, at least two."""
        rest = visible(fold(text).strip("[]<>【】()|· "))
        return 6 <= len(rest) <= 120 and self._several.fullmatch(rest) is not None

    def is_menu(self, text: str) -> bool:
        """Tell whether a line is a row of at least three short entries."""
        entries = [entry for entry in _COLUMNS.split(text.strip("| ")) if entry]
        if len(entries) < 3 and (self._are_links(text) or self._is_trail(text)):
            return True
        return len(entries) >= 3 and all(
            _MENU_ENTRY.match(entry) and len(entry.split()) <= 4 for entry in entries
        )

    def _is_trail(self, text: str) -> bool:
        """Tell whether a line leads from the home page to a board, copied without its signs."""
        folded = fold(text)
        home, blank, rest = folded.partition(" ")
        if not blank or self._vocabulary.lines.get(home) != "menu" or len(folded) > 80:
            return False
        return any(rest.endswith(board) for board in self._vocabulary.boards)

    def _are_links(self, text: str) -> bool:
        """Tell whether many words of a short line are known as links."""
        words = fold(text).split()
        if not 3 <= len(words) <= 8 or len(text) > 80 or text.endswith((".", "。", "?")):
            return False
        words_of = self._vocabulary
        known = sum(
            word in words_of.share
            or word in words_of.languages
            or word in words_of.lines
            or word in words_of.below
            or word in words_of.boards
            for word in words
        )
        return known * 3 > len(words) or (known > 1 and known * 3 >= len(words))

    def names_language(self, text: str) -> bool:
        """Tell whether a line names a language, by its name or its code."""
        if text.endswith((":", "：")):
            return True
        words = [word for word in _SEPARATORS.split(fold(text)) if word]
        codes = sum(len(word) == 2 and word.isascii() for word in words)
        return codes > 2 or any(word.rstrip(".") in self._vocabulary.languages for word in words)

    def names_link(self, text: str) -> bool:
        """Tell whether one of the entries of a row is known as a link of pages."""
        words = self._vocabulary
        return any(
            entry in words.lines
            or entry in words.below
            or entry in words.share
            or entry in words.languages
            for entry in map(str.strip, _COLUMNS.split(fold(text)))
        )

    def row_reason(self, folded: str) -> str | None:
        """Tell a row of links, such as “List  Previous  Next”."""
        words = [word for word in _SEPARATORS.split(folded) if word]
        if not 2 <= len(words) <= 8:
            return None
        reasons = [self._vocabulary.below.get(w) or self._vocabulary.lines.get(w) for w in words]
        if not all(reasons):
            return None
        return "neighbour" if "neighbour" in reasons else reasons[0]

    def is_language_switch(self, text: str) -> bool:
        """Tell whether a line is nothing but names or codes of languages."""
        folded = fold(text).strip("[]<>|· ")
        if folded in self._vocabulary.languages:
            return True
        parts = [part for part in _SEPARATORS.split(fold(text)) if part]
        if not parts or len(text) > 200:
            return False
        names = sum(part in self._vocabulary.languages for part in parts)
        codes = sum(bool(_CODE.match(part)) and len(part) <= 5 for part in parts)
        if len(parts) == 1:
            return text.isupper() and folded in _CODES_ALONE
        return (
            names == len(parts)
            or (names >= 1 and names + codes == len(parts))
            or (codes == len(parts) and all(len(part) == 2 for part in parts) and text.isupper())
        )

    def is_share_links(self, text: str) -> bool:
        """Tell whether a line is nothing but links to share or print the page."""
        folded = fold(text).strip("[]<>|·:： ")
        if len(folded) > 120 or not folded:
            return False
        if folded in self._vocabulary.share:
            return True
        return self._share.fullmatch(visible(_SEPARATORS.sub("", folded))) is not None


@lru_cache(maxsize=8)
def _share(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Match links to share a page, copied with or without anything between them."""
    words = {visible(_SEPARATORS.sub("", word)) for word in vocabulary.share} - {""}
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, longest_first))})+")


@lru_cache(maxsize=8)
def _links(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Match at least two links of the page in a row."""
    reasons = {"menu", "list-link", "page-tail", "share-link", "site-banner", "skip-link"}
    words = {w for w, reason in vocabulary.lines.items() if reason in reasons}
    words |= {w for w, reason in vocabulary.below.items() if reason in {"page-tail", "share-link"}}
    words |= vocabulary.share | vocabulary.languages
    phrases = [visible(word) for word in words if width(word) >= 4]
    phrases.sort(key=len, reverse=True)
    phrase = "|".join(map(re.escape, phrases))
    return re.compile(f"(?:{phrase})[|·/,【】]*(?:(?:{phrase})[|·/,【】]*)+")
