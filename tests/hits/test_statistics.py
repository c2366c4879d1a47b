"""Numbers of a period: days of the site's time zone, hours and days summed together, half hours."""

from __future__ import annotations

import datetime
import uuid
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail_pressroom.hits.models import (
    HitDay,
    HitHour,
    HitReaderDay,
    HitRefusal,
    HitSource,
    HitTotal,
)
from wagtail_pressroom.hits.statistics import (
    Period,
    counted_since,
    day_of_hour,
    hits_by_day,
    hits_by_page,
    hits_by_source_and_day,
    last_days,
    readers_by_day,
    refusals_by_reason,
    today,
)
from wagtail_pressroom.hits.statistics.buckets import in_buckets, unit_for
from wagtail_pressroom.hits.statistics.periods import number_of_day

D = datetime.date
SCRIPT, PIXEL = HitSource.SCRIPT, HitSource.PIXEL


def hour_at(text: str) -> int:
    """Return the number of an hour, given in UTC."""
    moment = datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)
    return int(moment.timestamp()) // 3600


def add_hour(page_id: int, text: str, hits: int, source: int = SCRIPT) -> None:
    HitHour.objects.create(page_id=page_id, hour=hour_at(text), source=source, hits=hits)


def add_day(page_id: int, day: D, hits: int, source: int = SCRIPT) -> None:
    HitDay.objects.create(page_id=page_id, day=number_of_day(day), source=source, hits=hits)


def test_a_period_has_both_its_ends_and_can_not_run_backwards() -> None:
    period = Period(D(2026, 3, 30), D(2026, 4, 2))
    assert [day.day for day in period] == [30, 31, 1, 2]
    assert len(period) == 4
    assert len(Period(D(2026, 3, 30), D(2026, 3, 30))) == 1
    with pytest.raises(ValueError, match="before it begins"):
        Period(D(2026, 3, 30), D(2026, 3, 29))


def test_today_is_the_sites_whoever_is_looking() -> None:
    with timezone.override(ZoneInfo("Pacific/Kiritimati")):
        east = today()
    with timezone.override(ZoneInfo("Pacific/Niue")):
        assert today() == east == datetime.datetime.now(ZoneInfo("Asia/Seoul")).date()
    assert last_days(1) == Period(today(), today())
    assert len(last_days(30)) == 30


@pytest.mark.parametrize(
    ("zone", "day", "first", "hours"),
    [
        ("UTC", D(2026, 5, 1), "2026-05-01T00", 24),
        ("Asia/Seoul", D(2026, 5, 1), "2026-04-30T15", 24),
        # An hour belongs to the day on which it begins: 18:30 is no beginning of one.
        ("Asia/Kolkata", D(2026, 5, 1), "2026-04-30T19", 24),
        ("Asia/Kathmandu", D(2026, 5, 1), "2026-04-30T19", 24),
        ("Europe/Paris", D(2026, 3, 29), "2026-03-28T23", 23),
        ("Europe/Paris", D(2026, 10, 25), "2026-10-24T22", 25),
        ("Australia/Lord_Howe", D(2026, 4, 5), "2026-04-04T13", 25),
        # Clocks go forward at midnight itself, and back at one to midnight.
        ("Africa/Cairo", D(2026, 4, 24), "2026-04-23T22", 23),
        ("America/Havana", D(2026, 11, 1), "2026-11-01T04", 25),
    ],
)
def test_hours_of_a_day(settings: Any, zone: str, day: D, first: str, hours: int) -> None:
    settings.TIME_ZONE = zone
    found = Period(day, day).hours
    assert (found.start, len(found)) == (hour_at(f"{first}:00"), hours)
    assert {day_of_hour(hour) for hour in found} == {day}
    neighbours = (day_of_hour(found.start - 1), day_of_hour(found.stop))
    assert neighbours == (day - datetime.timedelta(1), day + datetime.timedelta(1))


@pytest.mark.django_db
def test_hits_fall_on_days_of_the_site_and_days_without_any_are_there() -> None:
    add_hour(1, "2026-05-01T14:00", 1)  # 23:00 in Seoul
    add_hour(1, "2026-05-01T15:00", 2)  # midnight
    add_hour(2, "2026-05-03T03:00", 4, PIXEL)
    add_day(1, D(2026, 5, 1), 8)
    period = Period(D(2026, 5, 1), D(2026, 5, 4))
    days = list(period)
    assert hits_by_day(period) == dict(zip(days, (9, 2, 4, 0), strict=True))
    assert hits_by_day(period, [2]) == dict(zip(days, (0, 0, 4, 0), strict=True))
    assert hits_by_day(period, [], [PIXEL]) == dict.fromkeys(days, 0)
    assert hits_by_day(period, sources=[SCRIPT])[D(2026, 5, 3)] == 0
    by_source = hits_by_source_and_day(period)
    assert {source: sum(counts.values()) for source, counts in by_source.items()} == {
        SCRIPT: 11,
        PIXEL: 4,
    }
    assert [*by_source[PIXEL]] == days


@pytest.mark.django_db
def test_hits_of_pages_are_summed_over_hours_and_days() -> None:
    add_hour(1, "2026-05-01T15:00", 2)
    add_hour(1, "2026-05-01T15:00", 3, PIXEL)
    add_day(1, D(2026, 5, 1), 8)
    add_day(3, D(2026, 5, 2), 5)
    add_day(3, D(2026, 5, 3), 50)
    add_hour(3, "2026-05-02T15:00", 500)
    period = Period(D(2026, 5, 1), D(2026, 5, 2))
    assert hits_by_page(period) == {1: 13, 3: 5}
    assert hits_by_page(period, {1, 2}) == {1: 13}
    assert hits_by_page(period, sources=[PIXEL]) == {1: 3}
    assert hits_by_page(period, []) == {}
    HitTotal.objects.create(page_id=3, translation_key=uuid.uuid4(), language="ko")
    of_korean = HitTotal.objects.filter(language="ko").values("page_id")
    assert hits_by_page(period, of_korean) == {3: 5}


@pytest.mark.django_db
def test_many_pages_at_once() -> None:
    period = Period(D(2026, 5, 1), D(2026, 5, 2))
    for page_id in (1, 1200, 1201):
        add_day(page_id, D(2026, 5, 1), page_id)
    with CaptureQueriesContext(connection) as queries:
        assert hits_by_page(period, range(1201)) == {1: 1, 1200: 1200}
    assert len(queries) == 3


@pytest.mark.django_db
def test_readers_of_a_page_and_refusals_have_days_in_utc() -> None:
    for day, readers in ((D(2026, 5, 1), 3), (D(2026, 5, 3), 4)):
        HitReaderDay.objects.create(page_id=1, day=number_of_day(day), readers=readers)
        HitReaderDay.objects.create(page_id=2, day=number_of_day(day), readers=100)
        HitRefusal.objects.create(day=number_of_day(day), reason="bot", number=readers)
    period = Period(D(2026, 5, 1), D(2026, 5, 2))
    assert readers_by_day(1, period) == {D(2026, 5, 1): 3, D(2026, 5, 2): 0}
    assert refusals_by_reason(period) == {"bot": 3}
    assert refusals_by_reason(Period(D(2026, 5, 1), D(2026, 5, 3))) == {"bot": 7}


@pytest.mark.django_db
def test_since_when_is_the_first_hour_or_day() -> None:
    with CaptureQueriesContext(connection) as queries:
        assert counted_since() is None
    assert len(queries) == 1
    add_hour(1, "2026-05-01T15:00", 1)
    assert counted_since() == D(2026, 5, 2)
    add_day(1, D(2026, 2, 3), 1)
    assert counted_since() == D(2026, 2, 3)


@pytest.mark.parametrize(
    ("days", "unit"), [(1, "day"), (92, "day"), (93, "week"), (400, "week"), (401, "month")]
)
def test_long_periods_are_put_together(days: int, unit: str) -> None:
    assert unit_for(days) == unit


def test_weeks_begin_on_monday_months_on_the_first_and_edges_are_shorter() -> None:
    period = Period(D(2026, 4, 29), D(2026, 6, 1))  # Wednesday to Monday
    counts = dict.fromkeys(period, 1)
    weeks = in_buckets(counts, "week")
    assert [week.hits for week in weeks] == [5, 7, 7, 7, 7, 1]
    assert weeks[1].first.isoweekday() == 1
    assert weeks[1].name == "May 4, 2026 to May 10, 2026"
    months = in_buckets(counts, "month")
    assert [(month.name, month.hits) for month in months] == [
        ("April 2026", 2),
        ("May 2026", 31),
        ("June 2026", 1),
    ]
    assert [day.hits for day in in_buckets(counts, "day")] == [1] * 34
    assert in_buckets({}, "week") == []
