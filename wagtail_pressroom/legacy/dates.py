"""Dates as boards print them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from .lines import fold
from .vocabulary import Vocabulary

# A longer line is prose, and a date is never taken from prose.
LONGEST_DATE_LINE = 160
# No press release is older, and a date far off is a slip of the keyboard.
_YEARS = range(1800, 2200)
# The year before the first of each era.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "民國": 1911, "民国": 1911}
_ERA_LETTERS = {"R": 2018, "H": 1988, "S": 1925}
_NUMERALS = "〇一二三四五六七八九十"
DIGITS = str.maketrans(
    "０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९○零", "0123456789" * 4 + "〇〇"
)
_ORDINAL = r"(?:st|nd|rd|th|er|re|º|ª|°|ú|ain|eg|\.)?"
_TIME = re.compile(
    r"(?:(?:at|um|à|alle|às|a las|kl\.?|klo)\s)?\d{1,2}\s?"
    r"(?:[:.h]\s?\d{2}(?::\d{2})?|[時时點点시]\s?(?:\d{1,2}\s?[分분])?|h\b)"
    r"(?:\s?(?:[ap]\.?m\.?|uhr|hrs?|[A-Z]{2,4})\b|\s?[+-]\d{4}\b)?"
    r"|\b\d{1,2}\s?(?:[ap]\.?m\.?\b|uhr\b)",
    re.IGNORECASE,
)
# The day in the Islamic calendar, printed beside the other.
_OTHER_CALENDAR = re.compile(r"1[34]\d\d\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}\s?(?:ه\w?|a\.?h\.?)?")
_LEFT_OVER = re.compile(r"[\s,،.;:·|/()\[\]（）［］<>「」~–—-]*")


@dataclass(frozen=True)
class FoundDate:
    """A date inside a text.

    Attributes:
        date: the day, or ``None`` when there is no such day.
        start: where it begins.
        end: where it ends.
    """

    date: datetime.date | None
    start: int
    end: int


class DateReader:
    """Finds dates with the names of months and weekdays of a vocabulary.

    Args:
        vocabulary: the words.
        month_first: whether figures such as ``05/04/2031`` name the month first.
    """

    def __init__(self, vocabulary: Vocabulary, month_first: bool = False) -> None:
        self._vocabulary = vocabulary
        self._patterns, self._time_words = _patterns(vocabulary)
        self._month_first = month_first

    def find(self, text: str) -> FoundDate | None:
        """Return the first date of a text.

        Args:
            text: any text; only its beginning is looked at.
        """
        text = text[:LONGEST_DATE_LINE].translate(DIGITS)
        if not any(c.isdigit() or c in "〇元一二" for c in text):
            return None
        best: FoundDate | None = None
        for pattern in self._patterns:
            for match in pattern.finditer(text):
                found = FoundDate(self._date_of(match.groupdict()), match.start(), match.end())
                # Of two dates the first counts; one of another calendar is no day of ours.
                if best is None or (found.date is not None, -found.start) > (
                    best.date is not None,
                    -best.start,
                ):
                    best = found
        return best

    def parse(self, text: str) -> datetime.date | None:
        """Read a date that stands alone, but for a weekday and a time of day.

        Args:
            text: a trimmed text, such as ``2017-03-14`` or ``4 May 2012``.

        Returns:
            The date, or ``None`` when the text is not just a date, or no such day exists.
        """
        found = self.find_alone(text)
        return found.date if found else None

    def find_alone(self, text: str) -> FoundDate | None:
        """Return the date of a text that holds nothing else, be there such a day or not."""
        found = self.find(text)
        if found is None or len(text) > LONGEST_DATE_LINE:
            return None
        rest = text[: found.start] + " " + text[found.end :]
        return None if self.without_time(rest) else found

    def without_time(self, text: str) -> str:
        """Return what is left of a text without weekdays, times of day and punctuation."""
        rest = _OTHER_CALENDAR.sub(" ", fold(text.translate(DIGITS)))
        rest = self._time_words.sub(" ", _TIME.sub(" ", rest))
        return "" if _LEFT_OVER.fullmatch(rest) else rest.strip(" ,.;:·|/()[]-–—")

    def begins_with_day_and_month(self, text: str) -> bool:
        """Tell whether a text such as ``4. Mai`` begins with a day, and not with a number."""
        words = re.match(r"\d{1,2}[.)]?\s*(?:de\s)?([^\W\d_]{3,12})", text)
        return words is not None and fold(words[1]) in self._vocabulary.months

    def _date_of(self, parts: dict[str, str | None]) -> datetime.date | None:
        try:
            year, month = _number(parts["year"]), parts["month"] or ""
            name = fold(month).rstrip(".")
            number = self._vocabulary.months.get(name) or _number(month)
            day = _number(parts["day"])
            if parts.get("era"):
                year += _ERAS.get(parts["era"] or "", 0) or _ERA_LETTERS.get(parts["era"] or "", 0)
            elif "short" in parts:
                year += 2000
            elif len(parts["year"] or "") == 3:
                year += 1911
            if "figures" in parts and (number > 12 or (self._month_first and day <= 12)):
                number, day = day, number
            return datetime.date(year, number, day) if year in _YEARS else None
        except ValueError:
            return None


def _number(digits: str | None) -> int:
    digits = digits or ""
    if digits == "元":
        return 1
    if digits and all(c in _NUMERALS for c in digits):
        if "十" not in digits:
            return int("".join(str(_NUMERALS.index(c)) for c in digits))
        tens, _ten, ones = digits.partition("十")
        return 10 * (_NUMERALS.index(tens) if tens else 1) + (_NUMERALS.index(ones) if ones else 0)
    return int(digits)


def _whole_word(word: str) -> str:
    begin = r"\b" if word[0].isascii() and word[0].isalnum() else ""
    end = r"\b" if word[-1].isascii() and word[-1].isalnum() else ""
    return begin + re.escape(word) + end


@lru_cache(maxsize=4)
def _patterns(vocabulary: Vocabulary) -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    names = sorted(vocabulary.months, key=len, reverse=True)
    month = rf"(?P<month>{'|'.join(map(re.escape, names))})\b\.?"
    numeral = f"[{_NUMERALS}]"
    sources = (
        r"(?<!\d)(?P<year>\d{4})\s?(?P<mark>[-./])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?"
        r"(?P<day>\d{1,2})(?!\d)\.?",
        r"(?<!\d)(?P<year>\d{4})\s?[년年]\s?(?P<month>\d{1,2})\s?[월月]\s?(?P<day>\d{1,2})\s?[일日號号]",
        r"(?P<era>令和|平成|昭和|大正|民國|民国)\s?(?P<year>\d{1,3}|元)\s?年\s?"
        r"(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日",
        r"(?<!\d)(?P<year>1\d\d)\s?[-./年]\s?(?P<month>\d{1,2})\s?[-./月]\s?(?P<day>\d{1,2})(?!\d)日?",
        r"\b(?P<era>(?-i:[RHS]))\s?(?P<year>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<day>\d{1,2})(?!\d)",
        rf"(?P<year>{numeral}{{4}})年(?P<month>{numeral}{{1,2}})月(?P<day>{numeral}{{1,3}})日",
        r"['’‘](?P<short>)(?P<year>\d{2})\.\s?(?P<month>\d{1,2})\.\s?(?P<day>\d{1,2})(?!\d)\.?",
        rf"(?<!\d)(?P<day>\d{{1,2}}){_ORDINAL}\s?(?:de |of |d['’]|d’|-|ta’ )?{month}"
        r",?،?\s?-?(?:de |del |of )?(?P<year>\d{4})(?!\d)(?:\s?(?:г\.|года|року|р\.|r\.|m\.))?",
        rf"\b{month}\s(?P<day>\d{{1,2}}){_ORDINAL},?\s(?P<year>\d{{4}})(?!\d)",
        rf"(?<!\d)(?P<year>\d{{4}})\.?,?\s(?:m\.\s)?(?:gada\s)?{month}\s(?P<day>\d{{1,2}})(?!\d)\.?",
        r"(?<!\d)(?P<figures>)(?P<day>\d{1,2})\s?(?P<mark>[./-])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?"
        r"(?P<year>\d{4})(?!\d)",
        r"\b(?:ngày\s)?(?P<day>\d{1,2})\stháng\s(?P<month>\d{1,2})(?:,)?\snăm\s(?P<year>\d{4})",
    )
    words = sorted(vocabulary.weekdays | vocabulary.time_words, key=len, reverse=True)
    parts = [_whole_word(word) for word in words]
    time_words = re.compile("|".join(parts) if parts else r"(?!)")
    return tuple(re.compile(source, re.IGNORECASE) for source in sources), time_words
