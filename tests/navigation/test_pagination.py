"""Page numbers of a list, and the addresses they lead to."""

from __future__ import annotations

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict
from django.test import override_settings

from wagtail_pressroom.navigation import page_links
from wagtail_pressroom.navigation.pagination import page_query


def shown(current: int, pages: int) -> str:
    links = page_links(Paginator(range(pages), 1).page(current), QueryDict())
    return " ".join(
        "…" if link.number is None else f"[{link.number}]" if link.is_current else str(link.number)
        for link in links
    )


@pytest.mark.parametrize(
    ("current", "pages", "expected"),
    [
        (1, 1, "[1]"),
        (2, 3, "1 [2] 3"),
        (1, 30, "[1] 2 … 30"),
        (15, 30, "1 … 14 [15] 16 … 30"),
        (30, 30, "1 … 29 [30]"),
        (4, 30, "1 2 3 [4] 5 … 30"),
    ],
)
def test_numbers(current: int, pages: int, expected: str) -> None:
    assert shown(current, pages) == expected


@pytest.mark.parametrize(
    ("kept", "number", "expected"),
    [
        ("", 1, "?"),
        ("", 2, "?page=2"),
        ("page=7", 1, "?"),
        ("page=7", 3, "?page=3"),
        ("q=a b&year=2017&page=7", 2, "?q=a+b&year=2017&page=2"),
        ("q=외교", 2, "?q=%EC%99%B8%EA%B5%90&page=2"),
        ("q=%26page%3D9", 2, "?q=%26page%3D9&page=2"),
    ],
)
def test_queries(kept: str, number: int, expected: str) -> None:
    assert page_query(QueryDict(kept), number) == expected


def test_parameters_given_are_left_alone() -> None:
    parameters = QueryDict("page=7&q=x")
    page_query(parameters, 2)
    assert parameters.urlencode() == "page=7&q=x"


def test_pages_of_a_list_link_to_each_other(press_room, client) -> None:
    for _number in range(5):
        press_room.release()
    url = press_room.indexes["en"].url
    with override_settings(WAGTAIL_PRESSROOM={"RELEASES_PER_PAGE": 2}):
        html = client.get(f"{url}?page=2&category=release&utm=x").content.decode()
        first = client.get(url).content.decode()
    assert '<a rel="prev" href="?category=release">' in html
    assert '<a rel="next" href="?category=release&amp;page=3">' in html
    assert '<a href="?category=release&amp;page=2" aria-current="page">' in html
    assert "utm" not in html
    assert 'rel="prev"' not in first


def test_one_page_needs_no_numbers(press_room, client) -> None:
    press_room.release()
    assert "pressroom-pagination" not in client.get(press_room.indexes["en"].url).content.decode()
