"""Typed markers at the beginning of a line: numbers, circles, dashes, notes, questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .dates import DateReader
from .lines import fold
from .vocabulary import Vocabulary

_NUMBER = re.compile(r"(?P<marker>(?P<n>[0-9０-９]{1,3})[.．)）、](?![0-9]))")
_IN_BRACKETS = re.compile(
    r"(?P<marker>[(（](?P<n>[0-9０-９]{1,2}|[가-하]|[一二三四五六七八九十]{1,3})[)）])"
)
_CIRCLED = re.compile(r"(?P<marker>[①-⑳❶-❿➀-➉])\s*")
_BARE_NUMBER = re.compile(r"(?P<n>[0-9０-９]{1,3})(?P<blank>\s*)(?=\S)")
_ROMAN = re.compile(r"(?P<marker>(?P<n>[IVX]{1,5}|[Ⅰ-Ⅻ])[.．、])(?=\s|[^\x00-\x7f])")
_IDEOGRAPHIC = re.compile(r"(?P<marker>(?P<n>[一二三四五六七八九十]{1,3})[、．.])")
_LETTER = re.compile(
    r"(?P<marker>(?P<n>[a-zA-Z]|[가나다라마바사아자차카타파하])[.)])(?=\s|[^\x00-\x7f])"
)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_UNICODE_ROMANS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_KOREAN_LETTERS = "가나다라마바사아자차카타파하"
# "6. 17.(금)" and "3. 5.~7." are days of a month, "2. 2. The" is a number typed twice.
_DAY_AFTER_MONTH = re.compile(r"\s?[0-9]{1,2}(?:\.?\s?(?:[(（~∼－-]|$)|\.\s?[가-힣])")
# Signs that may also begin a word, or a number below nought, need a blank after them.
_NEEDS_BLANK = frozenset("oOοоＯ0-–—+·ㅇ>")
_HEADING_SIGN = re.compile(r"#{1,4}\s")


@dataclass(frozen=True)
class Marked:
    """A line taken apart.

    Attributes:
        family: what kind of marker it is: ``number``, ``roman`` …, ``sign``, ``note``,
            ``question`` or ``answer``.
        level: level of the marker, as far as the marker alone tells.
        marker: the marker as printed.
        text: what follows it.
        doubled: the second marker of a number typed twice ("2. 2."), else an empty string.
    """

    family: str
    level: int
    marker: str
    text: str
    doubled: str = ""


class MarkerTable:
    """Takes markers off lines, with the signs and words of a vocabulary."""

    def __init__(
        self, vocabulary: Vocabulary, dates: DateReader, capital_circle: bool = True
    ) -> None:
        self._signs = _signs(vocabulary)
        self._capital_circle = capital_circle
        self._questions = _question_pattern(vocabulary)
        self._question_words = vocabulary.questions
        self._dates = dates

    def looks_marked(self, text: str) -> bool:
        """Tell whether a line begins with a marker, whatever stands around it."""
        roman = _ROMAN.match(text)
        # A single letter but I is rather somebody's initial.
        if _HEADING_SIGN.match(text):
            return True
        if roman and (roman["n"] == "I" or len(roman["n"]) > 1 or not roman["n"].isascii()):
            return True
        return (
            bool(_NUMBER.match(text))
            or self.sign(text) is not None
            or bool(_IDEOGRAPHIC.match(text) or _CIRCLED.match(text) or _IN_BRACKETS.match(text))
        )

    def sign(self, text: str) -> Marked | None:
        """Take a sign such as ``o``, ``□`` or ``※`` off a line."""
        for sign, level in self._signs.get(text[:1], ()):
            if not text.startswith(sign) or (sign == "O" and not self._capital_circle):
                continue
            rest = text[len(sign) :]
            # "ㅇ" and "·" are typed close to Korean words, and are no part of them.
            is_close = sign in "ㅇ·" and not rest[:1].isascii() and not rest.startswith(sign)
            if sign in _NEEDS_BLANK and rest and not rest[0].isspace() and not is_close:
                continue
            if sign == "0" and not rest[1:2].isalpha():
                continue
            if rest.startswith(sign) and level > 0:
                # "○○" stands for a name left out, "--" is a dash.
                return None
            marker = sign
            while level < 0 and rest.startswith(sign):
                # "**" is a second note.
                marker, rest = marker + sign, rest[len(sign) :]
            if not rest.strip() and len(marker) > 1:
                return None
            return Marked("note" if level < 0 else "sign", level, marker, rest.strip())
        return None

    def question(self, text: str) -> Marked | None:
        """Take ``Q:``, ``<질문>`` and the like off a line."""
        match = self._questions.match(text)
        if not match:
            return None
        word = fold(match["a"] or match["b"] or match["c"])
        family = "question" if word in self._question_words else "answer"
        return Marked(family, 0, match[0].strip(), text[match.end() :].strip())

    def number(self, text: str) -> tuple[int, Marked] | None:
        """Take ``1.`` off a line, unless it is the day of a month or the like."""
        match = _NUMBER.match(text)
        if not match:
            return None
        rest = text[match.end() :]
        if match["marker"][-1] == "." and _DAY_AFTER_MONTH.match(rest):
            again = _NUMBER.match(rest.strip())
            if not again or again["marker"] != match["marker"]:
                return None
        family = "parenthesis" if match["marker"][-1] in ")）" else "number"
        number = int(match["n"])
        rest = rest.strip()
        again = _NUMBER.match(rest)
        if again and again["marker"] == match["marker"]:
            text, doubled = rest[again.end() :].strip(), again["marker"]
            return number, Marked(family, 1, match["marker"], text, doubled)
        return number, Marked(family, 1, match["marker"], rest)

    def begins_with_day(self, text: str) -> bool:
        """Tell whether a line begins with a day and the name of a month."""
        return self._dates.begins_with_day_and_month(text)


class MarkerReader:
    """Reads markers line by line and remembers where the numbering stands.

    The numbering decides what a character can't: a bare ``3`` is a point after ``2.``, and ``V.``
    is a point only after ``IV.``, otherwise somebody's initial.

    Args:
        table: the markers there are.
        texts: the lines to come; a lettered list needs a second letter among them.
    """

    def __init__(self, table: MarkerTable, texts: Iterable[str]) -> None:
        self._table = table
        texts = [text[:8] for text in texts]
        self._letters = {m["marker"] for t in texts if (m := _LETTER.match(t))}
        self._bare = {int(m["n"]) for t in texts if (m := _BARE_NUMBER.match(t)) and m["blank"]}
        self._number = 0
        self._roman = 0
        self._asked = False

    def read(self, text: str) -> Marked | None:
        """Take the marker off a line.

        Args:
            text: a trimmed line.

        Returns:
            The line taken apart, or ``None`` when it begins with no marker.
        """
        return (
            self._read_number(text)
            or self._read_roman(text)
            or self._read_ideographic(text)
            or self._read_question(text)
            or self._read_letter(text)
            or self._table.sign(text)
        )

    def _read_number(self, text: str) -> Marked | None:
        if found := self._table.number(text):
            if found[0] != self._number + 1 and self._table.begins_with_day(text):
                # "4. Mai" is a day, unless it follows "3."
                return None
            self._number = found[0]
            return found[1]
        for pattern, family in ((_IN_BRACKETS, "brackets"), (_CIRCLED, "circled")):
            if match := pattern.match(text):
                return Marked(family, 1, match["marker"], text[match.end() :].strip())
        return self._read_bare_number(text)

    def _read_bare_number(self, text: str) -> Marked | None:
        match = _BARE_NUMBER.match(text)
        if not match:
            return None
        number = int(match["n"])
        is_next = bool(self._number) and number == self._number + 1
        # Japanese offices number with full-width figures and a wide blank.
        is_wide = "\u3000" in match["blank"] or not match["n"].isascii()
        # A first paragraph may go without a number; the second has it.
        begins = bool(match["blank"]) and (
            (number == 1 and 2 in self._bare)
            or (number == 2 and not self._number and 3 in self._bare)
        )
        if not (is_next or begins or (is_wide and match["blank"])):
            return None
        rest = text[match.end() :]
        # "3 ships sailed" is a sentence, "3 The ships sailed" a point without its full stop.
        is_digit = is_wide and rest[:1].isdigit()
        if rest[:1].islower() or not (rest[:1].isalpha() or is_digit or rest[:1] in '“‘"「『（('):
            return None
        if not match["blank"] and not (rest[:1].isupper() and rest[1:2].islower()):
            return None
        self._number = number
        return Marked("number", 1, match["n"], rest)

    def _read_roman(self, text: str) -> Marked | None:
        match = _ROMAN.match(text)
        if not match:
            return None
        name = match["n"]
        place = _UNICODE_ROMANS.find(name) if name in _UNICODE_ROMANS else self._place(name)
        if place is None:
            return None
        self._roman = place + 1
        return Marked("roman", 1, match["marker"], text[match.end() :].strip())

    def _place(self, name: str) -> int | None:
        fits = self._roman < len(_ROMANS) and name == _ROMANS[self._roman]
        return self._roman if fits else None

    def _read_ideographic(self, text: str) -> Marked | None:
        match = _IDEOGRAPHIC.match(text)
        if not match:
            return None
        return Marked("ideographic", 1, match["marker"], text[match.end() :].strip())

    def _read_question(self, text: str) -> Marked | None:
        marked = self._table.question(text)
        if marked is None:
            return None
        self._asked = self._asked or marked.family == "question"
        # "A. Smith" is somebody, unless a question came before.
        is_initial = marked.marker[-1] == "." and marked.family == "answer" and not self._asked
        return None if is_initial else marked

    def _read_letter(self, text: str) -> Marked | None:
        match = _LETTER.match(text)
        if not match:
            return None
        letter, stop = match["n"], match["marker"][-1]
        letters = _KOREAN_LETTERS if letter in _KOREAN_LETTERS else None
        first = letter in "aA가"
        near = _neighbours(letter, letters)
        # An initial has no next letter below it, and no letter before it above.
        if not any(f"{other}{stop}" in self._letters for other in (near[1:] if first else near)):
            return None
        return Marked("letter", 1, match["marker"], text[match.end() :].strip())


def _neighbours(letter: str, letters: str | None) -> Sequence[str]:
    if letters is None:
        return (chr(ord(letter) - 1), chr(ord(letter) + 1))
    place = letters.index(letter)
    return (letters[place - 1] if place else "", letters[place + 1 : place + 2])


@lru_cache(maxsize=4)
def _signs(vocabulary: Vocabulary) -> dict[str, tuple[tuple[str, int], ...]]:
    signs: dict[str, list[tuple[str, int]]] = {}
    for sign, level in sorted(vocabulary.markers.items(), key=lambda pair: -len(pair[0])):
        signs.setdefault(sign[0], []).append((sign, level))
    return {first: tuple(found) for first, found in signs.items()}


@lru_cache(maxsize=4)
def _question_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = sorted(vocabulary.questions | vocabulary.answers, key=len, reverse=True)
    word = "|".join(map(re.escape, words)) or "(?!)"
    # "(a)" is a letter of a list.
    longer = [w for w in words if len(w) > 1 or not w.isascii()]
    bracketed = "|".join(map(re.escape, longer)) or "(?!)"
    return re.compile(
        rf"[<＜‹〈《\[［(（【]\s?(?P<a>{bracketed})\s?[0-9]{{0,2}}\s?[>＞›〉》\]］)）】]\s?[:：]?"
        rf"|(?P<b>{word})\s?[0-9]{{0,2}}\s?[:：]"
        r"|(?P<c>(?-i:[QA]))(?:[0-9]{0,2}\.|[0-9]{1,2}\))(?=\s)",
        re.IGNORECASE,
    )
