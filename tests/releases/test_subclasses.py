"""A release of a type made from another release type is served as what it is."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.discovery.lists import titles
from tests.factories import PressRoom, make_release
from tests.testapp.models import OwnIndexPage, OwnReleasePage, OwnSpecialReleasePage

from .material import get_soup


@pytest.fixture
def index(press_room: PressRoom) -> Any:
    """An index of own releases."""
    home = press_room.homes["en"]
    return home.add_child(instance=OwnIndexPage(title="Own", slug="own", locale=home.locale))


@pytest.fixture
def special(index: Any) -> Any:
    """A release of the special type, below the index of its parent type."""
    values = {"title": "Ferry line", "venue": "Harbour hall"}
    return make_release(index, OwnSpecialReleasePage, **values)


def test_it_is_served_with_its_own_template_and_fields(special: Any, client: Client) -> None:
    soup = get_soup(client, special)
    assert soup.h1.string == "Ferry line"
    assert soup.select_one("main .venue").string == "Harbour hall"
    response = client.get(special.url)
    assert type(response.context["page"]) is OwnSpecialReleasePage


def test_its_siblings_are_served_as_what_they_are(index: Any, special: Any, client: Client) -> None:
    plain = make_release(index, OwnReleasePage, title="Lighthouse")
    soup = get_soup(client, plain)
    assert soup.select("main .venue") == []
    assert special.url in {link["href"] for link in soup.select(".pressroom-neighbours a")}
    response = client.get(plain.url)
    assert type(response.context["page"]) is OwnReleasePage


def test_it_links_to_releases_of_the_type_it_is_made_from(
    index: Any, special: Any, client: Client
) -> None:
    plain = make_release(index, OwnReleasePage, title="Lighthouse")
    links = get_soup(client, special).select(".pressroom-neighbours a")
    assert plain.url in {link["href"] for link in links}


def test_it_is_listed_and_found(index: Any, special: Any) -> None:
    assert titles(index) == ["Ferry line"]
    assert titles(index, q="ferry") == ["Ferry line"]


def test_it_is_previewed_as_what_it_is(special: Any, admin_client: Client) -> None:
    special.save_revision()
    html = admin_client.get(f"/admin/pages/{special.pk}/view_draft/").content.decode()
    assert "Harbour hall" in html
