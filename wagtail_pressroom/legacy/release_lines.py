"""Lines that say when, and by whom, a text is released: date lines, datelines, embargoes."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from .dates import LONGEST_DATE_LINE, DateReader
from .lines import fold, width
from .units import is_unit
from .vocabulary import Vocabulary

_AFTER_DATELINE = re.compile(
    r"\s?[).）】\]]?[电電讯訊]?\s?(?:/[^/]{1,30}/\s?)?(?:\.|[-–—―:]|--|\)|）)"
)
_BEFORE_DATELINE = re.compile(r"[^.!?:;]{2,60}$")
_REFERENCE = re.compile(
    r"(?:(?i:no|nr|nº|n°|n\.º|№|ref|núm|num)\.?\s?:?\s?|第\s?)?"
    r"[A-Z0-9]{1,10}(?:\s?[-/]\s?[A-Z0-9]{1,10}){1,4}\s?[号號]?$"
    r"|(?i:n[or]\.?|n°|nº|№)\s?\d[\d./-]*$"
)
_PHONE_LIKE = re.compile(r"\+?\d{2,4}(?:[-\s]\d{2,4}){2,4}$")
_WEEKDAY_IN_BRACKETS = re.compile(r"\s?\([^)]{1,20}\)\s?[.–—:-]")
_PARTS = re.compile(r"[,|/·]|\s{2,}|\t| [-–—] ")
_PLACES = re.compile(r"(?:[A-ZÀ-Þ][^\s.!?]*(?:\s(?:of|the|and|de|la|du|des))*[\s,–—-]*){1,10}$")
_CAPITAL = re.compile(r" [-–—A-ZÀ-ÞА-Я]")


@dataclass(frozen=True)
class ReleaseLine:
    """What a line above the text says of the release.

    Attributes:
        reason: why it is no part of the text.
        date: the day it names.
        unit: the unit it names.
    """

    reason: str
    date: datetime.date | None = None
    unit: str | None = None


class ReleaseLineReader:
    """Reads lines about the release, with the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, dates: DateReader) -> None:
        self._vocabulary = vocabulary
        self._dates = dates

    def date_and_unit(self, text: str) -> ReleaseLine | None:
        """Read a line that holds a date, alone, or with a place or a unit beside it.

        Args:
            text: a trimmed line.

        Returns:
            The day and the unit; ``None`` for any other line.
        """
        if len(text) > LONGEST_DATE_LINE:
            return None
        found = self._dates.find(text)
        if found is None or found.date is None:
            return None
        before, after = text[: found.start], text[found.end :]
        # "Ministry of Ports | 4 May 2031 | News"
        if fold(after).strip(" |·-–—,") in self._vocabulary.boards:
            after = ""
        if fold(before).strip(" |·-–—,") in self._vocabulary.boards:
            before = ""
        has_before = bool(self._dates.without_time(before))
        has_after = bool(self._dates.without_time(after))
        if has_before and has_after:
            return None
        if not has_before and not has_after:
            return ReleaseLine("date-line", found.date)
        unit = self._unit(after if has_after else before)
        if has_after and _PLACES.match(after.strip(" -–—|,")) and after.lstrip()[:1] in "–—-|":
            # "4 May 2031 – Lindhaven – Ministry of Ports"
            return ReleaseLine("date-line", found.date, unit)
        # A title may name a day in brackets.
        is_title = before.rstrip().endswith(("(", "（", "[")) and len(before.split()) > 2
        if unit or (has_before and not is_title and self._is_place(before)):
            return ReleaseLine("date-line", found.date, unit)
        return None

    def read(self, text: str) -> ReleaseLine | None:
        """Read a line such as “For immediate release”, an embargo, or the number of a release.

        Args:
            text: a trimmed line above the text.

        Returns:
            What it says, or ``None``.
        """
        if len(text) > LONGEST_DATE_LINE:
            return None
        # "№ 1934-11-10-2018" is a number, "2031-05-04" is a day.
        is_number = not text[:1].isdigit() or not self._dates.find(text)
        if (
            _REFERENCE.match(text)
            and not _PHONE_LIKE.match(text)
            and any(map(str.isdigit, text))
            and is_number
        ):
            return ReleaseLine("reference")
        found = self._dates.find(text)
        if found is None or found.date is None:
            return None
        folded = fold(text)
        boards = (word for word in self._vocabulary.boards if word in folded)
        board = max(boards, key=len, default=None)
        if board is None or text.endswith((".", "。")) or width(text) > 120:
            return None
        # A title may name the day of a briefing in brackets.
        if text[: found.start].rstrip().endswith(("(", "（", "[")):
            return None
        if len(board) < 4 and width(board) == len(board):
            return None
        head = text[: folded.index(board)].strip(" -–—|:·,(") if len(folded) == len(text) else ""
        head = head if len(head) + len(board) <= found.start else ""
        unit = head if head and is_unit(head, self._vocabulary) else None
        return ReleaseLine("release-line", found.date, unit)

    def dateline(self, text: str) -> datetime.date | None:
        """Read the dateline at the beginning of a text: “Lindhaven, 4 May 2031 – …”.

        Args:
            text: a first paragraph.

        Returns:
            The day, or ``None`` when the paragraph begins without a dateline.
        """
        start = text[:LONGEST_DATE_LINE]
        found = self._dates.find(start)
        if found is None or found.date is None or found.start > 70:
            return None
        after = _AFTER_DATELINE.match(text, found.end)
        if text[found.end - 1 : found.end] == "." and text[found.end : found.end + 1] == " ":
            after = after or _CAPITAL.match(text, found.end)
        if after is None and not _WEEKDAY_IN_BRACKETS.match(text, found.end):
            return None
        before = text[: found.start].rstrip()
        if not before.strip("([（【 "):
            # The date alone, and then the text: "4 May 2031 – The Minister …".
            rest = text[found.end :].lstrip(" )）】].")
            return found.date if rest[:1] in "–—-―" and rest.lstrip("–—-― ")[:1].isupper() else None
        if self._names_weekday(before):
            # "Until Sunday, 4 May 2031 – …"
            return None
        return found.date if self._is_place(before) else None

    def _names_weekday(self, before: str) -> bool:
        words = fold(before).replace(",", " ").split()
        return any(word in self._vocabulary.weekdays for word in words)

    def _is_place(self, before: str) -> bool:
        """Tell the place before the date of a dateline from the beginning of a sentence."""
        words = fold(before).replace(",", " , ").split()
        while words and (words[-1] in self._vocabulary.place_words or words[-1] in ",("):
            words.pop()
        stripped = len(words) < len(fold(before).replace(",", " , ").split())
        if not words or len(words) > 7 or not _BEFORE_DATELINE.match(before.lstrip("(（【")):
            return not words
        first = words[0].strip("(（【")
        if any(first in small for small in self._vocabulary.small_words.values()):
            # "La Paz" and "The Hague" begin with a small word, but so does "On Monday".
            return before.isupper()
        if not before[-1:].isascii() and width(before) == 2 * len(before):
            # Chinese and Japanese datelines have nothing between place and day.
            return len(before) <= 8
        has_sign = any(sign in before for sign in ",،，(（–—/|") or before.isupper()
        cased = before.lstrip("(（【 ")[:1]
        return (has_sign or stripped) and not (cased.islower() or cased.isdigit())

    def _unit(self, text: str) -> str | None:
        rest = text.strip(" \t\u3000|·,()（）[]-–—:/")
        if not rest or len(rest) > 80:
            return None
        # "Ministry of Ports, Lindhaven" names a place as well.
        parts = [rest, *(part.strip() for part in _PARTS.split(rest))]
        return next((part for part in parts if is_unit(part, self._vocabulary)), None)
