"""Sitemaps name the other languages of each page, with the same few queries for many pages."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path
from django.utils import timezone
from wagtail.contrib.sitemaps import Sitemap, views
from wagtail.models import Site

from tests.factories import PressRoom, make_many_releases, make_private
from tests.urls import urlpatterns as site_urls
from tests.visibility.states import ALL, Builder, live
from wagtail_pressroom.discovery.sitemaps import PressRoomSitemap
from wagtail_pressroom.languages.authority import AuthoritativeLanguage

SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
SITEMAPS = {"pages": PressRoomSitemap}

urlpatterns = [
    path("wagtail.xml", views.sitemap),
    path("sitemap.xml", views.index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"}),
    path("sitemap-<section>.xml", views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    *site_urls,
]

Entries = dict[str, dict[str, str]]


@pytest.fixture(autouse=True)
def addresses() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__):
        yield


def tree(client: Any, address: str, **extra: Any) -> Any:
    response = client.get(address, **extra)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)  # noqa: S314  (our own answer)


def sitemap(client: Any, address: str = "/sitemap-pages.xml", **extra: Any) -> Entries:
    """Return the alternates of each address of a sitemap."""
    found = {}
    for url in tree(client, address, **extra).findall("s:url", SPACES):
        links = url.findall("x:link", SPACES)
        assert {link.get("rel") for link in links} <= {"alternate"}
        place = url.findtext("s:loc", "", SPACES)
        assert place not in found
        found[place] = {link.get("hreflang", ""): link.get("href", "") for link in links}
    return found


def in_all_languages(room: PressRoom) -> dict[str, Any]:
    original = room.release("ko", slug="one")
    return {"ko": original, **{c: room.translate(original, c) for c in ("en", "ar", "fr")}}


def test_it_has_the_pages_of_all_languages(press_room, client) -> None:
    pages = in_all_languages(press_room)
    about = press_room.ordinary_page("ar")
    every = [*press_room.homes.values(), *press_room.indexes.values(), *pages.values(), about]
    assert set(sitemap(client)) == {page.full_url for page in every}


def test_it_says_of_each_page_what_its_head_says(press_room, client) -> None:
    pages = in_all_languages(press_room)
    alone = press_room.release("ar")
    about = press_room.ordinary_page("ar")
    press_room.ordinary_page("en", translation_key=about.translation_key)
    AuthoritativeLanguage.objects.create(
        translation_key=pages["ko"].translation_key, locale=pages["fr"].locale
    )
    found = sitemap(client)
    assert found[pages["en"].full_url]["x-default"] == pages["fr"].full_url
    assert found[alone.full_url] == {}
    assert len(found[about.full_url]) == 3
    for address, alternates in found.items():
        soup = BeautifulSoup(client.get(address).content, "html.parser")
        links = soup.select("head link[hreflang]")
        assert list(alternates.items()) == [(link["hreflang"], link["href"]) for link in links]


def test_wagtails_own_sitemap_names_the_languages_too(press_room, client) -> None:
    pages = in_all_languages(press_room)
    found = sitemap(client, "/wagtail.xml")
    expected = {code: page.full_url for code, page in pages.items()}
    assert found[pages["en"].full_url] == {**expected, "x-default": pages["ko"].full_url}
    assert len(found[press_room.indexes["en"].full_url]) == 5
    assert pages["ko"].full_url not in found


@pytest.mark.parametrize("state", ALL, ids=lambda state: state.__name__)
@pytest.mark.parametrize("address", ["/sitemap-pages.xml", "/wagtail.xml"])
def test_what_readers_may_not_see_is_nowhere(
    press_room, client, state: Builder, address: str
) -> None:
    canary = state(press_room)
    taken = canary.get_translations().values_list("locale__language_code", flat=True)
    for code in {"en", "fr"} - {*taken}:
        press_room.translate(canary, code, release_date=timezone.now())
    found = sitemap(client, address)
    places = {url for alternates in found.values() for url in alternates.values()}
    assert (canary.full_url in {*found, *places}) is (state is live)


def test_pages_below_a_hidden_home_page_have_no_address(press_room, client) -> None:
    pages = in_all_languages(press_room)
    press_room.homes["ar"].unpublish()
    found = sitemap(client)
    assert pages["ar"].full_url not in found
    assert "ar" not in found[pages["en"].full_url]


def test_no_home_page_no_entries(press_room, client) -> None:
    for home in press_room.homes.values():
        make_private(home)
    assert sitemap(client) == {}


def test_a_language_with_a_site_of_its_own_is_listed_there(press_room, client) -> None:
    """Each sitemap has the pages of its own host alone, and names those of the other."""
    in_all_languages(press_room)
    home = press_room.homes["ko"]
    type(home).objects.filter(pk=home.pk).update(translation_key=uuid.uuid4())
    Site.objects.create(hostname="ko.example", port=443, root_page_id=home.pk)
    here = sitemap(client)
    there = sitemap(client, headers={"host": "ko.example"}, secure=True)
    assert all(address.startswith("http://testserver/") for address in here)
    assert all(address.startswith("https://ko.example/") for address in there)
    address = "https://ko.example/ko/press-releases/one/"
    assert here["http://testserver/en/press-releases/one/"]["ko"] == address
    assert there[address] == here["http://testserver/en/press-releases/one/"]


def test_the_index_names_every_file(press_room, client) -> None:
    in_all_languages(press_room)
    places = [place.text for place in tree(client, "/sitemap.xml").iter(f"{{{SPACES['s']}}}loc")]
    assert places == ["http://testserver/sitemap-pages.xml"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PressRoomSitemap, "limit", 5)
        files = [p.text for p in tree(client, "/sitemap.xml").iter(f"{{{SPACES['s']}}}loc")]
        assert len(files) == 3
        parts = [sitemap(client, file) for file in files]
    assert {address for part in parts for address in part} == set(sitemap(client))
    assert {len(part) for part in parts} == {5, 2}


def queries(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


@pytest.mark.parametrize("address", ["/sitemap-pages.xml", "/wagtail.xml", "/sitemap.xml"])
def test_many_pages_cost_no_more_queries(press_room, client, address: str) -> None:
    found = {}
    for number in (5, 50):
        for release in make_many_releases(press_room.indexes["en"], number):
            key = release.translation_key
            make_many_releases(press_room.indexes["ko"], 1, translation_key=key)
        found[number] = queries(client, address)
    assert found[5] == found[50] <= 16


def lastmods(client: Any, address: str) -> dict[str, str]:
    return {
        url.findtext("s:loc", "", SPACES): url.findtext("s:lastmod", "", SPACES)
        for url in tree(client, address).findall("s:url", SPACES)
    }


@pytest.mark.parametrize("address", ["/sitemap-pages.xml", "/wagtail.xml"])
def test_dates(press_room, client, address: str) -> None:
    zone = timezone.get_default_timezone()
    old, index = press_room.release(), press_room.indexes["en"]
    rows = type(old).objects.filter(pk=old.pk)
    came = datetime.datetime(2020, 5, 6, 12, tzinfo=zone)
    rows.update(last_published_at=came - datetime.timedelta(days=9), release_date=came)
    found = lastmods(client, address)
    # It was prepared before it came out, and the list changed by it.
    assert found[old.full_url] == found[index.full_url] == "2020-05-06"
    changed = came + datetime.timedelta(days=9)
    rows.update(last_published_at=changed)
    future = press_room.release(title="Later")
    type(future).objects.filter(pk=future.pk).update(
        release_date=timezone.now() + datetime.timedelta(days=2)
    )
    found = lastmods(client, address)
    assert found[old.full_url] == found[index.full_url] == "2020-05-15"
    assert index.get_sitemap_urls()[0]["lastmod"] == changed


def test_without_a_request(press_room) -> None:
    pages = in_all_languages(press_room)
    (entry,) = pages["en"].get_sitemap_urls()
    assert [link["lang_code"] for link in entry["alternates"]] == [
        "en", "ko", "ar", "fr", "x-default"
    ]  # fmt: skip
    assert issubclass(PressRoomSitemap, Sitemap)
    assert len(list(PressRoomSitemap().items())) == 12
