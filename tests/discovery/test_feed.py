"""The Atom feed of a list."""

from __future__ import annotations

import datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import PressRoom, make_many_releases, make_press_room, make_private
from tests.test_query_budgets import languages
from wagtail_pressroom.models import Department

from .lists import day, soup_of

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FEED = 18


def feed_of(client: Client, language: str = "en", query: str = "") -> ElementTree.Element:
    response = client.get(f"/{language}/press-releases/feed/{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert response["Content-Language"] == language
    return ElementTree.fromstring(response.content)  # noqa: S314  (our own answer)


def entries(feed: ElementTree.Element) -> list[ElementTree.Element]:
    return feed.findall(f"{ATOM}entry")


def text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def titles(feed: ElementTree.Element) -> list[str]:
    return [text(entry, "title") for entry in entries(feed)]


def links(element: ElementTree.Element) -> dict[tuple[str, str], str]:
    return {
        (link.get("rel", ""), link.get("hreflang", "")): link.get("href", "")
        for link in element.findall(f"{ATOM}link")
    }


def terms(entry: ElementTree.Element) -> dict[str | None, str | None]:
    return {c.get("term"): c.get("label") for c in entry.findall(f"{ATOM}category")}


def test_newest_first_with_what_the_list_says(press_room: PressRoom, client: Client) -> None:
    department = Department.objects.create(name="Ferries", locale=press_room.indexes["en"].locale)
    press_room.release(title="Old", release_date=day(2015))
    press_room.release(
        title="Ferry <line> & more",
        slug="ferry",
        summary="A <b>fast</b> ferry.",
        category="speech",
        release_date=day(2017, 8, 25),
        department=department,
    )
    feed = feed_of(client)
    assert titles(feed) == ["Ferry <line> & more", "Old"]
    assert text(feed, "title") == "Press releases – Test ministry"
    assert feed.get(XML_LANG) == "en"
    entry = entries(feed)[0]
    assert links(entry) == {("alternate", ""): "http://testserver/en/press-releases/ferry/"}
    summary = text(entry, "summary")
    assert '<div lang="en" dir="ltr">' in summary
    assert "A &lt;b&gt;fast&lt;/b&gt; ferry." in summary
    assert "Ferries" in summary
    assert 'datetime="2017-08-25"' in summary
    assert terms(entry) == {"speech": "Speech", "original": "Original"}
    assert text(entry, "published").startswith("2017-08-25T00:00:00+")


def test_a_translation_says_what_it_is_and_leads_to_the_others(
    press_room: PressRoom, client: Client
) -> None:
    source = press_room.release(slug="ferry")
    press_room.translate(source, "ar", title="خط العبّارات", summary="عبّارة")
    press_room.translate(source, "ko", title="여객선", live=False)
    feed = feed_of(client, "ar")
    entry = entries(feed)[0]
    summary = text(entry, "summary")
    assert '<div lang="ar" dir="rtl">' in summary
    assert "<strong>ترجمة غير رسمية</strong>" in summary
    assert terms(entry)["unofficial"] == "ترجمة غير رسمية"
    assert links(entry) == {
        ("alternate", ""): "http://testserver/ar/press-releases/ferry/",
        ("alternate", "en"): "http://testserver/en/press-releases/ferry/",
    }


def test_an_entry_keeps_its_identifier(press_room: PressRoom, client: Client) -> None:
    source = press_room.release(slug="ferry")
    translation = press_room.translate(source, "ko")
    before = text(entries(feed_of(client))[0], "id")
    assert before.startswith("urn:uuid:")
    assert before != text(entries(feed_of(client, "ko"))[0], "id")
    source.slug, source.release_date = "ferries", day(2016)
    source.save()
    assert text(entries(feed_of(client))[0], "id") == before
    assert translation.translation_key == source.translation_key


def test_a_change_is_newer_than_the_release(press_room: PressRoom, client: Client) -> None:
    release = press_room.release(release_date=day(2015))
    release.save_revision().publish()
    entry = entries(feed_of(client))[0]
    assert text(entry, "published").startswith("2015")
    assert text(entry, "updated").startswith(str(timezone.now().year))


def test_only_what_readers_may_see(press_room: PressRoom, client: Client) -> None:
    press_room.release(title="Draft", live=False)
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    press_room.release(title="Tomorrow", release_date=tomorrow)
    public = press_room.release(title="Public")
    public.create_alias(update_slug="alias")
    make_private(press_room.release(title="Private"))
    assert titles(feed_of(client)) == ["Public"]


def test_the_feed_of_a_private_list_asks_for_the_log_in(
    press_room: PressRoom, client: Client
) -> None:
    press_room.release(title="Internal")
    make_private(press_room.indexes["en"])
    response = client.get("/en/press-releases/feed/")
    assert response.status_code == 302
    assert "login" in response["Location"]


def test_no_feed_of_a_draft(press_room: PressRoom, client: Client) -> None:
    press_room.indexes["en"].unpublish()
    assert client.get("/en/press-releases/feed/").status_code == 404


def test_no_feed_of_an_alias(press_room: PressRoom, client: Client) -> None:
    press_room.indexes["en"].create_alias(update_slug="alias")
    assert client.get("/en/alias/feed/").status_code == 404
    assert 'type="application/atom+xml"' not in client.get("/en/alias/").content.decode()


def test_narrowed_as_the_list(press_room: PressRoom, client: Client) -> None:
    press_room.release(title="A speech", category="speech", release_date=day(2015))
    press_room.release(title="A notice", category="notice", release_date=day(2015))
    feed = feed_of(client, query="?category=speech&year=2015")
    assert titles(feed) == ["A speech"]
    assert text(feed, "title") == "Press releases – Speech – 2015 – Test ministry"
    own = links(feed)[("self", "")]
    assert own == "http://testserver/en/press-releases/feed/?year=2015&category=speech"


@pytest.mark.parametrize("query", ["?page=99", "?page=x", "?page=0"])
def test_no_such_page(press_room: PressRoom, client: Client, query: str) -> None:
    assert client.get(f"/en/press-releases/feed/{query}").status_code == 404


def test_what_is_no_xml_is_left_out(press_room: PressRoom, client: Client) -> None:
    press_room.release(title="Ferry\x0bline", summary="A fast\x1bferry")
    press_room.release(title="A\uffffB", summary="\ufffe", category="release")
    assert titles(feed_of(client)) == ["A B", "Ferry line"]
    assert "\uffff" not in text(feed_of(client, query="?q=%EF%BF%BF"), "title")


@pytest.mark.parametrize("values", [{"title": "Feed"}, {"title": "On feed", "slug": "feed"}])
def test_no_new_release_takes_its_place(
    press_room: PressRoom, client: Client, values: dict[str, str]
) -> None:
    release = press_room.release(**{"slug": "", **values})
    assert release.slug == "release-feed"
    assert titles(feed_of(client)) == [release.title]


def test_a_release_of_that_name_goes_first(press_room: PressRoom, client: Client) -> None:
    release = press_room.release(title="On feed")
    type(release).objects.filter(pk=release.pk).update(slug="feed")
    response = client.get("/en/press-releases/feed/")
    assert "On feed" in response.content.decode()
    assert response["Content-Type"].startswith("text/html")


def test_in_its_own_language_under_any_address(press_room: PressRoom, client: Client) -> None:
    press_room.homes["fr"].delete()
    response = client.get("/fr/press-releases/feed/?year=2015")
    assert response.status_code == 302
    assert response["Location"] == "/en/press-releases/feed/?year=2015"


def test_nothing_below_a_feed(press_room: PressRoom, client: Client) -> None:
    assert client.get("/en/press-releases/feed/feed/").status_code == 404


def test_who_has_it_already_is_told_so(press_room: PressRoom, client: Client) -> None:
    press_room.release(title="One")
    etag = client.get("/en/press-releases/feed/")["ETag"]
    same = client.get("/en/press-releases/feed/", headers={"if-none-match": etag})
    assert same.status_code == 304
    press_room.release(title="Two")
    other = client.get("/en/press-releases/feed/", headers={"if-none-match": etag})
    assert other.status_code == 200


def test_the_list_leads_to_it(press_room: PressRoom) -> None:
    press_room.release(category="speech")
    for query, expected in (({}, ""), ({"category": "speech"}, "?category=speech")):
        soup = soup_of(press_room.indexes["en"], **query)
        address = f"/en/press-releases/feed/{expected}"
        assert soup.select_one('head link[type="application/atom+xml"]')["href"] == address
        assert soup.select_one(".pressroom-feed a")["href"] == address


@pytest.mark.django_db
def test_the_same_queries_for_any_number(client: Client) -> None:
    found = {}
    for number in (4, 24):
        with languages(number) as codes:
            room = make_press_room(codes)
            for release in make_many_releases(room.indexes["en"], 2 if number == 4 else 20):
                key = release.translation_key
                for code in codes[1:3]:
                    make_many_releases(room.indexes[code], 1, translation_key=key)
            feed_of(client)
            with CaptureQueriesContext(connection) as captured:
                assert len(entries(feed_of(client))) == (2 if number == 4 else 20)
            found[number] = len(captured)
    assert found[4] == found[24] <= FEED
