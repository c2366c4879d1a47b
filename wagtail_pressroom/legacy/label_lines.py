"""One line of labels, taken apart into names of fields and their values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .dates import DateReader
from .lines import fold, visible, width
from .units import is_unit
from .vocabulary import Vocabulary

_LONGEST = 200
# A weekday and an article may stand between a label and its date.
_NEAR = 25
_SEPARATOR = re.compile(r"[\s|ㅣ·∙•,;/]+")
# Signs before a label, and around a value.
_BRACKETS = "|[]()·•∙<>【】 \t\u00a0"
_TRIM = " \t\u00a0\u3000|ㅣ·∙•,;/"


@dataclass(frozen=True)
class LabelField:
    """A label and what stands beside it.

    Attributes:
        kind: what the label names, one of :data:`.vocabulary.LABEL_KINDS`.
        value: the text beside it; empty when that stands below.
        has_colon: whether a colon follows the label.
    """

    kind: str
    value: str
    has_colon: bool


class LabelLineReader:
    """Takes lines apart with the labels of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, dates: DateReader) -> None:
        self._vocabulary = vocabulary
        self._dates = dates
        self._label = _label_pattern(vocabulary)
        self._kinds = {visible(word): kind for word, kind in vocabulary.labels.items()}
        # A line is asked about by its neighbours as well.
        self.fields = lru_cache(maxsize=2048)(self._fields)

    def _fields(self, text: str) -> tuple[LabelField, ...]:
        """Take a line apart; nothing when it begins with no label."""
        if len(text) > _LONGEST:
            return ()
        if text[:1] in "|[(·•∙<【":
            text = text.strip(_BRACKETS)
        leading = self._leading_date(text)
        matches = []
        position = leading[1] if leading else 0
        while match := self._match(text, position):
            matches.append(match)
            position = self._next_label(text, match)
        if not matches:
            return ()
        fields = list(leading[0]) if leading else []
        ends = [m.start() for m in matches[1:]] + [len(text)]
        for match, end in zip(matches, ends, strict=True):
            kind = self._kinds[visible(fold(match["label"]))]
            value = text[match.end() : end].strip(_TRIM)
            fields.append(LabelField(kind, value, bool(match["colon"])))
        return tuple(fields)

    def _match(self, text: str, position: int) -> re.Match[str] | None:
        """Match a label; a word that goes on in small letters is none: “Ministry of Ports”."""
        match = self._label.match(text, position)
        if match and not match["colon"] and text[match.end() :].lstrip()[:1].islower():
            # "Publié le lundi 4 mars 2031" goes on in small letters as well.
            found = self._dates.find(text[match.end() :])
            is_date = self._kinds[visible(fold(match["label"]))] in {"date", "updated"}
            return match if is_date and found and found.start <= _NEAR else None
        return match

    def _leading_date(self, text: str) -> tuple[list[LabelField], int] | None:
        """Read a date without a label, and a unit beside it, before the labels of a line."""
        found = self._dates.find(text)
        if found is None or found.date is None or self._dates.without_time(text[: found.start]):
            return None
        start = found.end
        for blank in _SEPARATOR.finditer(text, found.end):
            if self._match(text, blank.end()):
                start = blank.end()
                break
        else:
            return None
        between = self._dates.without_time(text[found.end : start])
        fields = [LabelField("date", text[: found.end], True)]
        if between:
            unit = text[found.end : start].strip(_TRIM)
            if not is_unit(unit, self._vocabulary):
                return None
            fields.append(LabelField("department", unit, True))
        return fields, start

    def _next_label(self, text: str, previous: re.Match[str]) -> int:
        """Return where the next label of a line begins, or the end of the line."""
        for blank in _SEPARATOR.finditer(text, previous.end()):
            match = self._match(text, blank.end())
            if match and self._stands_apart(text, blank, match):
                return blank.end()
        return len(text)

    def _stands_apart(self, text: str, blank: re.Match[str], match: re.Match[str]) -> bool:
        """Tell a label inside a line from the same word inside a value."""
        if match["colon"] or blank[0] not in {" ", ", ", "/", "·"}:
            return True
        kind = self._kinds[visible(fold(match["label"]))]
        return kind in {"date", "hits"} and text[match.end() :].lstrip()[:1].isdigit()


@lru_cache(maxsize=4)
def _label_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Match a label: a colon, a blank, a digit or the end must follow it."""
    words = sorted(vocabulary.labels, key=len, reverse=True)
    label = "|".join(_spaced(word) if _is_short_cjk(word) else _in_words(word) for word in words)
    after = r"\s{0,8}(?P<colon>[:：])|(?=[\s|ㅣ(（]|$)|(?=\d)"
    return re.compile(f"(?P<label>{label or '(?!)'})(?:{after})", re.IGNORECASE)


def _is_short_cjk(word: str) -> bool:
    # "작 성 일" is typed with blanks to fill a column.
    return width(word) == 2 * len(word) and len(word) <= 6


def _spaced(word: str) -> str:
    return r"\s?".join(map(re.escape, word))


def _in_words(word: str) -> str:
    return r"\s".join(re.escape(part).replace("'", "['’]") for part in word.split(" "))
