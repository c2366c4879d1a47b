"""The explorer's column "Views": right numbers, one query, sorting, other people's viewsets."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.viewsets.pages import PageViewSet, base_page_viewset, page_viewset_registry
from wagtail.models import Page

from tests.factories import PressRoom
from tests.hits.viewed import administrator, editor_of, view
from wagtail_pressroom.hits.admin.explorer import CountedPageViewSet
from wagtail_pressroom.hits.counts import set_taken_over_count

AS_OF = datetime.date(2026, 11, 1)


@pytest.fixture
def client(db: None) -> Client:
    return administrator()


def explore(client: Client, parent: Any, **query: str) -> BeautifulSoup:
    response = client.get(reverse("wagtailadmin_explore", args=[parent.pk]), query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def rows(soup: BeautifulSoup) -> dict[str, str]:
    """Return what stands in the column, by title, in the order of the list."""
    table = soup.select_one("table.listing")
    headings = [th.get_text(strip=True) for th in table.select("thead :is(th, td)")]
    place = headings.index("Views")
    return {
        row.select_one(".title-wrapper").get_text(strip=True): " ".join(
            row.find_all(["td", "th"], recursive=False)[place].get_text(" ", strip=True).split()
        )
        for row in table.select("tbody tr")
    }


def test_each_release_shows_its_views(press_room: PressRoom, client: Client) -> None:
    often, once, never = (press_room.release(title=title) for title in ("Often", "Once", "Never"))
    view(often, 1234)
    view(once, 1)
    set_taken_over_count(once, 2625, AS_OF)
    shown = rows(explore(client, press_room.indexes["en"]))
    assert shown[often.title] == "1,234"
    assert shown[once.title] == (
        "2,626 , 2,625 of these before Nov. 1, 2026, counted by the previous site"
    )
    assert shown[never.title] == "– No views counted"


def test_other_page_types_are_listed_with_the_column(press_room: PressRoom, client: Client) -> None:
    page = press_room.ordinary_page()
    view(page, 7)
    shown = rows(explore(client, press_room.homes["en"]))
    assert shown[page.title] == "7"
    assert shown[press_room.indexes["en"].title] == "– No views counted"


def test_the_list_of_a_page_type_has_the_column(press_room: PressRoom, client: Client) -> None:
    release = press_room.release()
    view(release, 3)
    address = reverse(
        "wagtailadmin_pages:type_use", args=["wagtail_pressroom_pages", "pressreleasepage"]
    )
    soup = BeautifulSoup(client.get(address, {"ordering": "-views"}).content, "html.parser")
    assert rows(soup) == {f"{release.title}English": "3"}


def test_one_query_whatever_the_number_of_rows(press_room: PressRoom, client: Client) -> None:
    def queries() -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            explore(client, press_room.indexes["en"])
        return [q["sql"] for q in captured if "wagtail_pressroom_hits_" in q["sql"]]

    for _number in range(2):
        view(press_room.release(), 2)
    assert len(queries()) == 1
    for _number in range(10):
        view(press_room.release(), 2)
    assert len(queries()) == 1


def test_sorting_by_views_counts_what_was_taken_over(press_room: PressRoom, client: Client) -> None:
    few, many, none, old = (press_room.release(title=t) for t in ("Few", "Many", "None", "Old"))
    view(few, 2)
    view(many, 50)
    view(old, 1)
    set_taken_over_count(old, 10, AS_OF)
    index = press_room.indexes["en"]
    titles = [page.title for page in (many, old, few, none)]
    assert [*rows(explore(client, index, ordering="-views"))] == titles
    assert [*rows(explore(client, index, ordering="views"))] == titles[::-1]
    link = explore(client, index).select_one("thead a[href*='ordering=views']")
    assert link.get_text(strip=True) == "Views"


def test_a_search_can_not_be_sorted_by_views(press_room: PressRoom, client: Client) -> None:
    if connection.vendor == "mysql":
        pytest.skip("Its full-text index knows a page only when the page is committed.")
    release = press_room.release(title="Harbour lights")
    view(release, 4)
    soup = explore(client, press_room.indexes["en"], q="Harbour", ordering="-views")
    assert rows(soup) == {release.title: "4"}
    assert soup.select_one("thead a[href*='ordering=views']") is None


def test_an_editor_sees_it_too(press_room: PressRoom) -> None:
    release = press_room.release()
    view(release, 4)
    client = Client()
    client.force_login(editor_of(press_room.indexes["en"], "change"))
    assert rows(explore(client, press_room.indexes["en"])) == {release.title: "4"}


def test_ours_takes_the_place_of_wagtails_and_a_sites_takes_ours(db: None) -> None:
    reverse("wagtailadmin_home")  # the URLs register the viewsets
    assert isinstance(page_viewset_registry.get_by_type(Page), CountedPageViewSet)

    class SiteViewSet(PageViewSet):
        pass

    with hooks.register_temporarily("register_admin_viewset", SiteViewSet):
        viewsets = [fn() for fn in hooks.get_hooks("register_admin_viewset")]
    of_all_pages = [each for each in viewsets if getattr(each, "model", None) is Page]
    assert [type(each) for each in of_all_pages] == [
        type(base_page_viewset),
        CountedPageViewSet,
        SiteViewSet,
    ]
