"""A search with more matches than one query can name."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories import PressRoom

from .lists import day, soup_of

pytestmark = pytest.mark.slow


def test_a_thousand_matches(press_room: PressRoom) -> None:
    index: Any = press_room.indexes["en"]
    for number in range(1000):
        press_room.release(title=f"Ferry {number}", release_date=day(2000))
    soup = soup_of(index, q="ferry", page="45")
    assert len(soup.select(".pressroom-item")) == 20
    assert soup.select(".pressroom-index .pressroom-notice")
    assert soup_of(index, status=404, q="ferry", page="46")
