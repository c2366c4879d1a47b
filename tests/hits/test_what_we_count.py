"""What we count, in words for readers: true for the settings in force, in every language."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from tests.factories import PressRoom, make_press_room

SENTENCES = {
    "window": "again within 30 seconds is counted once",
    "no window": "Whoever loads the page again is counted again",
    "ceiling": "At most 100 views of a page are counted for one reader",
    "rate": "more than 4 displays a second",
    "networks": "such as its own offices",
    "consent": "readers who have not agreed",
    "shared": "held by a number that many readers share",
}
ALWAYS = ("window", "ceiling", "rate", "shared")


def text_of(soup: BeautifulSoup) -> str:
    """Return the text with single spaces."""
    return " ".join(soup.get_text(" ", strip=True).split())


def fragment(arguments: str = "") -> BeautifulSoup:
    """Render the fragment alone."""
    source = f"{{% load pressroom_hits %}}{{% pressroom_what_we_count {arguments} %}}"
    return BeautifulSoup(Template(source).render(Context()), "html.parser")


def address(language: str) -> str:
    """Return the address of the page."""
    return reverse("wagtail_pressroom:what_we_count", args=[language])


def page(language: str) -> BeautifulSoup:
    """Fetch the page."""
    response = Client().get(address(language))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, ALWAYS),
        ({"HIT_WINDOW_SECONDS": 0}, ("no window", "ceiling", "rate", "shared")),
        ({"HIT_DAILY_CEILING": 0}, ("window", "rate")),
        ({"HIT_RATE": 0}, ("window", "ceiling", "shared")),
        ({"HIT_IGNORED_NETWORKS": ["10.0.0.0/8"]}, (*ALWAYS, "networks")),
        ({"HIT_CONSENT": "site.consent.ask"}, (*ALWAYS, "consent")),
    ],
)
def test_it_says_what_the_settings_say(
    settings: Any, options: dict[str, Any], said: tuple[str, ...]
) -> None:
    settings.WAGTAIL_PRESSROOM = options
    text = text_of(fragment())
    found = {name for name, sentence in SENTENCES.items() if sentence in text}
    assert found == set(said)


def test_it_says_the_actual_numbers(settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = {
        "HIT_WINDOW_SECONDS": 1800,
        "HIT_DAILY_CEILING": 1,
        "HIT_HOURS_KEPT_DAYS": 30,
        "HIT_RATE": 9,
    }
    text = text_of(fragment())
    assert "again within 1,800 seconds" in text
    assert "At most 1 view of a page is counted" in text
    assert "After 30 days" in text
    assert "more than 9 displays" in text


@pytest.mark.parametrize(
    ("store", "place"),
    [
        ("spool", "the keys are in working files of the server, not in the database"),
        ("redis", "the keys are in a Redis database, or,"),
        ("direct", "the keys are in a table of this site's database"),
    ],
)
def test_it_says_where_keys_are(settings: Any, store: str, place: str) -> None:
    settings.WAGTAIL_PRESSROOM = {"HIT_STORE": store, "HIT_REDIS_URL": "redis://localhost"}
    text = text_of(fragment())
    assert place in text
    assert text.count("Until then the keys are") == 1
    assert "deleted within 48 hours" in text


def test_it_makes_no_legal_claim() -> None:
    text = text_of(fragment()).lower()
    for claim in ("gdpr", "compliant", "lawful", "anonymous", "unique visitor"):
        assert claim not in text


def test_it_can_be_linked_to_and_put_at_any_level() -> None:
    for level in (1, 2, 5):
        soup = fragment(f"level={level}")
        assert soup.find(id="pressroom-what-we-count") is not None
        assert len(soup.find_all(f"h{level}")) == 1
        assert len(soup.find_all(f"h{level + 1}")) == 5


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ko", "ltr"), ("ar", "rtl")])
def test_the_page_is_in_the_layout_of_the_site(
    press_room: PressRoom, language: str, direction: str
) -> None:
    soup = page(language)
    assert (soup.html["lang"], soup.html["dir"]) == (language, direction)
    assert len(soup.find_all("h1")) == 1
    assert soup.select_one("header a.pressroom-header__name")["href"] == f"/{language}/"
    assert [a["href"] for a in soup.select(".pressroom-skip a")] == [
        "#content",
        "#main-menu",
        "#pressroom-search-field",
    ]


def test_the_switcher_leads_to_the_same_page_in_the_other_languages(press_room: PressRoom) -> None:
    soup = page("ko")
    links = soup.select(".pressroom-languages a")
    assert [a["href"] for a in links] == [address(code) for code in ("en", "ko", "ar", "fr")]
    assert [a["hreflang"] for a in links if a.get("aria-current")] == ["ko"]
    alternates = {tag["hreflang"]: tag["href"] for tag in soup.select("link[hreflang]")}
    assert alternates["ar"] == f"http://testserver{address('ar')}"
    assert alternates["x-default"] == alternates["en"]
    assert len(alternates) == 5


@pytest.mark.django_db
def test_text_that_is_not_translated_says_its_language(settings: Any) -> None:
    languages = [*settings.LANGUAGES, ("sw", "Swahili")]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = languages
    make_press_room(("en", "sw"))
    part = page("sw").find(id="pressroom-what-we-count")
    assert (part["lang"], part["dir"]) == ("en", "ltr")
    assert page("en").find(id="pressroom-what-we-count").get("lang") is None


@pytest.mark.parametrize("language", ["de", "xx", "EN", "en-us", "..", "%00"])
def test_languages_the_site_does_not_have_are_not_found(
    press_room: PressRoom, language: str
) -> None:
    # Django's LocaleMiddleware looks for it in the tree of the pages, too.
    response = Client().get(f"/pressroom/what-we-count/{language}/", follow=True)
    assert response.status_code == 404


def test_only_languages_of_this_site_are_offered(press_room: PressRoom) -> None:
    press_room.homes["fr"].unpublish()
    assert Client().get(address("fr"), follow=True).status_code == 404
    links = page("en").select(".pressroom-languages a")
    assert [a["hreflang"] for a in links] == ["en", "ko", "ar"]


def test_the_page_can_be_cached_and_sets_no_cookie(press_room: PressRoom) -> None:
    client = Client()
    client.cookies["sessionid"] = "x" * 32
    for method in (client.get, client.head):
        response = method(address("en"))
        assert "max-age=600" in response["Cache-Control"]
        assert "public" in response["Cache-Control"]
        assert "Cookie" not in response.get("Vary", "")
        assert not response.cookies
        assert response["Content-Language"] == "en"
    assert client.post(address("en")).status_code == 405


def test_a_release_leads_there_in_its_language(press_room: PressRoom) -> None:
    for language in ("en", "ar"):
        release = press_room.release(language)
        soup = BeautifulSoup(Client().get(release.url).content, "html.parser")
        link = soup.select_one("dl.pressroom-metadata dd a.pressroom-metadata__rules")
        assert link["href"] == address(language)
        assert link.find_parent("div").find("dt") is not None


def test_the_address_can_be_asked_for_anywhere(press_room: PressRoom, settings: Any) -> None:
    source = "{% load pressroom_hits %}{% pressroom_what_we_count_url %}"
    with translation.override("ko"):
        assert Template(source).render(Context()) == address("ko")
    with translation.override("de"):
        assert Template(source).render(Context()) == ""
    korean = Context({"page": press_room.release("ko")})
    assert Template(source).render(korean) == address("ko")


def test_the_page_asks_the_database_little(press_room: PressRoom) -> None:
    client = Client()
    client.get(address("ko"))
    with CaptureQueriesContext(connection) as queries:
        client.get(address("ko"))
    assert len(queries) <= 8
