"""A release whose press index no reader may see: the page says nothing of the index."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.factories import PressRoom, make_private

SECRET = "Zebrafinch"


def draft(index: Any) -> None:
    type(index).objects.filter(pk=index.pk).update(live=False)


def unpublished(index: Any) -> None:
    index.save_revision().publish()
    index.unpublish()


states = pytest.mark.parametrize(
    "hide", [draft, unpublished, make_private], ids=["draft", "unpublished", "private"]
)


@pytest.fixture
def release(press_room: PressRoom) -> Any:
    """A live release in an index with a telling title, and one in another language."""
    index = press_room.indexes["en"]
    index.title, index.draft_title = SECRET, SECRET
    index.save()
    release = press_room.release(title="Ferry line", slug="ferry-line")
    press_room.translate(release, "ko", title="여객선")
    press_room.release(title="Lighthouse")
    return release


def addresses(press_room: PressRoom, release: Any) -> list[str]:
    """Return the pages a reader can come across."""
    korean = release.get_translation(press_room.indexes["ko"].locale)
    about = press_room.ordinary_page()
    homes = [home.url for home in press_room.homes.values()]
    return [release.url, korean.url, about.url, press_room.indexes["en"].url, *homes]


def test_the_title_of_a_public_index_stands_on_the_page(release: Any, client: Client) -> None:
    soup = BeautifulSoup(client.get(release.url).content, "html.parser")
    assert SECRET in soup.title.string
    assert SECRET in soup.select_one(".pressroom-neighbours__list a").get_text()
    assert soup.select_one("search form")["action"] == release.get_parent().url


@states
def test_the_title_of_a_hidden_index_stands_on_no_page(
    press_room: PressRoom, release: Any, client: Client, hide: Callable[[Any], None]
) -> None:
    hide(press_room.indexes["en"])
    for address in addresses(press_room, release):
        assert SECRET not in client.get(address).content.decode(), address


@states
def test_nothing_leads_to_a_hidden_index(
    press_room: PressRoom, release: Any, client: Client, hide: Callable[[Any], None]
) -> None:
    index = press_room.indexes["en"]
    hide(index)
    for address in addresses(press_room, release):
        soup = BeautifulSoup(client.get(address).content, "html.parser")
        assert soup.select(f'a[href="{index.url}"], form[action="{index.url}"]') == [], address


@pytest.mark.parametrize("hide", [draft, unpublished])
def test_the_release_itself_is_served_with_its_neighbours(
    press_room: PressRoom, release: Any, client: Client, hide: Callable[[Any], None]
) -> None:
    hide(press_room.indexes["en"])
    soup = BeautifulSoup(client.get(release.url).content, "html.parser")
    assert soup.h1.string == "Ferry line"
    assert soup.title.string.startswith("Ferry line")
    assert "Lighthouse" in soup.select_one(".pressroom-neighbours").get_text()
    assert soup.select(".pressroom-neighbours__list") == []


@states
def test_an_editors_preview_shows_it(
    press_room: PressRoom, release: Any, admin_client: Client, hide: Callable[[Any], None]
) -> None:
    hide(press_room.indexes["en"])
    release.save_revision()
    response = admin_client.get(f"/admin/pages/{release.pk}/view_draft/")
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    assert SECRET in soup.title.string
    assert SECRET in soup.select_one(".pressroom-neighbours__list a").get_text()
