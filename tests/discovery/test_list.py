"""The list: its order, its filters, and what it says about filters it can't use."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from tests.factories import PressRoom, make_private

from .lists import ask, day, notes, soup_of, titles


@pytest.fixture
def index(press_room: PressRoom) -> Any:
    """An index with releases of three years and two categories."""
    press_room.release(title="Old speech", release_date=day(2015), category="speech")
    press_room.release(title="Old notice", release_date=day(2015, 7), category="notice")
    press_room.release(title="Newer speech", release_date=day(2017), category="speech")
    press_room.release(title="New notice", release_date=day(2020), category="notice")
    press_room.release("ko", title="보도자료 하나", release_date=day(2021))
    return press_room.indexes["en"]


def test_newest_first_whatever_was_made_first(index: Any) -> None:
    assert titles(index) == ["New notice", "Newer speech", "Old notice", "Old speech"]


def test_equal_dates_go_by_key(press_room: PressRoom) -> None:
    for number in range(4):
        press_room.release(title=f"Number {number}", release_date=day(2017))
    expected = ["Number 3", "Number 2", "Number 1", "Number 0"]
    assert titles(press_room.indexes["en"]) == expected


def test_only_what_readers_may_see(press_room: PressRoom) -> None:
    press_room.release(title="Draft", live=False)
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    press_room.release(title="Tomorrow", release_date=tomorrow)
    public = press_room.release(title="Public")
    public.create_alias(update_slug="alias")
    make_private(press_room.release(title="Private"))
    assert titles(press_room.indexes["en"]) == ["Public"]


def test_a_year_alone(index: Any) -> None:
    assert titles(index, year="2015") == ["Old notice", "Old speech"]


def test_a_category_alone(index: Any) -> None:
    assert titles(index, category="speech") == ["Newer speech", "Old speech"]


def test_both_together(index: Any) -> None:
    assert titles(index, year="2015", category="speech") == ["Old speech"]
    assert titles(index, year="2020", category="speech") == []
    assert (
        "No press release matches." in ask(index, year="2020", category="speech").content.decode()
    )


def test_a_year_is_one_of_the_sites_time_zone(press_room: PressRoom) -> None:
    utc = datetime.UTC
    last = datetime.datetime(2016, 12, 31, 14, 59, 59, tzinfo=utc)
    first = datetime.datetime(2016, 12, 31, 15, 0, tzinfo=utc)
    press_room.release(title="Last of 2016", release_date=last, release_date_only=False)
    press_room.release(title="First of 2017", release_date=first, release_date_only=False)
    index = press_room.indexes["en"]
    with timezone.override("America/Los_Angeles"):
        assert titles(index, year="2016") == ["Last of 2016"]
        assert titles(index, year="2017") == ["First of 2017"]
        options = soup_of(index).select("select[name=year] option")
    assert [option["value"] for option in options] == ["", "2017", "2016"]


def test_the_form_offers_years_with_public_releases_only(index: Any, press_room: PressRoom) -> None:
    press_room.release(release_date=day(1999), live=False)
    options = soup_of(index).select("select[name=year] option")
    assert [option["value"] for option in options] == ["", "2020", "2017", "2015"]
    assert [option.string for option in options][1:] == ["2020", "2017", "2015"]


def test_the_form_shows_what_is_in_force(index: Any) -> None:
    soup = soup_of(index, year="2015", category="speech", q="speech")
    chosen = soup.select(".pressroom-filters option[selected]")
    assert [option["value"] for option in chosen] == ["2015", "speech"]
    assert soup.select_one(".pressroom-filters input[name=q]")["value"] == "speech"
    assert soup.select_one("search input[name=q]")["value"] == "speech"


def test_the_form_also_shows_a_year_without_releases(index: Any) -> None:
    soup = soup_of(index, year="1999")
    assert soup.select_one("select[name=year] option[selected]")["value"] == "1999"


@pytest.mark.parametrize(
    "year", ["abc", "17", "02017", "-2017", "20171", "0000", "2017.0", "½", "2" * 5000, "\x00"]
)
def test_a_wrong_year_is_dropped_and_said(index: Any, year: str) -> None:
    assert len(titles(index, year=year)) == 4
    assert notes(index, year=year) == ["That is not a year. Releases of all years are shown."]


@pytest.mark.parametrize("year", ["0001", "9999", "1000", "٢٠١٥"])
def test_an_unlikely_year_is_still_a_year(index: Any, year: str) -> None:
    assert notes(index, year=year) == []
    assert len(titles(index, year=year)) == (2 if year == "٢٠١٥" else 0)


@pytest.mark.parametrize("category", ["nonsense", "Speech", "\x00", "x" * 5000, "' OR 1=1"])
def test_a_wrong_category_is_dropped_and_said(index: Any, category: str) -> None:
    assert len(titles(index, category=category)) == 4
    (note,) = notes(index, category=category)
    assert note == "There is no such category. Releases of all categories are shown."


def test_a_wrong_filter_leaves_the_others_in_force(index: Any) -> None:
    assert titles(index, year="abc", category="speech") == ["Newer speech", "Old speech"]
    assert titles(index, year="2015", category="x") == ["Old notice", "Old speech"]
    assert len(notes(index, year="abc", category="x")) == 2


def test_empty_values_and_unknown_parameters_are_ignored(index: Any) -> None:
    parameters = {"year": "", "category": " ", "q": "  ", "page": "", "utm_source": "x", "a": "b"}
    assert len(titles(index, **parameters)) == 4
    assert notes(index, **parameters) == []


def test_an_empty_index_says_so(press_room: PressRoom) -> None:
    soup = soup_of(press_room.indexes["en"])
    assert "There are no press releases yet." in soup.main.get_text()
    assert soup.select(".pressroom-list, .pressroom-pagination") == []


def test_a_narrowed_list_is_kept_out_of_search_engines(index: Any) -> None:
    def robots(**parameters: str) -> list[str]:
        soup = soup_of(index, **parameters)
        return [tag["content"] for tag in soup.select("meta[name=robots]")]

    assert robots() == []
    assert robots(utm_source="x") == []
    for parameters in ({"q": "speech"}, {"year": "2015"}, {"category": "speech"}):
        assert robots(**parameters) == ["noindex, follow"]


def test_the_list_says_how_many_there_are(index: Any, settings: Any) -> None:
    assert "4 press releases" in soup_of(index).main.get_text()
    assert "1 press release" in soup_of(index, year="2020").main.get_text()
    settings.WAGTAIL_PRESSROOM = {"RELEASES_PER_PAGE": 3}
    assert "Press releases 4 to 4 of 4" in soup_of(index, page="2").main.get_text()


def test_a_way_back_to_the_whole_list(index: Any) -> None:
    links = soup_of(index, year="2015").select(".pressroom-summary a")
    assert [link["href"] for link in links] == [index.url]
