"""A release is asked for in a language in which it isn't there."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import override_settings
from django.utils import timezone

from tests.factories import make_press_room, make_private
from tests.test_query_budgets import languages, queries_of

CANARY = "Secret canary"
HERE = "/ko/press-releases/ferry/"
MODES = ("index", "show", "404")


def mode(name: str) -> Any:
    return override_settings(WAGTAIL_PRESSROOM={"MISSING_LANGUAGE": name})


def soup_of(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html.parser")


def notice_of(response: Any) -> Any:
    return soup_of(response).select_one(".pressroom-missing")


def switcher_of(response: Any) -> dict[str, Any]:
    links = soup_of(response).select(".pressroom-languages__list a")
    return {link["lang"]: link for link in links}


@pytest.fixture
def ferry(press_room) -> Any:
    """A release in English only."""
    return press_room.release(title="Ferry", slug="ferry", summary="It sails.")


def test_the_list_of_the_language_with_a_notice_in_it(ferry, press_room, client) -> None:
    press_room.release("ko", title="다른 소식")
    response = client.get(HERE)
    assert response.status_code == 404
    assert response["Content-Language"] == "ko"
    soup = soup_of(response)
    assert (soup.html["lang"], soup.h1.text) == ("ko", "보도자료")
    assert "다른 소식" in soup.select_one(".pressroom-list").text
    notice = notice_of(response)
    title = notice.select_one("bdi")
    assert (title["lang"], title["dir"], title.text) == ("en", "ltr", "Ferry")
    (link,) = notice.select("a")
    assert (link["href"], link["lang"], link["hreflang"]) == (ferry.url, "en", "en")
    assert "(원문)" in notice.text


def test_nothing_of_it_is_for_search_engines(ferry, client) -> None:
    head = soup_of(client.get(HERE)).head
    assert head.select_one("meta[name=robots]")["content"].startswith("noindex")
    assert head.select("link[rel=alternate], link[rel=canonical]") == []


def test_no_cookie_and_nothing_to_vary_on(ferry, client) -> None:
    for name in MODES:
        with mode(name):
            response = client.get(HERE)
        assert not response.cookies
        assert "cookie" not in response.get("Vary", "").lower()


def test_its_switcher_leads_to_the_release_where_that_is_there(ferry, press_room, client) -> None:
    press_room.translate(ferry, "fr")
    found = switcher_of(client.get(HERE))
    assert found["en"]["href"] == ferry.url
    assert found["fr"]["href"] == "/fr/press-releases/ferry/"
    assert found["ar"]["href"] == "/ar/press-releases/"
    assert found["ko"]["aria-current"] == "true"


def test_links_of_the_list_lead_into_the_list(ferry, press_room, client) -> None:
    for _ in range(3):
        press_room.release("ko")
    with override_settings(WAGTAIL_PRESSROOM={"RELEASES_PER_PAGE": 1}):
        links = soup_of(client.get(HERE)).select(".pressroom-pagination a")
    assert links
    assert {link["href"].split("?")[0] for link in links} == {"/ko/press-releases/"}


def test_the_text_itself_in_place(ferry, press_room, client) -> None:
    press_room.translate(ferry, "ar", title="العبّارة")
    with mode("show"):
        response = client.get(HERE)
    assert response.status_code == 200
    assert response["Content-Language"] == "en"
    soup = soup_of(response)
    assert soup.html["lang"] == "ko"
    article = soup.select_one("article.pressroom-release")
    assert (article["lang"], article["dir"]) == ("en", "ltr")
    assert (article.h1.text, soup.find_all("h1")) == ("Ferry", [article.h1])
    # Its own words are in its language, those around it in the language asked for.
    assert article.dt.text == "Date"
    assert soup.select_one(".pressroom-search button").text == "검색"
    assert soup.select_one("link[rel=canonical]")["href"] == ferry.full_url
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert soup.select("head link[rel=alternate]") == []
    assert notice_of(response).select_one("strong bdi").text == "English"
    links = [link["lang"] for link in notice_of(response).select("a")]
    assert links == ["en", "ar"]


def test_shown_in_place_it_counts_for_the_text_that_is_read(ferry, client) -> None:
    from wagtail_pressroom.hits.tokens import read_token

    with mode("show"):
        (recorder,) = soup_of(client.get(HERE)).select("[data-pressroom-hit]")
    assert read_token(recorder["data-pressroom-token"]) == (ferry.pk, None)


@pytest.mark.parametrize("query", ["?page=99", "?page=0", "?page=x"])
def test_the_notice_stays_where_the_list_has_no_such_page(ferry, client, query: str) -> None:
    response = client.get(f"{HERE}{query}")
    assert response.status_code == 404
    notice = notice_of(response)
    assert notice.select_one("bdi").text == "Ferry"
    assert [link["lang"] for link in notice.select("a")] == ["en"]
    soup = soup_of(response)
    # Not the address of what is missing, where there is no first page either.
    links = [link["href"] for link in soup.select(".pressroom-notfound p a")]
    assert all(link.startswith("/ko/press-releases/") for link in links)
    assert soup.select("head link[rel=alternate], template[data-pressroom-suggestions]") == []


def test_an_ordinary_404_on_request(ferry, client) -> None:
    with mode("404"):
        response = client.get(HERE)
    assert response.status_code == 404
    assert "Ferry" not in response.content.decode()
    assert notice_of(response) is None


@pytest.mark.parametrize("name", ["index", "show"])
def test_a_release_only_in_a_second_language(press_room, client, name: str) -> None:
    korean = press_room.release("ko", title="여객선", slug="ferry")
    with mode(name):
        response = client.get("/en/press-releases/ferry/")
        page = client.get(korean.url)
    soup = soup_of(response)
    assert soup.html["lang"] == "en"
    assert notice_of(response).select_one("bdi").text == "여객선"
    assert [link["href"] for link in notice_of(response).select("a")] == [korean.url]
    assert page.status_code == 200
    listed = client.get(press_room.indexes["ko"].url).content.decode()
    assert f'href="{korean.url}"' in listed
    assert switcher_of(page)["ko"]["aria-current"] == "true"


@pytest.mark.parametrize("name", MODES)
@pytest.mark.parametrize("state", ["draft", "future", "alias"])
def test_what_is_not_public_yet_is_as_if_it_were_missing(
    ferry, press_room, client, name: str, state: str
) -> None:
    with mode(name):
        missing = client.get(HERE)
        if state == "alias":
            ferry.copy_for_translation(press_room.homes["ko"].locale, alias=True)
        else:
            korean = press_room.translate(ferry, "ko", title=CANARY)
            later = timezone.now() + datetime.timedelta(days=2)
            kept = {"live": False} if state == "draft" else {"release_date": later}
            type(korean).objects.filter(pk=korean.pk).update(**kept)
        hidden = client.get(HERE)
    assert hidden.status_code == missing.status_code
    without_tokens = [
        [tag.extract() for tag in soup.select("[data-pressroom-hit], noscript")] and str(soup)
        for soup in (soup_of(missing), soup_of(hidden))
    ]
    assert without_tokens[0] == without_tokens[1]


@pytest.mark.parametrize("name", MODES)
@pytest.mark.parametrize("state", ["draft", "future", "private", "alias", "private index"])
def test_nothing_leaks_of_an_original_that_is_not_public(
    press_room, client, name: str, state: str
) -> None:
    canary = press_room.release(title=CANARY, slug="ferry", summary=CANARY)
    if state == "draft":
        canary.unpublish()
    elif state == "future":
        later = timezone.now() + datetime.timedelta(days=2)
        type(canary).objects.filter(pk=canary.pk).update(release_date=later)
    elif state == "alias":
        type(canary).objects.filter(pk=canary.pk).update(alias_of=press_room.release())
    else:
        make_private(canary if state == "private" else press_room.indexes["en"])
    with mode(name):
        response = client.get(HERE)
    assert response.status_code == 404
    assert CANARY not in response.content.decode()
    assert notice_of(response) is None


def test_a_private_list_stays_behind_its_door(ferry, press_room, client) -> None:
    make_private(press_room.indexes["ko"])
    response = client.get(HERE)
    assert response.status_code == 404
    assert "Ferry" not in response.content.decode()


@pytest.mark.parametrize("name", MODES)
def test_a_list_that_is_a_draft_is_not_shown(ferry, press_room, client, name: str) -> None:
    press_room.indexes["ko"].unpublish()
    with mode(name):
        response = client.get(HERE)
    assert response.status_code == 404
    assert soup_of(response).select(".pressroom-index, .pressroom-release") == []


@pytest.mark.parametrize("name", ["index", "show"])
def test_a_private_translation_keeps_its_door(ferry, press_room, client, name: str) -> None:
    """Readers who have the password must be able to come in."""
    make_private(press_room.translate(ferry, "ko", title=CANARY))
    with mode(name):
        assert client.get(HERE).status_code == 302
        assert switcher_of(client.get(ferry.url))["ko"]["href"] == "/ko/press-releases/"


@pytest.mark.parametrize("path", ["ferry/more/", "nothing/", "Ferry<b>/", "%00/"])
def test_other_addresses_stay_an_ordinary_404(ferry, client, path: str) -> None:
    response = client.get(f"/ko/press-releases/{path}")
    assert response.status_code == 404
    assert notice_of(response) is None


def test_a_translation_under_another_address_is_found(ferry, press_room, client) -> None:
    korean = press_room.translate(ferry, "ko", slug="yeogaekseon")
    response = client.get(HERE)
    assert (response.status_code, response["Location"]) == (302, korean.url)


def test_titles_are_escaped(press_room, client) -> None:
    press_room.release(title="<script>alert(1)</script>", slug="ferry")
    for name in ("index", "show"):
        with mode(name):
            assert "<script>alert" not in client.get(HERE).content.decode()


def test_the_original_goes_before_other_languages(press_room, client) -> None:
    french = press_room.release("fr", title="Bac", slug="ferry")
    press_room.translate(french, "en", title="Ferry")
    with mode("show"):
        assert soup_of(client.get(HERE)).h1.text == "Bac"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["index", "show"])
def test_the_same_number_of_queries_at_4_and_24_languages(client, name: str) -> None:
    found = {}
    for number in (4, 24):
        with languages(number) as codes:
            room = make_press_room(codes)
            release = room.release(slug="ferry")
            for code in codes[2:]:
                room.translate(release, code)
            with mode(name):
                found[number] = [
                    queries_of(client, HERE, 404 if name == "index" else 200),
                    queries_of(client, release.url),
                ]
    assert found[4] == found[24]
