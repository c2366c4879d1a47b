"""The rows of the report: sums for each page, language, category, source, day or month."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..models import HitSource
from ..reasons import REASONS
from ..statistics.buckets import in_buckets
from .filters import category_choices, language_choices
from .pages import Facts, TakenOver


@dataclass(slots=True)
class Row:
    """A sum, and what it is the sum of.

    Attributes:
        label: what it is, in words.
        key: what it is, for sorting and for files.
        hits: views counted here in the period.
        pages: how many pages it is the sum of.
        page_id: of the page, in a row for one page.
        language: name of its language, or names of its languages.
        lang: code of the language that the label is in, if it may be another.
        category: name of its category.
        taken_over: what the previous site had counted.
        before: the last day on which the previous site counted, if it has.
        readers: daily readers, in a row for one page and day.
        status: what there is to say of the page: deleted, not published.
        edit_url: where the user may edit the page; empty if nowhere.
    """

    label: str
    key: Any
    hits: int = 0
    pages: int = 0
    page_id: int | None = None
    language: str = ""
    lang: str = ""
    category: str = ""
    taken_over: int = 0
    before: datetime.date | None = None
    readers: int | None = None
    status: str = ""
    edit_url: str = ""
    languages: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All views, those of the previous site included."""
        return self.hits + self.taken_over

    def add(self, hits: int, taken_over: TakenOver | None) -> None:
        """Add a page to the sum."""
        self.pages += 1
        self.hits += hits
        if taken_over:
            self.taken_over += taken_over.count
            self.before = max(self.before or taken_over.as_of, taken_over.as_of)


Numbers = Iterable[tuple[int, Facts, int, TakenOver | None]]


def joined(
    hits: Mapping[int, int], facts: Mapping[int, Facts], taken_over: Mapping[int, TakenOver]
) -> Numbers:
    """Yield each page that has a number, with what is known of it and its numbers."""
    for page_id in hits.keys() | taken_over.keys():
        if page_id in facts:
            yield page_id, facts[page_id], hits.get(page_id, 0), taken_over.get(page_id)


def rows_for_pages(numbers: Numbers) -> list[Row]:
    """Return a row for each page."""
    languages, categories = dict(language_choices()), dict(category_choices())
    rows = []
    for page_id, facts, hits, taken_over in numbers:
        row = Row(
            facts.title,
            facts.title.casefold(),
            page_id=page_id,
            lang=facts.language,
            language=languages.get(facts.language, facts.language),
            category=str(categories.get(facts.category, facts.category)),
        )
        row.add(hits, taken_over)
        rows.append(row)
    return rows


def rows_for_translations(numbers: Numbers) -> list[Row]:
    """Return a row for each page and its translations, under the title the user can read best."""
    names = dict(language_choices())
    rows: dict[Any, Row] = {}
    best: dict[Any, tuple[bool, int, str]] = {}
    for _page_id, facts, hits, taken_over in numbers:
        key = facts.translation_key
        row = rows.setdefault(key, Row("", ""))
        row.add(hits, taken_over)
        row.languages.append(names.get(facts.language, facts.language))
        rank = (facts.language == get_language(), hits, facts.title)
        if key not in best or rank > best[key]:
            best[key] = rank
            row.label, row.key, row.lang = facts.title, facts.title.casefold(), facts.language
    for row in rows.values():
        row.language = ", ".join(sorted(set(row.languages)))
    return list(rows.values())


def rows_for_languages(numbers: Numbers) -> list[Row]:
    """Return a row for each language."""
    names = dict(language_choices())
    return _summed(
        (facts.language, names.get(facts.language, facts.language), hits, taken_over)
        for _page_id, facts, hits, taken_over in numbers
    )


def rows_for_categories(numbers: Numbers) -> list[Row]:
    """Return a row for each category."""
    names = dict(category_choices())
    return _summed(
        (facts.category, str(names.get(facts.category, facts.category)), hits, taken_over)
        for _page_id, facts, hits, taken_over in numbers
    )


def rows_for_sources(by_source: Mapping[int, Mapping[datetime.date, int]]) -> list[Row]:
    """Return a row for each way of being counted."""
    names = dict(HitSource.choices)
    return [
        Row(str(names.get(source, source)), source, sum(counts.values()))
        for source, counts in sorted(by_source.items())
    ]


def rows_for_days(
    counts: Mapping[datetime.date, int], readers: Mapping[datetime.date, int] | None
) -> list[Row]:
    """Return a row for each day; with daily readers when they are given."""
    return [
        Row(
            bucket.name,
            bucket.first,
            bucket.hits,
            readers=None if readers is None else readers[bucket.first],
        )
        for bucket in in_buckets(counts, "day")
    ]


def rows_for_months(counts: Mapping[datetime.date, int]) -> list[Row]:
    """Return a row for each month. A month at the edge of the period has only its days in it."""
    return [
        Row(bucket.name, f"{bucket.first:%Y-%m}", bucket.hits)
        for bucket in in_buckets(counts, "month")
    ]


def rows_for_refusals(numbers: Mapping[str, int]) -> list[Row]:
    """Return a row for each reason, in the order of :data:`..reasons.REASONS`."""
    known = [code for code in REASONS if code in numbers]
    others = sorted(numbers.keys() - REASONS.keys())
    return [Row(str(REASONS.get(code, code)), code, numbers[code]) for code in (*known, *others)]


def _summed(numbers: Iterable[tuple[str, str, int, TakenOver | None]]) -> list[Row]:
    rows: dict[str, Row] = {}
    for code, name, hits, taken_over in numbers:
        row = rows.setdefault(code, Row(name or _("None"), (name or _("None")).casefold()))
        row.add(hits, taken_over)
    return list(rows.values())
