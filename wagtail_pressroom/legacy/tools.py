"""The readers that a text is taken apart with, made once for each vocabulary."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from .dates import DateReader
from .furniture import Furniture
from .labels import LabelReader
from .markers import MarkerTable
from .release_lines import ReleaseLineReader
from .vocabulary import Vocabulary

_MONTH_DAY_YEAR = re.compile(r"\b[^\W\d_]{3,9}\.? \d{1,2}, \d{4}\b")
_DAY_MONTH_YEAR = re.compile(r"\b\d{1,2} [^\W\d_]{3,9} \d{4}\b")


@dataclass(frozen=True)
class Tools:
    """The readers of one vocabulary."""

    vocabulary: Vocabulary
    dates: DateReader
    furniture: Furniture
    labels: LabelReader
    markers: MarkerTable
    release_lines: ReleaseLineReader


@lru_cache(maxsize=8)
def tools_for(vocabulary: Vocabulary, month_first: bool, capital_circle: bool = True) -> Tools:
    """Return the readers for a vocabulary.

    Args:
        vocabulary: the words.
        month_first: whether figures such as ``05/04/2031`` name the month first.
        capital_circle: whether a capital O may be typed for a circle; it is a word in Portuguese.
    """
    dates = DateReader(vocabulary, month_first)
    return Tools(
        vocabulary=vocabulary,
        dates=dates,
        furniture=Furniture(vocabulary),
        labels=LabelReader(vocabulary, dates),
        markers=MarkerTable(vocabulary, dates, capital_circle),
        release_lines=ReleaseLineReader(vocabulary, dates),
    )


def is_month_first(text: str, language: str | None, vocabulary: Vocabulary) -> bool:
    """Tell whether a text names the month before the day in figures.

    A text that spells dates as “May 4, 2031” writes 5/4/2031 for the same day.

    Args:
        text: the text.
        language: its language.
        vocabulary: the words, which know the habit of each language.
    """
    ways = Counter(
        first=len(_MONTH_DAY_YEAR.findall(text)), second=len(_DAY_MONTH_YEAR.findall(text))
    )
    if ways["first"] != ways["second"]:
        return language == "en" and ways["first"] > ways["second"]
    return language in vocabulary.month_first
