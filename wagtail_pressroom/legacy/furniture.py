"""Lines of the page around a release: links, banners, names of boards, end markers."""

from __future__ import annotations

import re
from functools import lru_cache

from .lines import fold, visible, width
from .units import is_board_title
from .vocabulary import Vocabulary, load_vocabulary

# Furniture is short; a longer line is prose and not looked at further.
LONGEST = 240
_STATUS_TRIM = "*※()[]（）［］【】<>＜＞. 。"
_MARK_TRIM = " -–—―*#./()[]（）【】<>~=_·•"
_IMAGE_NAME = re.compile(
    r"[^?!。]{1,120}\.(?:jpe?g|png|gif|bmp|webp|tiff?|svg)(?:\s?[(\[][^)\]]{0,30}[)\]])?$",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"(?P<name>[^?!|]{1,160}?\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|odt|ods|zip|rtf|txt|csv))"
    r"(?P<rest>(?:\s*[(\[][^)\]]{0,40}[)\]]|\s*\d[\d.,]*\s?(?:[KMG]?B|Ko|Mo|bytes)\b){0,3}.{0,40})$",
    re.IGNORECASE,
)
_DECORATION = re.compile(r"(?:[-–—―_=*＊#~·.•◆◇■□○●★☆ㅡ─━\s]){2,}$")
_TRAIL = re.compile(r"\s(?:>|›|»(?! )|＞|→)\s.{1,40}$|＞|(?:\s(?:/|::|»)\s.{1,40}){2,}$")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?$")
# Codes of languages that stand alone as a link; others are words.
_CODES_ALONE = frozenset({"kor", "eng", "en", "ko", "fr", "de", "es", "cn", "jp"})
_SEPARATORS = re.compile(r"[\s|/·,;:：•()\[\]【】ㅣ∙‧・-]+")
_FILE_WORDS = re.compile(r"[\W\d]*(?:[^\W\d_]+[\W\d]*){0,4}$")
_COLUMNS = re.compile(r"\s*[|｜ㅣ]\s*|\s{2,}|\t|\u3000")
_MENU_ENTRY = re.compile(r"[^.?!。,;:]{1,30}$")
_HASHTAGS = re.compile(r"(?:#[^\W_]\w*[\s,]*)+$")
_COPYRIGHT = re.compile(
    r"(?:[©ⓒ]|copyrights?\s?(?:[©ⓒ:]|\(c\)|\d{4}|by\b)|\(c\)\s?(?:copyright|\d{4}))", re.IGNORECASE
)


class Furniture:
    """Tells furniture from text, with the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._begins = _by_first_letter(vocabulary, "begins")
        self._below_begins = _by_first_letter(vocabulary, "below")
        self._finishes = tuple(vocabulary.finishes.items())
        self._run_together = _run_together(vocabulary)
        self._links = _links(vocabulary)
        self._share = _share(vocabulary)

    def reason(self, text: str, *, above_text: bool) -> str | None:
        """Say why a line is furniture of the page.

        Args:
            text: a trimmed line.
            above_text: whether the line stands above the title and the text, where a bare name of
                a language or of a board is a link or a heading of the page.

        Returns:
            A code of :data:`.reasons.REASONS`, or ``None`` for a line that may be the release's.
        """
        if len(text) > LONGEST:
            return None
        folded = fold(text)
        bare = folded.strip("[]<>【】()|· ")
        exact = self._vocabulary.lines.get(folded) or self._vocabulary.lines.get(bare)
        if exact is None and self._run_together.fullmatch(visible(bare)):
            return "skip-link"
        if above_text and (reason := self._reason_above(text, bare)):
            return reason
        if exact:
            return exact
        if self.is_end_mark(text):
            return "end-marker"
        begin = folded.lstrip("*-–—•·※[(<【▶► ")
        for words, reason in self._begins.get(begin[:1], ()):
            if begin.startswith(words):
                return reason
        for words, reason in self._finishes:
            if folded.endswith(words):
                return reason
        return self._reason_by_shape(text, bare)

    def is_exact(self, text: str) -> bool:
        """Tell whether the whole of a line is known as furniture."""
        folded = fold(text)
        lines = self._vocabulary.lines
        return folded in lines or folded.strip("[]<>【】()|· ") in lines

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

    def _reason_above(self, text: str, bare: str) -> str | None:
        if bare in self._vocabulary.above:
            return self._vocabulary.above[bare]
        if self.is_language_switch(text):
            return "language-switch"
        if _TRAIL.search(text) or text.startswith((">", "›", "»", "＞")):
            return "menu"
        if is_board_title(text, self._vocabulary):
            return "board-title"
        return "menu" if self.is_menu(text) else None

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

    def _reason_by_shape(self, text: str, bare: str) -> str | None:
        if _IMAGE_NAME.match(text) and not _is_sentence_about(text):
            return "image-name"
        if _DECORATION.match(text):
            return "decoration"
        if _COPYRIGHT.match(text):
            return "notice"
        if _HASHTAGS.match(text):
            return "share-link"
        if self.is_share_links(text):
            return "share-link"
        rest = visible(bare)
        if 6 <= len(rest) <= 120 and self._links.fullmatch(rest):
            return "menu"
        return None

    def tail_reason(self, text: str) -> str | None:
        """Say why nothing after this line belongs to the release.

        Args:
            text: a trimmed line below the text.

        Returns:
            A code of :data:`.reasons.REASONS`, or ``None`` when the text goes on.
        """
        if len(text) > LONGEST:
            return None
        folded = fold(text)
        bare = folded.strip("[]<>【】|·:： ▲▼◀▶∧∨‹›«»←→")
        if bare in self._vocabulary.below:
            return self._vocabulary.below[bare]
        for words, reason in self._below_begins.get(bare[:1], ()):
            if not bare.startswith(words):
                continue
            rest = bare[len(words) :]
            # "Next" begins many a sentence; "이전글" and "上一篇：" begin none.
            if reason == "neighbour" and (
                (width(words) > len(words) and not text.endswith((".", "。", "다", "다.")))
                or rest.lstrip().startswith((":", "|", "»", "›"))
            ):
                return reason
            # "Other news in Streets"
            is_heading = len(bare.split()) <= 6 and not text.endswith((".", "?", "!"))
            if reason == "related-news" and " " in words and rest[:1] == " " and is_heading:
                return reason
        return self._only_links(folded)

    def _only_links(self, folded: str) -> str | None:
        """Tell a row of links, such as “List  Previous  Next”."""
        words = [word for word in _SEPARATORS.split(folded) if word]
        if not 2 <= len(words) <= 8:
            return None
        reasons = [self._vocabulary.below.get(w) or self._vocabulary.lines.get(w) for w in words]
        if not all(reasons):
            return None
        return "neighbour" if "neighbour" in reasons else reasons[0]

    def is_end_mark(self, text: str) -> bool:
        """Tell whether a line marks the end of the text (``ENDS``, ``끝.``, ``- 30 -``)."""
        if len(text) > 40:
            return False
        core = fold(text).strip(_MARK_TRIM)
        if core in self._vocabulary.end_marks:
            # "30" and "end" need their dashes, whole words of one language do not.
            return core not in _NEED_DASHES or fold(text) != core
        return visible(text) in {"###", "***", "XXX", "xxx", "##"} and text != "***"

    def split_end_mark(self, text: str) -> tuple[str, str]:
        """Take an end mark off the end of a line of prose.

        Args:
            text: a trimmed line.

        Returns:
            The line without the mark, and the mark; an empty string when there is none.
        """
        head, _blank, last = text.rpartition(" ")
        if not head or len(last) > 12 or width(last) == len(last):
            return text, ""
        if self.is_end_mark(last) and head.rstrip()[-1:] in ".。!?…)”’」":
            return head.rstrip(), last
        return text, ""

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

    def attachment(self, text: str) -> str | None:
        """Return the name of the file that a line offers, or ``None``."""
        if len(text) > LONGEST:
            return None
        match = _FILE_NAME.match(text)
        if match and _is_sentence_about(match["name"]):
            return None
        if match and _FILE_WORDS.match(match["rest"]):
            return match["name"].strip()
        return None

    def is_status_phrase(self, text: str) -> bool:
        """Tell whether a line says that the text is no official translation.

        Args:
            text: a line, with or without its marker or brackets.
        """
        if len(text) > LONGEST:
            return False
        return fold(text).strip(_STATUS_TRIM) in self._vocabulary.unofficial


def _is_sentence_about(text: str) -> bool:
    """Tell a sentence that ends with the name of a file from that name."""
    words = text.split()
    latin = [word for word in words if word.isascii() and word.isalpha() and word.islower()]
    return "://" in text or len(latin) > 4


# Ordinary words, or numbers, that end a text only in dashes or brackets.
_NEED_DASHES = frozenset({"30", "end", "fin", "ende", "fine", "son", "slut"})


@lru_cache(maxsize=8)
def _by_first_letter(vocabulary: Vocabulary, name: str) -> dict[str, tuple[tuple[str, str], ...]]:
    words: dict[str, list[tuple[str, str]]] = {}
    for text, reason in getattr(vocabulary, name).items():
        words.setdefault(text[0], []).append((text, reason))
    return {letter: tuple(pairs) for letter, pairs in words.items()}


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


@lru_cache(maxsize=8)
def _run_together(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Match skip links copied without anything between them."""
    phrases = [
        visible(words)
        for words, reason in vocabulary.lines.items()
        if reason in {"skip-link", "heading-of-skip-links"}
    ]
    phrases.sort(key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, phrases))}|[|·/])+")


def is_status_phrase(text: str) -> bool:
    """Tell whether a text says of itself that it is no official translation.

    Args:
        text: a line, with or without its marker or brackets.
    """
    return Furniture(load_vocabulary()).is_status_phrase(text)
