"""What a reader asks a press index for, read from the query string."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

LONGEST_QUERY = 200


@dataclass(frozen=True)
class ListFilters:
    """The filters of a list, valid ones only.

    Attributes:
        query: words to search for; empty when nothing is searched.
        year: a calendar year in the time zone of the site, or ``None``.
        category: the code of a category, or empty.
        page: the page asked for, from 1; ``None`` when it is not a page number.
        notes: what was dropped, in sentences for the reader.
        parameters: the query string with only what is in force.
    """

    query: str
    year: int | None
    category: str
    page: int | None
    notes: tuple[str, ...]
    parameters: QueryDict

    @property
    def narrows(self) -> bool:
        """Whether the list is narrowed at all."""
        return bool(self.query or self.year or self.category)


def read_filters(parameters: QueryDict, categories: Mapping[str, object]) -> ListFilters:
    """Read ``?q=&year=&category=&page=``; whatever else there is is ignored.

    Args:
        parameters: the query string.
        categories: the categories there are, by code.

    Returns:
        The valid filters. An invalid value is dropped, with a note that says so.
    """
    notes: list[str] = []
    query = _read_query(parameters.get("q", ""), notes)
    year = _read_year(parameters.get("year", "").strip(), notes)
    category = parameters.get("category", "").strip()
    if category and category not in categories:
        notes.append(_("There is no such category. Releases of all categories are shown."))
        category = ""
    in_force = QueryDict(mutable=True)
    for name, value in (("q", query), ("year", year), ("category", category)):
        if value:
            in_force[name] = str(value)
    return ListFilters(
        query, year, category, _read_page(parameters.get("page", "")), tuple(notes), in_force
    )


def with_note_of_cut_search(filters: ListFilters, shown: int) -> ListFilters:
    """Add the note that a search found more than is shown.

    Args:
        filters: the filters in force.
        shown: how many of the matches are shown.
    """
    note = _("More than %(count)s press releases match: only the newest of them are shown.")
    return replace(filters, notes=(*filters.notes, note % {"count": shown}))


def _read_query(raw: str, notes: list[str]) -> str:
    # PostgreSQL can't store or compare a NUL character.
    query = " ".join(raw.replace("\x00", " ").split())
    if len(query) > LONGEST_QUERY:
        notes.append(
            _("Your search was long: only its first %(count)s characters were used.")
            % {"count": LONGEST_QUERY}
        )
        whole_words = query[: LONGEST_QUERY + 1].rpartition(" ")[0]
        query = whole_words or query[:LONGEST_QUERY]
    return query


def _read_year(raw: str, notes: list[str]) -> int | None:
    if not raw:
        return None
    if len(raw) == 4 and raw.isdecimal() and int(raw) > 0:
        return int(raw)
    notes.append(_("That is not a year. Releases of all years are shown."))
    return None


def _read_page(raw: str) -> int | None:
    raw = raw.strip()
    if not raw:
        return 1
    # ASCII only: each page of the list has one address.
    is_number = len(raw) <= 9 and raw.isascii() and raw.isdecimal()
    return int(raw) if is_number and int(raw) > 0 else None
