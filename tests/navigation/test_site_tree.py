"""Main menu, breadcrumbs and the page for addresses that lead nowhere."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import Site

from tests.factories import make_private
from wagtail_pressroom.navigation import get_site_tree


def menu(page, rf) -> list[tuple[str, str]]:
    tree = get_site_tree(page, rf.get("/"))
    mark = {(True, False): "current", (False, True): "ancestor", (False, False): ""}
    return [(item.title, mark[item.is_current, item.is_ancestor]) for item in tree.menu]


@pytest.fixture
def room(press_room):
    """Two pages more in the menu, one of them with a page below, and one that is not shown."""
    about = press_room.ordinary_page(show_in_menus=True)
    press_room.ordinary_page(title="Imprint", slug="imprint")
    press_room.ordinary_page(title="Contact", slug="contact", show_in_menus=True)
    about.add_child(instance=type(about)(title="Team", slug="team", show_in_menus=True))
    return press_room


def test_pages_shown_in_menus_in_the_order_of_the_tree(room, rf) -> None:
    assert menu(room.homes["en"], rf) == [("Press releases", ""), ("About us", ""), ("Contact", "")]
    contact = room.homes["en"].get_children().get(slug="contact")
    contact.move(room.homes["en"], pos="first-child")
    room.homes["en"].refresh_from_db()
    assert menu(room.homes["en"], rf)[0] == ("Contact", "")


def test_current_page_and_ancestor_are_marked(room, rf, client) -> None:
    release = room.release()
    assert menu(room.indexes["en"], rf)[0] == ("Press releases", "current")
    assert menu(release, rf)[0] == ("Press releases", "ancestor")
    team = room.homes["en"].get_descendants().get(slug="team")
    assert dict(menu(team, rf)) == {"Press releases": "", "About us": "ancestor", "Contact": ""}
    html = client.get(room.indexes["en"].url).content.decode()
    assert '<a href="/en/press-releases/" aria-current="page">' in html
    html = client.get(release.url).content.decode()
    assert '<a href="/en/press-releases/" aria-current="true">' in html


@pytest.mark.parametrize("hidden", ["draft", "private", "alias"])
def test_what_may_not_be_seen_is_not_in_the_menu(room, rf, hidden: str) -> None:
    page = room.homes["en"].get_children().get(slug="contact").specific
    if hidden == "draft":
        page.unpublish()
    elif hidden == "private":
        make_private(page)
    else:
        page.delete()
        about = room.homes["en"].get_children().get(slug="about").specific
        about.create_alias(parent=room.homes["en"], update_slug="contact")
    assert [title for title, _mark in menu(room.homes["en"], rf)] == ["Press releases", "About us"]


def test_each_language_has_its_own_menu(room, rf) -> None:
    assert menu(room.release("ko"), rf) == [("보도자료", "ancestor")]


def test_breadcrumbs_lead_from_home(room, rf, client) -> None:
    release = room.release("ko")
    tree = get_site_tree(release, rf.get("/"))
    assert [(item.title, item.url) for item in tree.breadcrumbs] == [
        ("Ministry ko", "/ko/"),
        ("보도자료", "/ko/press-releases/"),
    ]
    assert tree.home_url == "/ko/"
    assert get_site_tree(room.homes["en"], rf.get("/")).breadcrumbs == ()
    assert "pressroom-breadcrumbs" in client.get(release.url).content.decode()


def test_breadcrumbs_leave_out_what_may_not_be_seen(room, rf) -> None:
    room.indexes["en"].unpublish()
    release = room.release()
    tree = get_site_tree(release, rf.get("/"))
    assert [item.title for item in tree.breadcrumbs] == ["Ministry en"]


def test_one_query_kept_for_the_request(room, rf, django_assert_num_queries) -> None:
    release, request = room.release(), rf.get("/")
    Site.find_for_request(request)
    get_site_tree(room.homes["ko"], request)
    with django_assert_num_queries(1):
        get_site_tree(release, request)
        get_site_tree(release, request)


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Page not found"), ("ko", None), ("ar", None), ("fr", None)]
)
def test_404_speaks_the_language_of_its_address(room, client, language: str, title) -> None:
    response = client.get(f"/{language}/nowhere/")
    html = response.content.decode()
    assert response.status_code == 404
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in html
    assert f'<a href="/{language}/">' in html
    assert ("<h1>Page not found</h1>" in html) is (title is not None)


def test_404_costs_few_queries(room, client, django_assert_max_num_queries) -> None:
    client.get("/en/nowhere/")
    with django_assert_max_num_queries(14):
        client.get("/ko/nowhere/")


def test_404_where_the_home_page_is_private(room, client) -> None:
    make_private(room.homes["ko"])
    response = client.get("/en/nowhere/")
    assert response.status_code == 404
    assert "Ministry ko" not in response.content.decode()


@pytest.mark.parametrize("with_session", [False, True])
def test_404_without_any_site(room, with_session: bool) -> None:
    client = Client()
    if with_session:
        client.cookies["sessionid"] = "x"
    Site.objects.all().delete()
    cache.clear()
    response = client.get("/en/nowhere/")
    assert response.status_code == 404
    assert "<h1>Page not found</h1>" in response.content.decode()


def test_404_sets_no_cookie(room, client) -> None:
    response = client.get("/en/nowhere/")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
