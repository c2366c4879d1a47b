"""The report "Views" as an editor sees it."""

from __future__ import annotations

import csv
import io
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

TABLE = ".pressroom-report__table"


class Report:
    """A page of the report.

    Args:
        client: logged in.
        question: parameters of the address.
    """

    def __init__(self, client: Client, **question: Any) -> None:
        response = client.get(reverse("wagtail_pressroom_views_report"), question)
        assert response.status_code == 200, response
        self.soup = BeautifulSoup(response.content, "html.parser")

    @property
    def text(self) -> str:
        """Everything between header and footer, on one line."""
        return " ".join(self.soup.select_one("#listing-results").get_text(" ").split())

    @property
    def headings(self) -> list[str]:
        """The headings of the main table."""
        cells = self.soup.select(f"{TABLE} thead th")
        return [" ".join(cell.stripped_strings) for cell in cells]

    @property
    def rows(self) -> list[list[str]]:
        """The cells of the main table; of a title without what stands beside it."""
        return [[cell_text(cell) for cell in row] for row in self._cells(TABLE)]

    @property
    def sources(self) -> dict[str, str]:
        """Ways of being counted with their numbers, and the sum."""
        return self._pairs("[aria-labelledby=pressroom-sources]")

    @property
    def refusals(self) -> dict[str, str]:
        """Reasons for which displays were refused with their numbers, and the sum."""
        return self._pairs("[aria-labelledby=pressroom-refusals]")

    @property
    def bars(self) -> dict[str, str]:
        """The table beside the chart."""
        return self._pairs(".pressroom-chart__numbers")

    @property
    def problems(self) -> list[str]:
        """What the report found wrong with the question."""
        return [one.get_text().strip() for one in self.soup.select("#listing-results [role=alert]")]

    def row_of(self, title: str) -> Any:
        """Return the element of the row with a title."""
        for row in self.soup.select(f"{TABLE} tbody tr"):
            if cell_text(row.find("td")) == title:
                return row
        raise AssertionError(f"no row “{title}” in {self.rows}")

    def _cells(self, selector: str) -> list[Any]:
        return [row.find_all(["th", "td"]) for row in self.soup.select(f"{selector} tbody tr")]

    def _pairs(self, selector: str) -> dict[str, str]:
        rows = self.soup.select(f"{selector} tbody tr, {selector} tfoot tr")
        pairs = ([cell.get_text().strip() for cell in row.find_all(["th", "td"])] for row in rows)
        return dict(pairs)


def cell_text(cell: Any) -> str:
    """Return the text of a cell; of a cell with a title, the title."""
    name = cell.select_one(".pressroom-report__name")
    return " ".join((name or cell).get_text().split())


def exported(client: Client, **question: Any) -> list[list[str]]:
    """Return the report as CSV, in rows; the first are the headings."""
    question["export"] = "csv"
    response: Any = client.get(reverse("wagtail_pressroom_views_report"), question)
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))
