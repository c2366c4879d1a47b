"""Names of ministries and other units, and of the boards they publish on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .lines import fold, width
from .vocabulary import Vocabulary

_LONGEST = 90
_MOST_WORDS = 12
# Words a name may hold in small letters.
_SMALL = re.compile(
    r"(?:of|the|and|for|on|in|de|des|du|la|le|les|et|pour|à|aux|sur|l'\w+|d'\w+|der|die|das|und|für"
    r"|by|from|von|vom|im|am|zum|zur|y|e|del|los|las|para|da|do|dos|van|voor|het|en|di|della|dei|per|och|för|i|w)$"
)
_IN_BRACKETS = re.compile(r"\s?\([^()]{1,40}\)$")
_NUMBER = re.compile(
    r"(?:(?:nr|no|n°|nº|№|núm|num|ref)\.?\s?)?[\d/.\s-]*$|[A-Z]{1,6}(?:[-/]\w{1,8}){1,4}$",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:\b(?:mr|mrs|ms|mme|m|dr|prof)\.?\s|(?:sir|dame|hon)\s)", re.IGNORECASE)


def is_unit(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text is the name of a ministry, department or other unit, and no more.

    Args:
        text: a trimmed text.
        vocabulary: the words.
    """
    text = _IN_BRACKETS.sub("", text)
    if not text or width(text) > _LONGEST or _PERSON.match(text):
        return False
    if text.endswith((".", "?", "!", "。", ":")):
        return False
    folded = fold(text).strip("()[]（）")
    words = text.split()
    if len(words) > _MOST_WORDS or any(c in folded for c in ',;:…“”"«»|@>$€%'):
        return False
    has_verb = any(word in vocabulary.verbs for word in folded.split()[1:])
    if has_verb or any(map(str.isdigit, folded)):
        return False
    names = _names(vocabulary)
    begins = folded in names.alone or folded.startswith(names.begins)
    ends = folded.endswith(names.ends) and folded not in names.alone
    if not (begins or ends) or words[-1].casefold() in vocabulary.no_units:
        return False
    if text[0].isascii() or text[0].isupper():
        # English capitalises a name throughout, other languages its beginning.
        in_capitals = all(_is_name_word(word) for word in words)
        return len(words) > 1 and (in_capitals or (begins and len(words) <= 8))
    # Without capitals only the length tells a name from a sentence.
    return len(words) <= (5 if begins else 3)


def without_brackets(text: str) -> str:
    """Return a name without what follows it in brackets, such as “(National)”."""
    return _IN_BRACKETS.sub("", text)


def is_board_title(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a line names a board, such as “Ministry of Ports: Press releases”.

    Args:
        text: a trimmed line.
        vocabulary: the words.
    """
    folded = fold(text).strip("[]()<>【】「」*#-–—|: ")
    if folded in vocabulary.boards:
        return True
    if width(text) > _LONGEST or len(text.split()) > 8:
        return False
    for board in vocabulary.boards:
        if folded.endswith(board):
            rest = text[: len(text) - len(board)]
        elif folded.startswith(board):
            rest = text[len(board) :]
        else:
            continue
        rest = rest.strip(" -–—|:·>[]()【】")
        if rest and (is_unit(rest, vocabulary) or _NUMBER.match(rest)):
            return True
    return False


def names_board(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a line says whose press release it is: “Press release by the Minister”.

    Such a line is hardly ever the title.
    """
    folded = fold(text)
    if len(folded.split()) > 9:
        return False
    return any(
        folded.startswith(board + " ") and _SMALL.match(folded[len(board) :].split()[0])
        for board in vocabulary.boards
        if "press" in board or "communiqu" in board or "media" in board
    )


def unit_of_board(text: str, vocabulary: Vocabulary) -> str | None:
    """Return the unit named beside a board, as in “Straits Commission – Press release”."""
    folded = fold(text)
    for board in sorted(vocabulary.boards, key=len, reverse=True):
        if folded.endswith(board) and len(folded) == len(text):
            rest = text[: len(text) - len(board)].strip(" -–—|:·>[]()【】")
            return rest if rest and is_unit(rest, vocabulary) else None
    return None


@dataclass(frozen=True)
class _Names:
    """Beginnings and ends of names of units, with the blank that sets words of letters apart."""

    alone: frozenset[str]
    begins: tuple[str, ...]
    ends: tuple[str, ...]


@lru_cache(maxsize=8)
def _names(vocabulary: Vocabulary) -> _Names:
    begins, ends = vocabulary.units_begin, vocabulary.units_end
    return _Names(
        alone=frozenset(begins | ends),
        begins=tuple(word if _is_cjk(word) else word + " " for word in begins),
        ends=tuple(word if _is_cjk(word) else " " + word for word in ends),
    )


def _is_cjk(word: str) -> bool:
    return width(word) > len(word)


def _is_name_word(word: str) -> bool:
    letters = word.strip("()’'&-–/")
    return not letters or not letters[0].islower() or _SMALL.match(letters.casefold()) is not None
