"""What the tests of the press index share."""

from __future__ import annotations

import datetime
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone


def day(year: int, month: int = 6, of_month: int = 15) -> datetime.datetime:
    """Return the start of a day in the time zone of the site."""
    return timezone.make_aware(
        datetime.datetime(year, month, of_month), timezone.get_default_timezone()
    )


def ask(index: Any, **parameters: Any) -> Any:
    """Ask an index with a query string."""
    return Client().get(index.url, parameters)


def soup_of(index: Any, status: int = 200, **parameters: Any) -> BeautifulSoup:
    """Ask an index and parse the answer."""
    response = ask(index, **parameters)
    assert response.status_code == status, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def titles(index: Any, **parameters: Any) -> list[str]:
    """Return the headlines that an index lists."""
    soup = soup_of(index, **parameters)
    return [link.get_text() for link in soup.select(".pressroom-item__title a")]


def notes(index: Any, **parameters: Any) -> list[str]:
    """Return the notes above the list about what was dropped."""
    soup = soup_of(index, **parameters)
    return [tag.get_text() for tag in soup.select(".pressroom-index .pressroom-notice p")]
