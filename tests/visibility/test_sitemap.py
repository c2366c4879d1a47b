"""What Wagtail's sitemap lists: what every reader may see."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sites.requests import RequestSite
from wagtail.contrib.sitemaps import Sitemap

from tests.factories import PressRoom, make_private
from tests.visibility.states import ALL, Builder, live


def listed(rf: Any) -> set[str]:
    """Return the addresses in the sitemap."""
    request = rf.get("/sitemap.xml")
    urls = Sitemap(request).get_urls(site=RequestSite(request), protocol="http")
    return {url["location"] for url in urls}


@pytest.mark.parametrize("state", ALL, ids=lambda state: state.__name__)
def test_a_release_is_listed_when_it_is_public(
    press_room: PressRoom, rf: Any, state: Builder
) -> None:
    # A sitemap covers one tree; the releases of this matrix stand in the Korean one.
    press_room.site.root_page = press_room.homes["ko"]
    press_room.site.save()
    canary = state(press_room)
    address = canary.get_full_url()
    assert address.endswith(f"/{canary.slug}/")
    assert (address in listed(rf)) is (state is live)
    assert bool(canary.get_sitemap_urls(rf.get("/"))) is (state is live)


def test_public_pages_are_listed(press_room: PressRoom, rf: Any) -> None:
    release, index = press_room.release(), press_room.indexes["en"]
    about = press_room.ordinary_page()
    addresses = listed(rf)
    for page in (release, index, about, press_room.homes["en"]):
        assert page.full_url in addresses


def test_each_page_is_listed_once_with_its_date(press_room: PressRoom, rf: Any) -> None:
    release = press_room.release()
    release.save_revision().publish()
    release.refresh_from_db()
    (entry,) = release.get_sitemap_urls(rf.get("/"))
    assert entry["location"] == release.full_url
    assert entry["lastmod"] == release.last_published_at
    assert len(press_room.indexes["en"].get_sitemap_urls(rf.get("/"))) == 1


def test_an_alias_of_an_index_is_not_listed(press_room: PressRoom, rf: Any) -> None:
    alias = press_room.indexes["en"].create_alias(update_slug="also-press")
    assert alias.live
    assert press_room.indexes["en"].full_url in listed(rf)
    assert alias.full_url not in listed(rf)
    assert alias.get_sitemap_urls(rf.get("/")) == []


def test_a_private_index_is_not_listed(press_room: PressRoom, rf: Any) -> None:
    release, index = press_room.release(), press_room.indexes["en"]
    make_private(index)
    assert {release.full_url, index.full_url}.isdisjoint(listed(rf))
    assert index.get_sitemap_urls(rf.get("/")) == []


def test_it_can_be_asked_without_a_request(press_room: PressRoom) -> None:
    release = press_room.release()
    (entry,) = release.get_sitemap_urls()
    assert entry["location"] == release.full_url
