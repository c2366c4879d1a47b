"""Dates as boards print them."""

from __future__ import annotations

import datetime
import re

from .vocabulary import VOCABULARIES

# A longer line is prose, and a date is never taken from prose.
_LONGEST = 80
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_END = r"\.?(?:\s?\(?[월화수목금토일]\)?)?(?:\s\d{1,2}:\d\d(?::\d\d)?)?"
_PATTERNS = tuple(
    re.compile(pattern + _END, re.IGNORECASE | re.ASCII)
    for pattern in (
        r"(?P<year>\d{4})\s?(?P<mark>[-./])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<day>\d{1,2})",
        r"(?P<year>\d{4})\s?[년年]\s?(?P<month>\d{1,2})\s?[월月]\s?(?P<day>\d{1,2})\s?[일日]",
        r"(?P<era>令和|平成|昭和)(?P<year>\d{1,2}|元)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日",
        rf"(?P<day>\d{{1,2}})\s{_MONTH}\s(?P<year>\d{{4}})",
        rf"{_MONTH}\s(?P<day>\d{{1,2}}),?\s(?P<year>\d{{4}})",
    )
)
# No press release is older, and a date far off is a slip of the keyboard.
_YEARS = range(1800, 2200)
# The year before the first of each Japanese era.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_UNITS = tuple(ending for vocabulary in VOCABULARIES.values() for ending in vocabulary.units)


def parse_date(text: str) -> datetime.date | None:
    """Read a date that stands alone.

    Args:
        text: a trimmed text, such as ``2017-03-14`` or ``4 May 2012``.

    Returns:
        The date, or ``None`` when the text is not just a date, or no such day exists.
    """
    date, rest = _leading_date(text)
    return None if rest else date


def is_date_shaped(text: str) -> bool:
    """Tell whether a text is written like a date, be there such a day or not.

    Args:
        text: a trimmed text.
    """
    return len(text) <= _LONGEST and any(pattern.fullmatch(text) for pattern in _PATTERNS)


def parse_date_line(text: str) -> tuple[datetime.date, str | None] | None:
    """Read a line that holds a date, alone or with the unit that published the release.

    Args:
        text: a trimmed line.

    Returns:
        The date, and the unit if one stands beside it; ``None`` for any other line.
    """
    date, rest = _leading_date(text)
    if date is None:
        return None
    if not rest:
        return date, None
    return (date, rest) if rest.casefold().endswith(_UNITS) else None


def _leading_date(text: str) -> tuple[datetime.date | None, str]:
    if len(text) > _LONGEST:
        return None, text
    for pattern in _PATTERNS:
        if match := pattern.match(text):
            return _date_of(match.groupdict()), text[match.end() :].strip()
    return None, text


def _date_of(parts: dict[str, str]) -> datetime.date | None:
    year = 1 if parts["year"] == "元" else int(parts["year"])
    year += _ERAS.get(parts.get("era", ""), 0)
    if year not in _YEARS:
        return None
    month = parts["month"].lower()
    try:
        number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
        return datetime.date(year, number, int(parts["day"]))
    except ValueError:
        return None
