"""Lines of the page around a release: links, banners, names of boards, end markers."""

from __future__ import annotations

import re
from functools import lru_cache

from .files import is_image_name
from .lines import fold, visible, width
from .links import Links
from .units import is_board_title
from .vocabulary import Vocabulary

# Furniture is short; a longer line is prose and not looked at further.
LONGEST = 240
_STATUS_TRIM = "*※()[]（）［］【】<>＜＞. 。"
_MARK_TRIM = " -–—―*#./()[]（）【】<>~=_·•"
_DECORATION = re.compile(r"(?:[-–—―_=*＊#~·.•◆◇■□○●★☆ㅡ─━\s]){2,}$")
_TRAIL = re.compile(r"\s(?:>|›|»(?! )|＞|→)\s.{1,40}$|＞|(?:\s(?:/|::|»)\s.{1,40}){2,}$")
_COLUMN = re.compile(r"\t|\s{2,}|\u3000")
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
        self.links = Links(vocabulary)

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

    def _reason_above(self, text: str, bare: str) -> str | None:
        if bare in self._vocabulary.above:
            return self._vocabulary.above[bare]
        if self.links.is_language_switch(text):
            return "language-switch"
        if _TRAIL.search(text) or text.startswith((">", "›", "»", "＞")):
            return "menu"
        if is_board_title(text, self._vocabulary):
            return "board-title"
        return "menu" if self.links.is_menu(text) else None

    def _reason_by_shape(self, text: str, bare: str) -> str | None:
        if is_image_name(text):
            return "image-name"
        if _DECORATION.match(text):
            return "decoration"
        if _COPYRIGHT.match(text):
            return "notice"
        if _HASHTAGS.match(text):
            return "share-link"
        if self.links.is_share_links(text):
            return "share-link"
        return "menu" if self.links.are_several(text) else None

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
        head, _column, rest = _first_column(text)
        if rest and self._vocabulary.below.get(fold(head).strip("[]<>·▲▼ ")) == "neighbour":
            return "neighbour"
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
        return self.links.row_reason(folded)

    def is_end_mark(self, text: str) -> bool:
        """Tell whether a line marks the end of the text (``ENDS``, ``끝.``, ``- 30 -``)."""
        if len(text) > 40:
            return False
        core = fold(text).strip(_MARK_TRIM)
        if core in self._vocabulary.end_marks:
            # "30" and "end" need their dashes, whole words of one language do not.
            return core not in _NEED_DASHES or fold(text) != core
        # Agencies close with hashes, crosses or spaced stars; "***" alone parts two sections.
        return visible(text) in {"###", "##", "XXX", "xxx"} or (visible(text) == "***" != text)

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

    def translation_status(self, text: str) -> str | None:
        """Return what a line says of itself as a translation.

        Args:
            text: a line, with or without its marker or brackets.

        Returns:
            ``unofficial``, ``official`` or ``machine``; ``None`` for any other line.
        """
        if len(text) > LONGEST:
            return None
        folded = fold(text).strip(_STATUS_TRIM)
        words = self._vocabulary
        statuses = {
            "unofficial": words.unofficial,
            "official": words.official,
            "machine": words.machine,
        }
        return next((status for status, known in statuses.items() if folded in known), None)


def _first_column(text: str) -> tuple[str, str, str]:
    """Split a row as it is copied from a table: "Next", a tab, the title of another release."""
    match = _COLUMN.search(text)
    if match is None:
        return text, "", ""
    return text[: match.start()], match[0], text[match.end() :]


# Ordinary words, or numbers, that end a text only in dashes or brackets.
_NEED_DASHES = frozenset({"30", "end", "fin", "ende", "fine", "son", "slut"})


@lru_cache(maxsize=8)
def _by_first_letter(vocabulary: Vocabulary, name: str) -> dict[str, tuple[tuple[str, str], ...]]:
    words: dict[str, list[tuple[str, str]]] = {}
    for text, reason in getattr(vocabulary, name).items():
        words.setdefault(text[0], []).append((text, reason))
    return {letter: tuple(pairs) for letter, pairs in words.items()}


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
