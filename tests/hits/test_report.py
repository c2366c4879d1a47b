"""The report "Views": periods, sums, filters, order, pages."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client

from tests.factories import PressRoom, make_many_releases
from tests.hits.report import Report, exported
from tests.hits.viewed import administrator, view
from wagtail_pressroom.hits.counts import set_taken_over_count
from wagtail_pressroom.hits.models import HitDay, HitRefusal, HitSource, HitTotal
from wagtail_pressroom.hits.reasons import BOT, REASONS, REPEAT
from wagtail_pressroom.hits.statistics import today
from wagtail_pressroom.hits.statistics.periods import number_of_day


@pytest.fixture
def client(db: None) -> Client:
    return administrator()


def ago(days: int) -> datetime.date:
    return today() - datetime.timedelta(days=days)


def add_day(page: Any, hits: int, days_ago: int, source: int = HitSource.PIXEL) -> None:
    """Count hits of a day long gone, whose hours have been summed up."""
    day = number_of_day(ago(days_ago))
    HitDay.objects.create(page_id=page.pk, day=day, source=source, hits=hits)
    row = HitTotal.objects.get(pk=page.pk)
    row.hits += hits
    row.save()


@pytest.fixture
def two(press_room: PressRoom) -> tuple[Any, Any]:
    """A release viewed 1,200 times today, and its translation viewed 30 times, 10 days ago."""
    english = press_room.release(title="Ferry opens", category="statement")
    korean = press_room.translate(english, "ko", title="여객선 취항")
    view(english, 1200)
    view(korean, 30, days_ago=10)
    return english, korean


def test_nothing_counted_is_said_and_drawn(press_room: PressRoom, client: Client) -> None:
    for period in ("", "7", "90", "year", "all"):
        report = Report(client, period=period)
        assert "Nothing has been counted yet." in report.text
        assert "0 views" in report.text
        assert report.rows == []


def test_pages_come_with_the_most_viewed_first(two: tuple[Any, Any], client: Client) -> None:
    report = Report(client)
    assert report.headings == ["Page", "Language", "Category", "Views"]
    assert [row[0] for row in report.rows] == ["Ferry opens", "여객선 취항"]
    assert report.rows[0][1] == "English"
    assert report.rows[0][-1] == "1,200"
    assert "1,230 views" in report.text


@pytest.mark.parametrize(
    ("period", "numbers"), [("7", ["1,200"]), ("", ["1,200", "30"]), ("all", ["1,200", "79"])]
)
def test_a_period_has_its_days_and_no_others(
    two: tuple[Any, Any], client: Client, period: str, numbers: list[str]
) -> None:
    add_day(two[1], 49, days_ago=400)
    report = Report(client, period=period)
    assert [row[-1] for row in report.rows] == numbers
    total = sum(int(number.replace(",", "")) for number in numbers)
    assert f"{total:,} views" in report.text
    assert report.sources["Sum"] == f"{total:,}"
    assert sum(int(number.replace(",", "")) for number in report.bars.values()) == total


def test_dates_are_both_included_and_win_over_the_period(
    two: tuple[Any, Any], client: Client
) -> None:
    day = ago(10).isoformat()
    report = Report(client, period="7", dates_from=day, dates_to=day)
    assert [row[-1] for row in report.rows] == ["30"]
    assert Report(client, dates_to=ago(11).isoformat()).rows == []
    assert [row[-1] for row in Report(client, dates_from=ago(9).isoformat()).rows] == ["1,200"]


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        ({"dates_from": "2026-02-31"}, "can’t be read"),
        ({"dates_from": "yesterday", "dates_to": "'; --"}, "can’t be read"),
        ({"dates_from": "2026-05-02", "dates_to": "2026-05-01"}, "after the last"),
        ({"dates_from": "9999-12-31"}, "in the future"),
        ({"dates_from": "0001-01-01", "dates_to": "1990-01-01"}, "there are none"),
        ({"period": "century"}, "isn’t known"),
        ({"group": "reader"}, "isn’t known"),
        ({"language": "xx"}, "isn’t known"),
        ({"source": "99"}, "isn’t known"),
        ({"page": "-1"}, "isn’t known"),
        ({"page": "9" * 40}, "isn’t known"),
        ({"page": "one"}, "isn’t known"),
    ],
)
def test_a_wrong_value_is_told_and_breaks_nothing(
    two: tuple[Any, Any], client: Client, question: dict[str, str], problem: str
) -> None:
    (told,) = Report(client, **question).problems
    assert problem in told


@pytest.mark.parametrize(
    "question",
    [
        {"dates_from": "0001-01-01"},
        {"dates_to": "9999-12-31"},
        {"dates_from": "0001-01-01", "dates_to": "9999-12-31"},
        {"p": "nowhere"},
        {"ordering": "-secret"},
        {"q": "%_'\"\\"},
    ],
)
def test_far_away_values_are_no_mistake(
    two: tuple[Any, Any], client: Client, question: dict[str, str]
) -> None:
    assert Report(client, **question).problems == []


@pytest.mark.parametrize(
    ("group", "rows"),
    [
        ("language", [["English", "1", "1,200"], ["Korean", "1", "30"]]),
        ("translations", [["Ferry opens", "English, Korean", "2", "1,230"]]),
        ("source", [["Script", "1,230"]]),
    ],
)
def test_sums(two: tuple[Any, Any], client: Client, group: str, rows: list[list[str]]) -> None:
    assert Report(client, group=group).rows == rows


def test_a_page_of_which_nothing_is_known_is_in_the_sums(
    two: tuple[Any, Any], client: Client
) -> None:
    HitTotal.objects.all().delete()
    assert [row[0] for row in Report(client).rows] == [f"Page {page.pk}" for page in two]
    assert Report(client, group="language").rows == [["None", "2", "1,230"]]


def test_sums_for_days_and_months(two: tuple[Any, Any], client: Client) -> None:
    days = Report(client, group="day").rows
    assert len(days) == 30
    assert (days[0][1], days[10][1]) == ("1,200", "30")
    months = Report(client, group="month", dates_from=ago(10).isoformat()).rows
    assert sum(int(row[1].replace(",", "")) for row in months) == 1230


def test_sums_for_categories(two: tuple[Any, Any], client: Client) -> None:
    HitTotal.objects.filter(pk=two[0].pk).update(category="statement")
    HitTotal.objects.filter(pk=two[1].pk).update(category="no longer known")
    rows = Report(client, group="category").rows
    assert rows == [["Statement", "1", "1,200"], ["no longer known", "1", "30"]]
    HitTotal.objects.filter(pk=two[1].pk).update(category="")
    assert Report(client, group="category").rows[1][0] == "None"


def test_filters(two: tuple[Any, Any], client: Client) -> None:
    english, korean = two
    HitTotal.objects.filter(pk=english.pk).update(category="statement")
    HitTotal.objects.filter(pk=korean.pk).update(category="speech")
    add_day(korean, 7, days_ago=1)
    for question, total in (
        ({"language": "ko"}, "37"),
        ({"category": "statement"}, "1,200"),
        ({"source": HitSource.PIXEL}, "7"),
        ({"source": HitSource.SCRIPT, "language": "ko"}, "30"),
        ({"q": "FERRY"}, "1,200"),
        ({"page": korean.pk}, "37"),
        ({"page": korean.pk, "language": "en"}, "0"),
    ):
        report = Report(client, **question)
        assert f"{total} views" in report.text, question
        assert sum(int(row[-1].replace(",", "")) for row in report.rows) == int(
            total.replace(",", "")
        )


def test_the_table_is_sorted_as_asked(two: tuple[Any, Any], client: Client) -> None:
    for ordering, first in (("hits", "여객선"), ("-hits", "Ferry"), ("-label", "여객선")):
        assert Report(client, ordering=ordering).rows[0][0].startswith(first)


def test_long_tables_have_pages(press_room: PressRoom, client: Client) -> None:
    for number, page in enumerate(make_many_releases(press_room.indexes["en"], 51), start=1):
        view(page, number)
    first, second = Report(client), Report(client, p=2)
    assert (len(first.rows), second.rows[0][-1], len(second.rows)) == (50, "1", 1)
    assert "Page 2 of 2" in second.text
    assert "1,326 views" in second.text


def test_refusals_come_in_words_and_agree_with_their_sum(
    press_room: PressRoom, client: Client
) -> None:
    day = number_of_day(today()) - 1
    for reason, number in ((BOT, 1500), (REPEAT, 20), ("of-another-age", 3)):
        HitRefusal.objects.create(day=day, reason=reason, number=number)
    HitRefusal.objects.create(day=day - 40, reason=BOT, number=9)
    assert Report(client, language="ko").refusals == {
        str(REASONS[REPEAT]): "20",
        str(REASONS[BOT]): "1,500",
        "of-another-age": "3",
        "Sum": "1,523",
    }


def test_daily_readers_of_one_page(press_room: PressRoom, client: Client) -> None:
    page = press_room.release()
    view(page, 9, days_ago=2, readers=4)
    report = Report(client, page=page.pk, group="day")
    assert report.headings[-1] == "Daily readers (UTC days)"
    assert report.rows[2][1:] == ["9", "4"]
    for question in ({}, {"group": "day"}, {"page": page.pk, "group": "day", "source": 1}):
        assert "eaders" not in Report(client, **question).text


def test_taken_over_counts_are_apart_and_only_in_all_time(
    two: tuple[Any, Any], press_room: PressRoom, client: Client
) -> None:
    english, _korean = two
    never = press_room.release(title="Old board only")
    set_taken_over_count(english, 2625, datetime.date(2026, 11, 1))
    set_taken_over_count(never, 10, datetime.date(2026, 11, 1))
    for question in ({}, {"period": "90"}, {"period": "all", "source": HitSource.SCRIPT}):
        report = Report(client, **question)
        assert "1,230 views" in report.text
        assert "previous site" not in report.text
    report = Report(client, period="all")
    assert (
        "3,865 views in all. 2,635 of these before Nov. 1, 2026, counted by the previous site"
        in report.text
    )
    assert report.headings[-3:] == ["Views counted here", "Counted by the previous site", "In all"]
    assert [row[-3:] for row in report.rows] == [
        ["1,200", "2,625", "3,825"],
        ["30", "0", "30"],
        ["0", "10", "10"],
    ]
    assert report.rows[2][0] == "Old board only"
    assert sum(int(number.replace(",", "")) for number in report.bars.values()) == 1230
    set_taken_over_count(never, 10, datetime.date(2025, 11, 1))
    text = Report(client, period="all").text
    assert "before Nov. 1, 2025, for some pages as late as Nov. 1, 2026" in text


def test_what_was_refused_is_a_table_and_a_file(two: tuple[Any, Any], client: Client) -> None:
    for reason, number in ((BOT, 1200), (REPEAT, 7)):
        HitRefusal.objects.create(day=number_of_day(today()), reason=reason, number=number)
    report = Report(client, group="refusals")
    assert report.headings == ["Reason", "Displays"]
    assert report.rows == [["Robot", "1,200"], [str(REASONS[REPEAT]), "7"]]
    # Not the same table once more.
    assert report.refusals == {}
    assert exported(client, group="refusals") == [
        ["Reason", "Displays"],
        ["Robot", "1200"],
        [str(REASONS[REPEAT]), "7"],
    ]
    current = [link.get_text(strip=True) for link in report.soup.select("a[aria-current]")]
    assert "Not counted, per reason" in current
