"""Two languages of a release, as they are served."""

from __future__ import annotations

import copy
import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import PressRoom, make_many_releases, make_press_room, make_private
from tests.releases.material import block, item, make_image, points_block, third
from tests.test_query_budgets import languages, queries_of

MOST_QUERIES = 18


def english_body() -> list[dict[str, Any]]:
    return [
        block("heading", {"text": "What changes", "level": "2"}),
        points_block(
            item("First", below=[item("Below", below=[third("Deep")])], style="circles"),
            item("Second", number="4"),
        ),
        block("paragraph", "<p>Closing words.</p>"),
    ]


def in_korean(body: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the same blocks with other texts, as wagtail-localize makes them."""
    korean = copy.deepcopy(body)
    korean[0]["value"]["text"] = "달라지는 점"
    first, second = korean[1]["value"]["points"]
    first["value"]["text"], second["value"]["text"] = "<p>첫째</p>", "<p>둘째</p>"
    below = first["value"]["points"][0]["value"]
    below["text"], below["points"][0]["value"]["text"] = "<p>아래</p>", "<p>깊이</p>"
    korean[2]["value"] = "<p>맺음말.</p>"
    return korean


@pytest.fixture
def pair(press_room: PressRoom) -> tuple[Any, Any]:
    """A release and its Korean translation, block by block."""
    body = english_body()
    release = press_room.release(title="Ferry", slug="ferry", summary="A summary.", body=body)
    korean = press_room.translate(release, "ko", title="여객선", body=in_korean(body))
    return release, korean


def soup_of(client: Any, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser")


def rows_of(soup: BeautifulSoup) -> list[tuple[str, ...]]:
    """Return what stands in the cells of each row, the name of their language left out."""
    rows = []
    for row in soup.select(".pressroom-sides__row"):
        texts = []
        for cell in row.select(".pressroom-sides__cell"):
            cell.select_one(".pressroom-sides__language").extract()
            texts.append(" ".join(cell.get_text(" ", strip=True).split()))
        rows.append(tuple(texts))
    return rows


def test_point_beside_point(pair, client) -> None:
    release, _korean = pair
    first, *rows = rows_of(soup_of(client, f"{release.url}?with=ko"))
    # The summary was not translated.
    assert first[0] == "A summary."
    assert first[1].startswith("— ")
    assert rows == [
        ("What changes", "달라지는 점"),
        ("1. First", "1. 첫째"),
        ("○ Below", "○ 아래"),
        ("• Deep", "• 깊이"),
        ("4. Second", "4. 둘째"),
        ("Closing words.", "맺음말."),
    ]


def test_what_one_language_lacks_is_named_in_that_language(pair, client) -> None:
    release, korean = pair
    cells = soup_of(client, f"{release.url}?with=ko").select(".pressroom-sides__cell--missing")
    assert [cell["lang"] for cell in cells] == ["ko"]
    assert cells[0].select_one("[lang]").get_text(strip=True)
    body = korean.body.get_prep_value()
    korean.body = [*body[:2], block("quote", {"text": "인용"}), body[2]]
    korean.save()
    assert ("— Not in this language", "인용") in rows_of(soup_of(client, f"{release.url}?with=ko"))


def test_each_cell_says_its_language_and_direction(press_room, client) -> None:
    body = english_body()
    release = press_room.release(body=body)
    press_room.translate(release, "ar", title="العبّارة", body=body)
    soup = soup_of(client, f"{release.url}?with=ar")
    assert (soup.html["lang"], soup.html["dir"]) == ("en", "ltr")
    rows = soup.select(".pressroom-sides__row")
    assert rows
    for row in rows:
        cells = row.select(":scope > .pressroom-sides__cell")
        assert [(cell["lang"], cell["dir"]) for cell in cells] == [("en", "ltr"), ("ar", "rtl")]
        names = [cell.select_one(".pressroom-sides__language").text for cell in cells]
        assert names == ["English", "العربيّة"]


def test_the_heads_name_title_language_status_and_address(pair, client) -> None:
    release, korean = pair
    soup = soup_of(client, f"{release.url}?with=ko")
    first, second = soup.select(".pressroom-sides__heads > div")
    assert second.select_one("h2 a")["href"] == korean.url
    assert second.select_one("h2").get_text(strip=True) == "여객선"
    assert second.select_one(".pressroom-notice strong").text == "비공식 번역"
    assert first.select_one(".pressroom-sides__status").text == "Original"
    assert (first["lang"], second["lang"]) == ("en", "ko")


def test_search_engines_are_sent_to_the_release(pair, client) -> None:
    release, _korean = pair
    response = client.get(f"{release.url}?with=ko")
    assert response["Content-Language"] == "en, ko"
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    head = BeautifulSoup(response.content.decode(), "html.parser").head
    assert head.select_one("link[rel=canonical]")["href"] == release.full_url
    assert head.select_one("meta[name=robots]")["content"] == "noindex"
    assert head.select("link[rel=alternate]") == []


def test_it_is_no_display_of_its_own(pair, client) -> None:
    release, _korean = pair
    assert "data-pressroom-hit=" in client.get(release.url).content.decode()
    assert "data-pressroom-hit=" not in client.get(f"{release.url}?with=ko").content.decode()


def test_no_id_stands_twice(pair, client) -> None:
    release, _korean = pair
    ids = [tag["id"] for tag in soup_of(client, f"{release.url}?with=ko").select("[id]")]
    assert len(ids) == len(set(ids))
    plain = soup_of(client, release.url).select(".pressroom-points li[id]")
    assert plain
    assert {point["id"] for point in plain} <= set(ids)


@pytest.mark.parametrize(
    "code", ["en", "fr", "xx", "", "KO", "ko-KR", "../x", "<script>", "ko%00", "한", "ko&with=fr"]
)
def test_any_other_language_leads_to_the_plain_page(pair, client, code: str) -> None:
    release, _korean = pair
    response = client.get(f"{release.url}?with={code}")
    assert (response.status_code, response["Location"]) == (302, release.url)


@pytest.mark.parametrize("state", ["draft", "private", "future", "alias", "private index"])
def test_what_readers_may_not_see_stands_beside_nothing(press_room, client, rf, state: str) -> None:
    release = press_room.release(slug="ferry")
    if state == "alias":
        release.copy_for_translation(press_room.homes["ko"].locale, alias=True)
    else:
        korean = press_room.translate(release, "ko", title="비밀")
        if state == "draft":
            korean.unpublish()
        elif state == "future":
            later = timezone.now() + datetime.timedelta(days=2)
            type(korean).objects.filter(pk=korean.pk).update(release_date=later)
        else:
            make_private(korean if state == "private" else press_room.indexes["ko"])
    response = client.get(f"{release.url}?with=ko")
    assert (response.status_code, response["Location"]) == (302, release.url)
    assert "pressroom-beside" not in client.get(release.url).content.decode()


def test_the_release_links_to_each_of_its_other_languages(pair, press_room, client) -> None:
    release, korean = pair
    press_room.translate(release, "ar")
    links = soup_of(client, release.url).select(".pressroom-beside a")
    assert [(link["lang"], link["dir"], link["href"]) for link in links] == [
        ("ko", "ltr", f"{release.url}?with=ko"),
        ("ar", "rtl", f"{release.url}?with=ar"),
    ]
    # And from there on to the others, that at hand left out.
    links = soup_of(client, f"{korean.url}?with=en").select(".pressroom-beside a")
    assert [link["href"] for link in links] == [f"{korean.url}?with=ar"]
    for link in links:
        assert client.get(link["href"]).status_code == 200


def test_a_release_in_one_language_has_no_such_links(press_room, client) -> None:
    assert "pressroom-beside" not in client.get(press_room.release().url).content.decode()


def test_previews_show_neither(pair, admin_client) -> None:
    release, _korean = pair
    release.save_revision()
    html = admin_client.get(f"/admin/pages/{release.pk}/view_draft/?with=ko").content.decode()
    assert "pressroom-beside" not in html
    assert "pressroom-sides" not in html


def test_texts_are_escaped(press_room, client) -> None:
    hostile = "<script>alert(1)</script>"
    body = [
        block("heading", {"text": hostile, "level": "2"}),
        block("quote", {"text": hostile, "speaker": hostile}),
    ]
    release = press_room.release(title=hostile, summary=hostile, dateline=hostile, body=body)
    press_room.translate(release, "ko", title=hostile, body=body)
    assert "<script>alert" not in client.get(f"{release.url}?with=ko").content.decode()


def test_every_kind_of_block_is_there(press_room, client) -> None:
    picture = make_image()
    body = [
        block("quote", {"text": "Said", "speaker": "A. Kim"}),
        block("table", {"caption": "Ferries", "rows": "A | B\n1 | 2", "row_headings": False}),
        block("image", {"image": picture.pk, "alt_text": "A quay", "decorative": False}),
        block("note", "<p>Note.</p>"),
    ]
    release = press_room.release(body=body, dateline="Port", notes_to_editors="<p>For you.</p>")
    press_room.translate(release, "ko", body=body, notes_to_editors="<p></p>")
    soup = soup_of(client, f"{release.url}?with=ko")
    for selector in ("blockquote", "table", "img[alt='A quay']", ".pressroom-note"):
        assert len(soup.select(f".pressroom-sides__rows {selector}")) == 2, selector
    rows = rows_of(soup)
    assert rows[0][0] == "Port"
    assert rows[-1][0] == "Notes to editors For you."


@pytest.mark.django_db
def test_the_same_number_of_queries_at_4_and_24_languages(client) -> None:
    found = {}
    for number in (4, 24):
        with languages(number) as codes:
            room = make_press_room(codes)
            release = make_many_releases(room.indexes["en"], 1)[0]
            for code in codes[1:]:
                make_many_releases(room.indexes[code], 1, translation_key=release.translation_key)
            url = f"{release.get_url()}?with=ko"
            found[number] = queries_of(client, url)
            assert client.get(url).content.decode().count("?with=") == number - 2
    assert found[4] == found[24] <= MOST_QUERIES


def test_images_cost_the_same_whatever_their_number(press_room, client) -> None:
    found = []
    pictures = [make_image(f"Image {number}") for number in range(5)]
    for number in (1, 5):
        body = [
            block("image", {"image": one.pk, "alt_text": one.title, "decorative": False})
            for one in pictures[:number]
        ]
        release = press_room.release(body=body)
        press_room.translate(release, "ko", body=body)
        url = f"{release.url}?with=ko"
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        found.append(len(captured))
    assert found[0] == found[1]
