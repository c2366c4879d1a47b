"""The home page's panel "Most viewed in the last 7 days": right order, own pages, or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import PressRoom
from tests.hits.viewed import administrator, editor_of, view

HEADING = "Most viewed in the last 7 days"


def home(client: Client) -> BeautifulSoup:
    response = client.get(reverse("wagtailadmin_home"))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def rows(soup: BeautifulSoup) -> list[list[str]]:
    """Return title and number of each row."""
    found: Tag | None = soup.select_one(".pressroom-most-viewed")
    if found is None:
        assert HEADING not in soup.get_text()
        return []
    assert HEADING in soup.get_text()
    strings = ([*row.stripped_strings] for row in found.select("tbody tr"))
    return [[texts[0], texts[-1]] for texts in strings]


@pytest.fixture
def client(db: None) -> Client:
    return administrator()


def logged_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_five_most_viewed_come_in_order(press_room: PressRoom, client: Client) -> None:
    pages = [press_room.release(title=f"Number {number}") for number in range(1, 8)]
    for number, page in enumerate(pages, start=1):
        view(page, number * 1000)
    assert rows(home(client)) == [
        [f"Number {number}", f"{number},000"] for number in (7, 6, 5, 4, 3)
    ]


def test_only_the_last_seven_days_count(press_room: PressRoom, client: Client) -> None:
    older, newer = press_room.release(), press_room.release()
    view(older, 100, days_ago=7)
    view(older, 1, days_ago=6)
    view(newer, 2)
    assert rows(home(client)) == [[newer.title, "2"], [older.title, "1"]]


def test_nothing_counted_shows_nothing(press_room: PressRoom, client: Client) -> None:
    view(press_room.release(), 100, days_ago=7)
    assert rows(home(client)) == []


def test_a_deleted_page_leaves_its_place_to_others(press_room: PressRoom, client: Client) -> None:
    gone, kept = press_room.release(), press_room.release()
    view(gone, 100)
    view(kept, 1)
    gone.delete()
    assert rows(home(client)) == [[kept.title, "1"]]


def test_a_user_sees_the_pages_they_may_explore(press_room: PressRoom) -> None:
    english, korean = press_room.release("en"), press_room.release("ko")
    view(english, 5)
    view(korean, 100)
    user = editor_of(press_room.indexes["en"], "change")
    soup = home(logged_in(user))
    assert rows(soup) == [[english.title, "5"]]
    assert soup.select_one(".pressroom-most-viewed a")["href"] == reverse(
        "wagtailadmin_pages:edit", args=[english.pk]
    )


def test_who_may_not_edit_is_led_to_the_explorer(press_room: PressRoom) -> None:
    release = press_room.release()
    view(release, 5)
    soup = home(logged_in(editor_of(press_room.indexes["en"], "lock")))
    assert soup.select_one(".pressroom-most-viewed a")["href"] == reverse(
        "wagtailadmin_explore", args=[release.pk]
    )


def test_a_user_without_pages_sees_nothing(press_room: PressRoom) -> None:
    view(press_room.release(), 5)
    assert rows(home(logged_in(editor_of(press_room.indexes["en"])))) == []


def test_titles_are_escaped(press_room: PressRoom, client: Client) -> None:
    release = press_room.release(title="<b>Bold</b> & <script>x</script>")
    view(release, 1)
    soup = home(client)
    assert rows(soup) == [[release.title, "1"]]
    assert soup.select(".pressroom-most-viewed :is(b, script)") == []


def test_queries_do_not_grow_with_the_pages(press_room: PressRoom, client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            home(client)
        return len(captured)

    for _number in range(5):
        view(press_room.release(), 2)
    home(client)
    before = queries()
    for _number in range(5):
        view(press_room.release(), 2)
    assert queries() == before


@pytest.mark.parametrize(("who", "warned"), [("admin", True), ("editor", False)])
def test_administrators_are_told_of_trouble(
    press_room: PressRoom, settings: Any, tmp_path: Path, who: str, warned: bool
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder", encoding="utf-8")
    settings.WAGTAIL_PRESSROOM = {"HIT_SPOOL_PATH": in_the_way / "spool"}
    client = (
        administrator()
        if who == "admin"
        else logged_in(editor_of(press_room.indexes["en"], "change"))
    )
    assert ("The view counter needs attention." in home(client).get_text()) is warned


def test_no_warning_while_all_is_well(press_room: PressRoom, client: Client) -> None:
    assert "needs attention" not in home(client).get_text()
