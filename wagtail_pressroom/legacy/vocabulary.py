"""The words and lines that boards print around a release, language by language.

They are data: one TOML file for each language in the folder ``words``, and as many of a site's own
as it likes. Words are written as printed; the parser compares them without regard to case and
blanks. ``docs/import.md`` describes the files.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from .lines import fold
from .reasons import REASONS

_WORDS = Path(__file__).with_name("words")

LABEL_KINDS = (
    "date",
    "hits",
    "department",
    "person",
    "title",
    "attachment",
    "reference",
    "updated",
    "about",
    "source",
    "event",
    "other",
)
_LISTS = (
    "boards",
    "units_begin",
    "units_end",
    "end_marks",
    "unofficial",
    "official",
    "machine",
    "questions",
    "answers",
    "contacts",
    "headings",
    "share",
    "languages",
    "time_words",
    "place_words",
    "verbs",
    "no_units",
)
_TABLES = {
    "labels": LABEL_KINDS,
    "lines": tuple(REASONS),
    "above": tuple(REASONS),
    "below": tuple(REASONS),
    "begins": tuple(REASONS),
    "finishes": tuple(REASONS),
}
_OTHER_KEYS = ("language", "small_words", "months", "weekdays", "month_first", "markers")
MARKER_LEVELS = (-1, 1, 2, 3)


class WrongWords(ValueError):
    """A file of words that can't be used; the message says what is wrong with it."""


# Compared by identity, so that what is made of it can be kept beside it.
@dataclass(eq=False)
class Vocabulary:
    """The words of all languages together, folded as :func:`.lines.fold` does.

    Attributes:
        labels: names of fields, with what they name.
        lines: whole lines that are never part of a release, with the reason.
        above: the same, above the text only.
        below: lines after which nothing belongs to the release, with the reason.
        begins: beginnings of lines that are never part of a release, with the reason.
        finishes: the same for the ends of lines.
        boards: names of boards, alone or after the name of a unit.
        units_begin: beginnings of names of ministries and other units.
        units_end: ends of such names.
        end_marks: marks that a text ends, without the dashes and brackets around them.
        unofficial: how a text says that it is no official translation.
        official: how it says that it is one.
        machine: how it says that a machine translated it.
        questions: words before a question.
        answers: words before an answer.
        contacts: words over, or before, the names of those whom journalists can ask.
        headings: usual headings inside a release.
        share: words of links to share or print a page.
        languages: names of languages as printed in a language switch.
        time_words: words printed with a time of day.
        place_words: words between the place and the date of a dateline.
        verbs: what titles say that units do; a name with one of them is a title.
        no_units: words that end like the name of a unit and are none.
        weekdays: names of the days of the week.
        months: names of the months, with their numbers.
        small_words: frequent words of each language, by its code.
        month_first: languages that write the month before the day in figures.
        markers: signs typed before a point, with its level.
    """

    labels: dict[str, str] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)
    below: dict[str, str] = field(default_factory=dict)
    begins: dict[str, str] = field(default_factory=dict)
    finishes: dict[str, str] = field(default_factory=dict)
    boards: set[str] = field(default_factory=set)
    units_begin: set[str] = field(default_factory=set)
    units_end: set[str] = field(default_factory=set)
    end_marks: set[str] = field(default_factory=set)
    unofficial: set[str] = field(default_factory=set)
    official: set[str] = field(default_factory=set)
    machine: set[str] = field(default_factory=set)
    questions: set[str] = field(default_factory=set)
    answers: set[str] = field(default_factory=set)
    contacts: set[str] = field(default_factory=set)
    headings: set[str] = field(default_factory=set)
    share: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)
    time_words: set[str] = field(default_factory=set)
    place_words: set[str] = field(default_factory=set)
    verbs: set[str] = field(default_factory=set)
    no_units: set[str] = field(default_factory=set)
    weekdays: set[str] = field(default_factory=set)
    months: dict[str, int] = field(default_factory=dict)
    small_words: dict[str, frozenset[str]] = field(default_factory=dict)
    month_first: set[str] = field(default_factory=set)
    markers: dict[str, int] = field(default_factory=dict)


def load_vocabulary(paths: Iterable[str | Path] = ()) -> Vocabulary:
    """Read the package's words and a site's own.

    Args:
        paths: TOML files of the site; they win over the package's.

    Returns:
        All words together.

    Raises:
        WrongWords: a file is missing, is no TOML, or holds a key or value that means nothing.
    """
    return _load(tuple(str(path) for path in paths))


@lru_cache(maxsize=4)
def _load(paths: tuple[str, ...]) -> Vocabulary:
    vocabulary = Vocabulary()
    for path in [*sorted(_WORDS.glob("*.toml")), *map(Path, paths)]:
        try:
            words = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise WrongWords(f"{path}: the file can't be read") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise WrongWords(f"{path}: no TOML in UTF-8 ({error})") from error
        _Adding(vocabulary, words, str(path)).add_all()
    return vocabulary


class _Adding:
    """Adds the words of one file, and complains about what means nothing."""

    def __init__(self, vocabulary: Vocabulary, words: Mapping[str, Any], path: str) -> None:
        self._vocabulary = vocabulary
        self._words = words
        self._path = path

    def add_all(self) -> None:
        known = (*_LISTS, *_TABLES, *_OTHER_KEYS)
        for key in self._words:
            if key not in known:
                self._refuse(f"unknown key {key!r}; known are {', '.join(known)}")
        for key in _LISTS:
            self._set(key).update(map(fold, self._list(key, self._words.get(key, []))))
        for key, codes in _TABLES.items():
            self._add_table(key, codes)
        self._set("weekdays").update(fold(word) for word in self._split("weekdays"))
        self._add_months()
        self._add_language()
        self._add_markers()

    def _add_table(self, key: str, codes: tuple[str, ...]) -> None:
        table = self._words.get(key, {})
        if not isinstance(table, Mapping):
            self._refuse(f"{key!r} must be a table")
        target: dict[str, str] = getattr(self._vocabulary, key)
        for code, words in table.items():
            if code not in codes:
                self._refuse(f"{code!r} in {key!r} is none of {', '.join(codes)}")
            target.update((fold(word), code) for word in self._list(key, words))

    def _add_months(self) -> None:
        months = self._list("months", self._words.get("months", []))
        if months and len(months) != 12:
            self._refuse("'months' must have twelve entries")
        for number, names in enumerate(months, start=1):
            self._vocabulary.months.update((fold(name), number) for name in names.split())

    def _add_language(self) -> None:
        code = self._words.get("language", "")
        if not isinstance(code, str):
            self._refuse("'language' must be a code such as \"en\"")
        small_words = frozenset(map(fold, self._split("small_words")))
        if small_words:
            if not code:
                self._refuse("'small_words' need a 'language'")
            known = self._vocabulary.small_words.get(code, frozenset())
            self._vocabulary.small_words[code] = known | small_words
        if self._words.get("month_first") is True:
            self._vocabulary.month_first.add(code)

    def _add_markers(self) -> None:
        markers = self._words.get("markers", {})
        if not isinstance(markers, Mapping):
            self._refuse("'markers' must be a table")
        for sign, level in markers.items():
            if level not in MARKER_LEVELS:
                self._refuse(f"the level of {sign!r} must be one of {MARKER_LEVELS}")
            self._vocabulary.markers[sign] = level

    def _split(self, key: str) -> list[str]:
        words = self._words.get(key, "")
        if not isinstance(words, str):
            self._refuse(f"{key!r} must be words with blanks between them")
        return str(words).split()

    def _set(self, key: str) -> set[str]:
        found: set[str] = getattr(self._vocabulary, key)
        return found

    def _list(self, key: str, words: Any) -> list[str]:
        if not isinstance(words, list) or not all(isinstance(w, str) and w.strip() for w in words):
            self._refuse(f"{key!r} must be a list of words")
        return list(words)

    def _refuse(self, problem: str) -> None:
        raise WrongWords(f"{self._path}: {problem}")
