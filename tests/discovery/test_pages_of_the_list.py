"""Numbered pages: links that keep the question, and an honest 404 outside their range."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

import pytest
from django.test import Client

from tests.factories import PressRoom

from .lists import ask, day, soup_of, titles


@pytest.fixture
def index(press_room: PressRoom, settings: Any) -> Any:
    """An index of four pages with two releases each."""
    settings.WAGTAIL_PRESSROOM = {"RELEASES_PER_PAGE": 2}
    for number in range(7):
        press_room.release(
            title=f"Harbour news {number}", release_date=day(2017, 1 + number), category="speech"
        )
    return press_room.indexes["en"]


def test_every_release_stands_on_one_page(index: Any) -> None:
    pages = [titles(index, page=str(number)) for number in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [2, 2, 2, 1]
    assert [title for page in pages for title in page] == [
        f"Harbour news {number}" for number in reversed(range(7))
    ]


def test_without_a_number_it_is_the_first(index: Any) -> None:
    assert titles(index) == titles(index, page="1") == titles(index, page=" 1 ")


@pytest.mark.parametrize(
    "page",
    ["5", "0", "-1", "abc", "1.0", "1e1", "9" * 9, "9" * 500, "٢", "２", "²", "\x00", "last", "+1"],
)
def test_a_page_there_is_not_leads_to_the_first(index: Any, page: str) -> None:
    soup = soup_of(index, status=404, page=page, year="2017", category="speech", utm="x")
    assert soup.h1.string == "This page of the list does not exist"
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    path, _, query = soup.select_one(".pressroom-notfound p a")["href"].partition("?")
    assert path == index.url
    assert parse_qs(query) == {"year": ["2017"], "category": ["speech"]}


@pytest.mark.parametrize(
    ("language", "headline"), [("en", "This page of the list does not exist"), ("ko", None)]
)
def test_the_404_is_in_the_language_of_the_index(
    press_room: PressRoom, language: str, headline: str | None
) -> None:
    soup = soup_of(press_room.indexes[language], status=404, page="99")
    assert soup.html["lang"] == language
    if headline:
        assert soup.h1.string == headline
    else:
        assert soup.h1.string != "This page of the list does not exist"


def test_the_404_works_without_any_release(press_room: PressRoom) -> None:
    index = press_room.indexes["en"]
    assert ask(index, page="2").status_code == 404
    assert ask(index, page="1").status_code == 200


def test_the_link_of_the_404_works(index: Any) -> None:
    soup = soup_of(index, status=404, page="99", q="harbour", year="2017")
    link = soup.select_one(".pressroom-notfound p a")["href"]
    assert Client().get(link).status_code == 200


def test_links_keep_search_year_and_category(index: Any) -> None:
    soup = soup_of(index, q="harbour news", year="2017", category="speech", page="2", utm="x")
    links = [link["href"] for link in soup.select(".pressroom-pagination a")]
    assert len(links) == 6  # previous, four numbers, next
    for link in links:
        asked = parse_qs(link.removeprefix("?"))
        asked.pop("page", None)
        assert asked == {"q": ["harbour news"], "year": ["2017"], "category": ["speech"]}
    followed = Client().get(index.url + links[-1])
    assert "Harbour news 2" in followed.content.decode()


def test_the_language_links_keep_the_question(index: Any) -> None:
    soup = soup_of(index, q="harbour", year="2017")
    korean = soup.select_one(".pressroom-languages a[lang=ko]")["href"]
    assert parse_qs(korean.partition("?")[2]) == {"q": ["harbour"], "year": ["2017"]}


def test_first_and_last_have_no_dead_ends(index: Any) -> None:
    first, last = soup_of(index), soup_of(index, page="4")
    assert first.select(".pressroom-pagination [rel=prev]") == []
    assert last.select(".pressroom-pagination [rel=next]") == []
    assert first.select_one("[rel=next]")["href"] == "?page=2"
    assert last.select_one(".pressroom-pagination [aria-current=page]").get_text().startswith("4")


def test_further_pages_are_kept_out_of_search_engines(index: Any) -> None:
    assert soup_of(index, page="2").select_one("meta[name=robots]")["content"] == "noindex, follow"


def test_a_list_of_one_page_has_no_page_links(press_room: PressRoom) -> None:
    press_room.release()
    assert soup_of(press_room.indexes["en"]).select(".pressroom-pagination") == []


def test_many_pages_are_elided(index: Any, settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = {"RELEASES_PER_PAGE": 1}
    gaps = soup_of(index).select(".pressroom-pagination__gap")
    assert [gap.string for gap in gaps] == ["…"]
