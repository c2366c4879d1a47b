"""The switcher and the alternate links as they are printed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import override_settings

from wagtail_pressroom.languages.translated_text import text_in


def page_of(client: Any, url: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(url).content.decode(), "html.parser")


def alternates(soup: BeautifulSoup) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in soup.select("head link[hreflang]")}


def entries(soup: BeautifulSoup) -> dict[str, Any]:
    return {link["lang"]: link for link in soup.select(".pressroom-languages__list a")}


def only(*codes: str) -> Any:
    languages = [(code, code) for code in codes]
    return override_settings(LANGUAGES=languages, WAGTAIL_CONTENT_LANGUAGES=languages)


def test_one_language_prints_nothing(press_room, client) -> None:
    release = press_room.release()
    with only("en"):
        soup = page_of(client, release.url)
    assert soup.select(".pressroom-languages") == []
    assert alternates(soup) == {}


def test_three_languages_are_links(press_room, client) -> None:
    with only("en", "ko", "ar"):
        soup = page_of(client, press_room.release().url)
    assert list(entries(soup)) == ["en", "ko", "ar"]
    assert soup.select(".pressroom-languages details") == []


def test_four_languages_are_a_disclosure(press_room, client) -> None:
    soup = page_of(client, press_room.release("ko").url)
    (disclosure,) = soup.select(".pressroom-languages details")
    assert list(entries(soup)) == ["en", "ko", "ar", "fr"]
    current = disclosure.select_one("summary span")
    assert (current["lang"], current.text) == ("ko", "한국어")


@pytest.mark.parametrize(("most", "is_disclosure"), [(0, True), (3, True), (4, False), (9, False)])
def test_setting_decides_from_when_it_is_a_disclosure(
    press_room, client, most: int, is_disclosure: bool
) -> None:
    with override_settings(WAGTAIL_PRESSROOM={"LANGUAGE_LINKS_MAX": most}):
        soup = page_of(client, press_room.release().url)
    assert bool(soup.select(".pressroom-languages details")) is is_disclosure


def test_entries_carry_language_and_direction(press_room, client) -> None:
    release = press_room.release()
    press_room.translate(release, "ar")
    found = entries(page_of(client, release.url))
    assert found["en"]["aria-current"] == "true"
    assert "rel" not in found["en"].attrs
    assert (found["ar"]["dir"], found["ar"]["hreflang"], found["ar"]["rel"]) == (
        "rtl", "ar", ["alternate"]
    )  # fmt: skip
    assert "rel" not in found["fr"].attrs


@pytest.mark.parametrize("language", ["ko", "ar", "fr"])
def test_missing_language_says_so_in_that_language(press_room, client, language: str) -> None:
    """Needs the package's own translations into the language."""
    link = entries(page_of(client, press_room.release().url))[language]
    note = link.select_one(".pressroom-languages__note")
    assert note is not None, "the note is not translated"
    assert "not translated" not in note.text
    assert link["lang"] == language


def test_text_without_translation_says_that_it_is_english() -> None:
    assert (text_in("eu", "Press room").language, text_in("eu", "Press room").text) == (
        "en", "Press room"
    )  # fmt: skip


def test_text_known_to_a_catalogue_is_in_that_language() -> None:
    found = text_in("ko", "Search")
    assert (found.text, found.language) == ("검색", "ko")


@pytest.mark.parametrize("language", ["en", "en-gb"])
def test_english_is_english(language: str) -> None:
    assert text_in(language, "Search") == text_in(language, "Search").__class__("Search", language)


def test_text_that_falls_back_to_the_sites_language_says_which_one_it_is() -> None:
    """Django falls back to LANGUAGE_CODE, not to English."""
    from django.utils.translation import trans_real

    languages = [("ko", "Korean"), ("xx", "Xish"), ("en", "English")]
    with override_settings(LANGUAGE_CODE="ko", LANGUAGES=languages):
        trans_real._translations.clear()
        found = text_in("xx", "Search")
        english = text_in("en", "Search")
    trans_real._translations.clear()
    assert (found.text, found.language) == ("검색", "ko")
    assert (english.text, english.language) == ("Search", "en")


def test_filters_are_kept_but_not_the_page(press_room, client) -> None:
    for _number in range(3):
        press_room.release(title="Ferry")
    url = f"{press_room.indexes['en'].url}?q=ferry&year=2026&category=release&page=2&utm=x"
    year = press_room.release().release_date.year
    with override_settings(WAGTAIL_PRESSROOM={"RELEASES_PER_PAGE": 1}):
        found = entries(page_of(client, url.replace("2026", str(year))))
    kept = f"?q=ferry&year={year}&category=release"
    assert {link["href"] for link in found.values()} == {
        index.url + kept for index in press_room.indexes.values()
    }


def test_filters_are_not_kept_where_the_link_leads_elsewhere(press_room, client) -> None:
    press_room.indexes["ko"].delete()
    found = entries(page_of(client, f"{press_room.indexes['en'].url}?category=release"))
    assert found["ko"]["href"] == "/ko/"


def test_alternates_are_absolute_and_reciprocal(press_room, client) -> None:
    release = press_room.release(slug="one")
    korean = press_room.translate(release, "ko")
    expected = {
        "en": "http://testserver/en/press-releases/one/",
        "ko": "http://testserver/ko/press-releases/one/",
        "x-default": "http://testserver/en/press-releases/one/",
    }
    assert alternates(page_of(client, release.url)) == expected
    assert alternates(page_of(client, korean.url)) == expected


def test_untranslated_page_has_no_alternates(press_room, client) -> None:
    assert alternates(page_of(client, press_room.release().url)) == {}


@pytest.mark.parametrize("query", ["?q=ferry", "?category=release", "?page=2"])
def test_a_narrowed_list_has_no_alternates(press_room, client, query: str) -> None:
    """They would name lists that are not narrowed: other pages, and not this one."""
    press_room.release(), press_room.release()
    url = press_room.indexes["en"].url
    with override_settings(WAGTAIL_PRESSROOM={"RELEASES_PER_PAGE": 1}):
        assert alternates(page_of(client, url + query)) == {}
        assert len(alternates(page_of(client, url))) == 5


def test_ordinary_page_with_a_template_of_its_own(press_room, client) -> None:
    about = press_room.ordinary_page("ar")
    press_room.ordinary_page("en", translation_key=about.translation_key)
    soup = page_of(client, about.url)
    assert (soup.html["lang"], soup.html["dir"]) == ("ar", "rtl")
    assert set(alternates(soup)) == {"ar", "en", "x-default"}
    assert entries(soup)["ko"]["href"] == "/ko/"


def test_404_offers_the_home_pages(press_room, client) -> None:
    found = entries(page_of(client, "/ko/nowhere/"))
    assert found["ko"]["aria-current"] == "true"
    assert found["fr"]["href"] == "/fr/"


def test_every_address_in_the_switcher_answers(press_room, client) -> None:
    release = press_room.release()
    press_room.translate(release, "ko")
    for page in (release, press_room.indexes["ar"], press_room.homes["fr"]):
        for link in entries(page_of(client, page.url)).values():
            answer = client.get(link["href"])
            assert answer.status_code == 200
            assert re.search(rf'<html lang="{link["lang"]}"', answer.content.decode())
