"""The sitemap of all languages."""

from __future__ import annotations

import datetime
import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path
from django.utils import timezone
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.models import Locale

from tests.factories import PressRoom, make_many_releases, make_private
from tests.urls import urlpatterns as site
from wagtail_pressroom.discovery.sitemap import PressRoomSitemap

urlpatterns = [
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": PressRoomSitemap}}),
    *site,
]
pytestmark = pytest.mark.urls(__name__)

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def entries(client: Client) -> dict[str, dict[str, str]]:
    """Return the alternates by address."""
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314  (our own)
    return {
        url.findtext("s:loc", "", NAMES): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", NAMES)
        }
        for url in tree.findall("s:url", NAMES)
    }


def test_every_language_is_listed_and_names_the_others(
    press_room: PressRoom, client: Client
) -> None:
    release = press_room.release()
    korean = press_room.translate(release, "ko")
    found = entries(client)
    expected = {"en": release.full_url, "ko": korean.full_url, "x-default": release.full_url}
    assert found[release.full_url] == found[korean.full_url] == expected
    index = press_room.indexes["fr"]
    assert set(found[index.full_url]) == {"en", "ko", "ar", "fr", "x-default"}


def test_the_original_stands_in_for_the_main_language(
    press_room: PressRoom, client: Client
) -> None:
    korean = press_room.release("ko")
    french = press_room.translate(korean, "fr")
    found = entries(client)
    assert found[french.full_url]["x-default"] == korean.full_url


def test_one_language_needs_no_alternates(press_room: PressRoom, client: Client) -> None:
    release = press_room.release()
    assert entries(client)[release.full_url] == {}


@pytest.mark.parametrize("state", ["draft", "private", "future", "alias"])
def test_only_what_every_reader_may_see(press_room: PressRoom, client: Client, state: str) -> None:
    release = press_room.release()
    if state == "alias":
        korean = Locale.objects.get(language_code="ko")
        other = release.copy_for_translation(korean, alias=True)
    else:
        other = press_room.translate(release, "ko")
    if state == "draft":
        other.unpublish()
    elif state == "private":
        make_private(other)
    elif state == "future":
        later = timezone.now() + datetime.timedelta(days=2)
        type(other).objects.filter(pk=other.pk).update(release_date=later)
    found = entries(client)
    assert other.full_url not in found
    assert found[release.full_url] == {}


def test_head_and_sitemap_say_the_same(press_room: PressRoom, client: Client) -> None:
    release = press_room.release("ko")
    press_room.translate(release, "ar")
    press_room.translate(release, "fr")
    found = entries(client)
    for url in (release.full_url, press_room.indexes["ar"].full_url):
        soup = BeautifulSoup(client.get(url).content, "html.parser")
        links = soup.select("link[rel=alternate][hreflang]")
        assert {str(link["hreflang"]): str(link["href"]) for link in links} == found[url]


def test_a_large_sitemap_is_in_several_files_that_know_one_another(
    press_room: PressRoom, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = press_room.release()
    korean = press_room.translate(release, "ko")
    monkeypatch.setattr(PressRoomSitemap, "limit", 5)
    found: dict[str, Any] = {}
    for number in (1, 2):
        tree = ElementTree.fromstring(  # noqa: S314  (our own)
            client.get(f"/sitemap.xml?p={number}").content
        )
        for url in tree.findall("s:url", NAMES):
            links = url.findall("x:link", NAMES)
            found[url.findtext("s:loc", "", NAMES)] = {link.attrib["hreflang"] for link in links}
    assert found[release.full_url] == found[korean.full_url] == {"en", "ko", "x-default"}


@override_settings(ALLOWED_HOSTS=["*"])
def test_it_asks_the_same_for_many_pages(press_room: PressRoom, client: Client) -> None:
    entries(client)  # Wagtail keeps the addresses of sites.
    asked = []
    for number in (3, 30):
        make_many_releases(press_room.indexes["en"], number)
        with CaptureQueriesContext(connection) as queries:
            assert len(entries(client)) >= number
        asked.append(len(queries))
    assert asked[0] == asked[1], asked
