"""Before following a link of the switcher, a reader knows in which language the text will be."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import override_settings

from tests.factories import make_private
from wagtail_pressroom.languages import get_language_options


@pytest.fixture(autouse=True)
def show() -> Any:
    """Show texts in place."""
    with override_settings(WAGTAIL_PRESSROOM={"MISSING_LANGUAGE": "show"}):
        yield


def options(page: Any, rf: Any) -> dict[str, Any]:
    return {option.code: option for option in get_language_options(page, rf.get("/"))}


def test_missing_languages_lead_to_the_text(press_room, rf, client) -> None:
    release = press_room.release(slug="ferry")
    korean = options(release, rf)["ko"]
    assert (korean.kind, korean.url) == ("in_place", "/ko/press-releases/ferry/")
    assert (korean.code, korean.text_language) == ("ko", "en")
    assert client.get(korean.url)["Content-Language"] == "en"


def test_the_link_says_so(press_room, client) -> None:
    release = press_room.release(slug="ferry")
    soup = BeautifulSoup(client.get(release.url).content.decode(), "html.parser")
    link = soup.select_one('.pressroom-languages a[lang="ko"]')
    assert (link["hreflang"], link.get("rel")) == ("en", None)
    named = link.find_parent("li").select_one('.pressroom-languages__note [lang="en"]')
    assert named.text == "English"
    assert soup.select("head link[rel=alternate]") == []


def test_every_language_names_the_same_text(press_room, rf) -> None:
    release = press_room.release("fr", slug="ferry")
    english = press_room.translate(release, "en")
    for page in (release, english):
        assert options(page, rf)["ko"].text_language == "fr"


def test_a_list_leads_to_lists(press_room, rf) -> None:
    press_room.indexes["ko"].unpublish()
    assert options(press_room.indexes["en"], rf)["ko"].kind == "home"
    assert options(press_room.indexes["en"], rf)["fr"].kind == "translation"


@pytest.mark.parametrize("state", ["draft", "private"])
def test_the_text_of_what_is_not_public_is_shown_nowhere(press_room, rf, state: str) -> None:
    release = press_room.release(slug="ferry")
    if state == "draft":
        release.unpublish()
    else:
        make_private(release)
    assert options(release, rf)["ko"].kind == "index"


def test_an_address_that_belongs_to_another_release_is_left_alone(press_room, rf) -> None:
    press_room.release("ko", slug="ferry")
    release = press_room.release(slug="ferry")
    found = options(release, rf)
    assert (found["ko"].kind, found["ko"].url) == ("index", "/ko/press-releases/")
    assert found["ar"].kind == "in_place"


def test_every_address_in_the_switcher_answers_in_the_language_it_names(press_room, client) -> None:
    release = press_room.release(slug="ferry")
    press_room.translate(release, "fr")
    soup = BeautifulSoup(client.get(release.url).content.decode(), "html.parser")
    links = soup.select(".pressroom-languages__list a")
    assert len(links) == 4
    for link in links:
        answer = client.get(link["href"])
        assert answer.status_code == 200
        assert answer["Content-Language"] == link["hreflang"]
        page = BeautifulSoup(answer.content.decode(), "html.parser")
        assert page.html["lang"] == link["lang"]
        current = page.select_one(".pressroom-languages__list [aria-current]")
        assert current["lang"] == link["lang"]
