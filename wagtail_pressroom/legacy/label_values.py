"""What stands beside a label: a day, a count, the name of a unit."""

from __future__ import annotations

import datetime
import re

from .dates import DIGITS, DateReader
from .label_lines import LabelField
from .lines import width
from .units import is_unit
from .vocabulary import Vocabulary

_LONGEST = 120
# "88 views", "1.105 kali": the word for times follows the count.
_TIMES = r"(?:\s?(?:회|건|次|回|人次|views?|lượt|lần|kali|vezes|veces|volte|keer|razy|раз))?"
_COUNT = re.compile(
    rf"(?:[0-9]{{1,3}}(?:[,. ][0-9]{{3}}){{1,3}}|[0-9]{{1,12}}){_TIMES}", re.IGNORECASE
)
_ADDRESS = re.compile(r"\s?<?[\w.+-]{1,64}@[\w.-]{1,100}>?")
_PHONE = re.compile(
    r"[(\[（]?(?:tel\.?|☎|전화|電話)?\s?:?\s?\+?[\d][\d\s()./-]{6,}[)\]）]?$", re.IGNORECASE
)

Value = datetime.date | int | str


class LabelValueReader:
    """Reads values with the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, dates: DateReader) -> None:
        self._vocabulary = vocabulary
        self._dates = dates

    def fits(self, field: LabelField) -> bool:
        """Tell whether a text can be the value of its label."""
        if field.kind in {"date", "hits"}:
            return self.value_of(field) is not None
        if len(field.value) > _LONGEST or not field.value:
            return False
        if field.kind == "updated" and not field.has_colon:
            return self._date(field) is not None
        if field.kind in {"department", "source"}:
            return field.has_colon or width(field.value) <= 60
        return True

    def value_of(self, field: LabelField) -> Value | None:
        """Return the value of a field, or ``None`` when its text says nothing of use."""
        text = field.value
        if field.kind in {"date", "updated"}:
            return self._date(field)
        if field.kind == "hits":
            if not _COUNT.fullmatch(text.translate(DIGITS)):
                return None
            return int(re.sub(r"\D", "", text.translate(DIGITS)))
        if field.kind == "department":
            unit = _PHONE.sub("", _ADDRESS.sub("", text)).strip(" ,·|/")
            return unit or None
        if field.kind == "source":
            unit = _PHONE.sub("", _ADDRESS.sub("", text)).strip(" ,·|/")
            if is_unit(unit, self._vocabulary):
                return unit
            # A sender with an address, or of two words, is rather somebody.
            is_long = len(unit.split()) > 2 or (width(unit) > len(unit) and len(unit) > 4)
            return unit if is_long and "@" not in text and field.has_colon else None
        if field.kind == "person":
            return text if is_unit(text, self._vocabulary) else None
        return text

    def names_unit(self, field: LabelField) -> bool:
        """Tell whether a field names a unit."""
        return field.kind in {"department", "source"} and is_unit(field.value, self._vocabulary)

    def _date(self, field: LabelField) -> datetime.date | None:
        found = self._dates.find_alone(field.value)
        if found is None and len(field.value) <= _LONGEST:
            near = self._dates.find(field.value)
            if near and near.start <= 12 and (field.has_colon or near.start == 0):
                rest = self._dates.without_time(field.value[near.end :])
                # "4 May 2031 5:30PM by PIB" is a value; a sentence is not.
                found = near if len(rest) <= 40 and not rest.endswith(".") else None
        return found.date if found else None
