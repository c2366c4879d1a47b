"""The editor's side panel "Views": honest numbers, few queries, only where there is a page."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.admin.views.pages.edit import EditView

from tests.factories import PressRoom
from tests.hits.viewed import administrator, editor_of, view
from wagtail_pressroom.hits.admin.side_panel import extend_editor
from wagtail_pressroom.hits.counts import set_taken_over_count

AS_OF = datetime.date(2026, 11, 1)


@pytest.fixture
def client(db: None) -> Client:
    return administrator()


def panel(client: Client, page: Any) -> Tag:
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    assert len(soup.select("[data-side-panel-toggle='pressroom-views']")) == 1
    (found,) = soup.select("[data-side-panel='pressroom-views']")
    return found


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ", strip=True).split())


def languages(tag: Tag) -> list[list[str]]:
    table = tag.select_one(".pressroom-views__languages")
    return [] if table is None else [[*row.stripped_strings] for row in table.select("tr")]


def test_all_views_and_where_they_were_counted(press_room: PressRoom, client: Client) -> None:
    release = press_room.release()
    view(release, 6)
    set_taken_over_count(release, 2625, AS_OF)
    shown = panel(client, release)
    assert words(shown.select_one(".pressroom-views__total")) == "2,631"
    assert "2,625 of these before Nov. 1, 2026, counted by the previous site." in words(shown)
    assert "Counted here since" in words(shown)


def test_a_page_that_was_never_viewed(press_room: PressRoom, client: Client) -> None:
    shown = panel(client, press_room.release())
    assert words(shown.select_one(".pressroom-views__total")) == "0"
    assert "Nothing has been counted here yet." in words(shown)
    assert "previous site." not in words(shown)
    assert shown.select("svg.pressroom-chart__plot") == []
    assert "Daily readers" not in words(shown)


def test_the_last_30_days_as_a_drawing_and_as_a_table(
    press_room: PressRoom, client: Client
) -> None:
    release = press_room.release()
    view(release, 5, days_ago=29, readers=4)
    view(release, 2, readers=2)
    view(release, 1000, days_ago=30, readers=100)
    shown = panel(client, release)
    cells = shown.select("figure tbody td")
    assert [words(cell) for cell in cells] == ["5", *["0"] * 28, "2"]
    assert len(shown.select("figure .pressroom-chart__bar")) == 30
    assert "Daily readers in the last 30 days 6 " in words(shown)
    assert words(shown.select_one(".pressroom-views__total")) == "1,007"


def test_every_language_and_their_sum(press_room: PressRoom, client: Client) -> None:
    korean = press_room.release("ko")
    english = press_room.translate(korean, "en")
    view(korean, 30)
    view(english, 2)
    set_taken_over_count(korean, 100, AS_OF)
    rows = languages(panel(client, english))
    assert sorted(rows[1:-1]) == [["English", "2"], ["Korean", "130"]]
    assert rows[-1] == ["All languages", "132"]


def test_a_deleted_translation_stays_in_the_sum(press_room: PressRoom, client: Client) -> None:
    korean = press_room.release("ko")
    english = press_room.translate(korean, "en")
    view(korean, 30)
    view(english, 2)
    korean.delete()
    assert languages(panel(client, english))[1:] == [
        ["English", "2"],
        ["Deleted pages", "30"],
        ["All languages", "32"],
    ]


def test_one_language_needs_no_table(press_room: PressRoom, client: Client) -> None:
    release = press_room.release()
    view(release, 2)
    assert languages(panel(client, release)) == []


def test_pages_of_other_types_have_it(press_room: PressRoom, client: Client) -> None:
    page = press_room.ordinary_page()
    view(page, 3)
    assert words(panel(client, page).select_one(".pressroom-views__total")) == "3"


def test_a_page_being_created_has_none(press_room: PressRoom, client: Client) -> None:
    address = reverse(
        "wagtailadmin_pages:add",
        args=["wagtail_pressroom_pages", "pressreleasepage", press_room.indexes["en"].pk],
    )
    response = client.get(address)
    assert response.status_code == 200
    assert b"form-side__panel" in response.content
    assert b'data-side-panel="pressroom-views"' not in response.content


def test_who_may_not_publish_is_not_offered_the_form(press_room: PressRoom) -> None:
    release = press_room.release()
    index = press_room.indexes["en"]
    address = reverse("wagtail_pressroom_taken_over", args=[release.pk])
    for name, codenames, offered in (
        ("writer", ["change"], False),
        ("publisher", ["change", "publish"], True),
    ):
        client = Client()
        client.force_login(editor_of(index, *codenames, name=name))
        assert bool(panel(client, release).select(f"a[href='{address}']")) is offered


def test_the_report_about_this_page_is_one_step_away(press_room: PressRoom, client: Client) -> None:
    release, other = press_room.release(), press_room.release()
    view(release, 21)
    view(other, 43)
    (link,) = panel(client, release).select(f"a[href*='page={release.pk}']")
    report = words(BeautifulSoup(client.get(link["href"]).content, "html.parser").main)
    assert release.title in report
    assert other.title not in report


def test_few_queries(press_room: PressRoom, client: Client) -> None:
    korean = press_room.release("ko")
    english = press_room.translate(korean, "en")
    for days_ago in range(20):
        view(korean, 3, days_ago=days_ago)
        view(english, 2, days_ago=days_ago)
    panel(client, english)
    with CaptureQueriesContext(connection) as captured:
        panel(client, english)
    counting = [q["sql"] for q in captured if "wagtail_pressroom_hits_" in q["sql"]]
    assert len(counting) <= 6


def test_the_editor_is_extended_once(db: None) -> None:
    extended = EditView.get_side_panels
    extend_editor()
    assert EditView.get_side_panels is extended


def test_nothing_inline(press_room: PressRoom, client: Client) -> None:
    release = press_room.release()
    view(release, 2)
    shown = panel(client, release)
    assert shown.select("script, style, [style], [onclick]") == []
