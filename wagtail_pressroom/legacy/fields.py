"""The fields of a release, from whichever place of the page names them best."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from .document import FoundContact
from .label_values import Value
from .lines import fold
from .release_lines import ReleaseLine
from .tools import Tools
from .units import is_unit


class FieldKeeper:
    """Collects the fields of one release; what was said first, and surest, stays."""

    def __init__(self, title: str | None, tools: Tools) -> None:
        self.title = title
        self.hits: int | None = None
        self.embargo: str | None = None
        self.end_mark: str | None = None
        self.attachments: list[str] = []
        self._vocabulary = tools.vocabulary
        self._dates: dict[str, datetime.date] = {}
        self._units: dict[str, str] = {}
        self._table_head = False

    @property
    def date(self) -> datetime.date | None:
        """The release date: a label is surer than a line above the text, and that than the text."""
        ranks = ("label", "date-line", "release-line", "dateline", "end", "updated")
        return next((self._dates[rank] for rank in ranks if rank in self._dates), None)

    @property
    def department(self) -> str | None:
        """The unit responsible."""
        ranks = ("label", "date-line", "release-line", "person", "masthead", "contact")
        return next((self._units[rank] for rank in ranks if rank in self._units), None)

    def take_table_unit(self, cells: Sequence[str]) -> None:
        """Take the unit of a table of contacts, whose first cell is a label."""
        if len(cells) < 2:
            return
        if self._table_head:
            # The labels stood in the row above.
            self._units.setdefault("contact", cells[0])
            self._table_head = False
        elif self._vocabulary.labels.get(fold(cells[0])) == "department":
            self._table_head = not is_unit(cells[1], self._vocabulary)
            if not self._table_head:
                self._units.setdefault("contact", cells[1])

    def take_labels(self, values: Mapping[str, Value]) -> None:
        """Take what a block of labels says."""
        date, hits = values.get("date"), values.get("hits")
        department, person = values.get("department"), values.get("person")
        if isinstance(date, datetime.date):
            self._dates.setdefault("label", date)
        if isinstance(updated := values.get("updated"), datetime.date):
            self._dates.setdefault("updated", updated)
        if isinstance(hits, int) and self.hits is None:
            self.hits = hits
        if isinstance(department, str):
            self._units.setdefault("label", department)
        if isinstance(source := values.get("source"), str):
            self._units.setdefault("label", source)
        if isinstance(person, str):
            self._units.setdefault("person", person)
        if isinstance(file := values.get("attachment"), str):
            self.attachments.append(file)

    def knows(self, values: Mapping[str, Value]) -> bool:
        """Tell whether labels say nothing that labels did not say before."""
        known = {"hits": self.hits is not None, "date": "label" in self._dates}
        known["department"] = "label" in self._units
        return all(known.get(kind, False) for kind in values)

    def take_line(self, line: ReleaseLine, rank: str = "") -> None:
        """Take what a line above or below the text says."""
        rank = rank or line.reason
        if line.date:
            self._dates.setdefault(rank, line.date)
        if line.unit:
            self._units.setdefault(line.reason, line.unit)

    def take_dateline(self, date: datetime.date) -> None:
        """Take the day with which the text begins."""
        self._dates.setdefault("dateline", date)

    def take_unit_beside_date(self, name: str) -> None:
        """Take the unit on the line above or below a date line."""
        self._units.setdefault("date-line", name)

    def take_mastheads(self, names: Sequence[str]) -> None:
        """Take the units named above the title.

        A release line may spell its unit in capitals; the masthead's spelling is better. Without a
        date beside it, a name over the title is the site's, and no statement about the release.
        """
        unit = self._units.get("release-line", "")
        for name in names:
            if unit and unit.casefold() == name.casefold():
                self._units["release-line"] = name
        label = self._units.get("label", "")
        if label.isupper():
            same = (name for name in names if name.casefold() == label.casefold())
            self._units["label"] = next(same, label)
        if names and {"date-line", "label", "release-line"} & self._dates.keys():
            self._units.setdefault("masthead", names[-1])

    def take_contacts(self, contacts: Sequence[FoundContact]) -> None:
        """Take the unit that is named as contact."""
        for contact in contacts:
            words = contact.name.split()
            # In Korean the unit stands before the person: "항만과 홍길동 사무관".
            name = words[0] if len(words) > 1 and "가" <= words[0][0] <= "힣" else contact.name
            if is_unit(name, self._vocabulary):
                self._units.setdefault("contact", name)
