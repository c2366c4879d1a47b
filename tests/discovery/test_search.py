"""Search on the index: the database's own full-text search, and nothing a reader may not see."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories import PressRoom, make_private, points
from wagtail_pressroom.discovery import listing, search

from .lists import day, notes, soup_of, titles


def paragraph(text: str) -> dict[str, Any]:
    """Return raw data of a paragraph."""
    return {"type": "paragraph", "id": str(uuid.uuid4()), "value": f"<p>{text}</p>"}


def cut_searches_at(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at fewer matches, so that a test needs no thousand releases."""
    for module in (search, listing):
        monkeypatch.setattr(module, "MOST_MATCHES", number)


@pytest.fixture
def index(press_room: PressRoom) -> Any:
    """An index with a word in each part of a release."""
    press_room.release(title="Ferry line opens", release_date=day(2017))
    press_room.release(title="One", summary="About the lighthouse", release_date=day(2016))
    press_room.release(
        title="Two", body=[paragraph("A harbour is dredged.")], release_date=day(2015)
    )
    press_room.release(
        title="Three", body=[points("The glacier melts.")], release_date=day(2014, 2)
    )
    press_room.release(
        title="Four", notes_to_editors="<p>The telescope is new.</p>", release_date=day(2013)
    )
    return press_room.indexes["en"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ferry", ["Ferry line opens"]),
        ("FERRY", ["Ferry line opens"]),
        ("opens ferry", ["Ferry line opens"]),
        ("lighthouse", ["One"]),
        ("harbour", ["Two"]),
        ("glacier", ["Three"]),
        ("telescope", ["Four"]),
        ("ferry lighthouse", []),
        ("nowhere", []),
    ],
)
def test_words_are_found_wherever_they_stand(index: Any, words: str, found: list[str]) -> None:
    assert titles(index, q=words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ('"ferry line"', ["Ferry line opens"]),
        ('"line ferry"', []),
        ('"ferry line" opens', ["Ferry line opens"]),
        ("'ferry line'", ["Ferry line opens"]),
        ('ferry"', ["Ferry line opens"]),
        ('"ferry', ["Ferry line opens"]),
        ("opening: ferry", []),
        ("ferry: opens", ["Ferry line opens"]),
        ("ferry:opens", ["Ferry line opens"]),
        ("title:ferry", []),
        ("live:true ferry", []),
    ],
)
def test_quotes_make_phrases_and_colons_nothing(index: Any, words: str, found: list[str]) -> None:
    assert titles(index, q=words) == found


@pytest.mark.parametrize(
    "words",
    [
        '"',
        '""',
        "'",
        "!!!",
        "…",
        "()",
        "*",
        "%",
        "_",
        "\\",
        "-",
        "&&",
        "^",
        "{}",
        "🎉",
        "※",
        "'\"'",
    ],
)
def test_punctuation_alone_finds_nothing_and_breaks_nothing(index: Any, words: str) -> None:
    soup = soup_of(index, q=words)
    assert soup.select(".pressroom-item") == []
    assert "No press release matches." in soup.main.get_text()


@pytest.mark.parametrize(
    "words",
    ["fer%", "fer_y", "ferr*", "NOT ferry", "ferry OR lighthouse", "ferry AND", "NEAR(ferry line)"],
)
def test_operators_of_the_database_are_ordinary_words(index: Any, words: str) -> None:
    assert titles(index, q=words) == []


@pytest.mark.parametrize(
    "words",
    ["ferry\x00", "\x00ferry\x00line", " ferry \t\n line ", "(ferry)", "ferry!", "ferry, line."],
)
def test_what_stands_around_words_does_not_matter(index: Any, words: str) -> None:
    assert titles(index, q=words) == ["Ferry line opens"]


@pytest.mark.parametrize("words", ["ferry🎉", "🎉 ferry", "-ferry", "ferry -line", "ferry*line"])
def test_signs_between_words_break_nothing(index: Any, words: str) -> None:
    assert soup_of(index, q=words).h1 is not None


def test_ten_thousand_characters_are_cut_and_said(index: Any) -> None:
    (note,) = notes(index, q="ferry " * 2000)
    assert "only its first 200 characters" in note
    assert titles(index, q="ferry " * 2000) == ["Ferry line opens"]
    assert titles(index, q="x" * 10_000) == []


def test_only_public_releases_of_this_index(index: Any, press_room: PressRoom) -> None:
    press_room.release(title="Ferry draft", live=False)
    soon = timezone.now() + datetime.timedelta(days=1)
    press_room.release(title="Ferry tomorrow", release_date=soon)
    press_room.release("fr", title="Ferry en français")
    make_private(press_room.release(title="Ferry in private"))
    press_room.ordinary_page(title="Ferry page")
    assert titles(index, q="ferry") == ["Ferry line opens"]
    assert titles(press_room.indexes["fr"], q="ferry") == ["Ferry en français"]


def test_what_is_unpublished_or_deleted_is_no_longer_found(
    index: Any, press_room: PressRoom
) -> None:
    release = press_room.release(title="A submarine")
    assert titles(index, q="submarine") == ["A submarine"]
    release.unpublish()
    assert titles(index, q="submarine") == []
    release.save_revision().publish()
    assert titles(index, q="submarine") == ["A submarine"]
    release.delete()
    assert titles(index, q="submarine") == []


def test_results_come_newest_first(index: Any, press_room: PressRoom) -> None:
    press_room.release(title="Ferry ferry ferry", release_date=day(2001))
    press_room.release(title="Last ferry", release_date=day(2020))
    assert titles(index, q="ferry") == ["Last ferry", "Ferry line opens", "Ferry ferry ferry"]


def test_search_year_category_and_page_narrow_together(
    index: Any, press_room: PressRoom, settings: Any
) -> None:
    settings.WAGTAIL_PRESSROOM = {"RELEASES_PER_PAGE": 1}
    for number in range(2):
        date = day(2017, 9 + number)
        press_room.release(title=f"Ferry speech {number}", release_date=date, category="speech")
    asked = {"q": "ferry", "year": "2017", "category": "speech"}
    assert titles(index, **asked) == ["Ferry speech 1"]
    assert titles(index, **asked, page="2") == ["Ferry speech 0"]
    assert soup_of(index, status=404, **asked, page="3")


def test_matches_elsewhere_do_not_crowd_out_those_of_this_list(
    index: Any, press_room: PressRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_searches_at(3, monkeypatch)
    for number in range(4):
        press_room.release("fr", title=f"Ferry {number}", release_date=day(2020))
        press_room.release(title=f"Ferry draft {number}", release_date=day(2020), live=False)
        press_room.release(title=f"Ferry {number}", release_date=day(2019), category="speech")
    assert titles(index, q="ferry", year="2017") == ["Ferry line opens"]
    assert titles(index, q="ferry", category="release") == ["Ferry line opens"]


def test_more_matches_than_are_looked_at_are_said(
    index: Any, press_room: PressRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_searches_at(3, monkeypatch)
    for number in range(2):
        press_room.release(title=f"Ferry {number}", release_date=day(2018 + number))
    assert titles(index, q="ferry") == ["Ferry 1", "Ferry 0", "Ferry line opens"]
    assert notes(index, q="ferry") == []
    press_room.release(title="Ferry 2", release_date=day(2020))
    assert titles(index, q="ferry") == ["Ferry 2", "Ferry 1", "Ferry 0"]
    (note,) = notes(index, q="ferry")
    assert "3" in note


def test_words_typed_are_shown_and_the_page_is_named_after_them(index: Any) -> None:
    soup = soup_of(index, q="ferry")
    assert soup.select_one(".pressroom-summary h2 bdi").string == "ferry"
    assert soup.title.string.startswith("Search for “ferry”")


def test_the_search_form_stands_on_every_page(index: Any, press_room: PressRoom) -> None:
    release = press_room.release()
    for address in (index.url, release.url, press_room.homes["en"].url):
        html = Client().get(address).content.decode()
        assert f'action="{index.url}"' in html
