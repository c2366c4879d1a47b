"""Release dates as readers see them: a day or a moment, in the time zone of the site."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from tests.factories import PressRoom
from wagtail_pressroom.languages.dates import printed_date
from wagtail_pressroom.releases.dates import midnight_of, start_of_day

from .material import get_soup

SEOUL = ZoneInfo("Asia/Seoul")
UTC = datetime.UTC


def moment(*parts: int, zone: datetime.tzinfo = SEOUL) -> datetime.datetime:
    """Return an aware date-time."""
    return datetime.datetime(*parts, tzinfo=zone)


def served_time(client: Any, release: Any) -> Any:
    """Return the ``<time>`` of a served release."""
    return get_soup(client, release).select_one(".pressroom-metadata time")


def test_a_date_only_release_prints_no_time(press_room: PressRoom, client: Any) -> None:
    release = press_room.release(release_date=moment(2017, 8, 25, 14, 30), release_date_only=True)
    time = served_time(client, release)
    assert time["datetime"] == "2017-08-25"
    assert time.string == "August 25, 2017"


def test_a_release_with_a_time_prints_offset_and_zone(press_room: PressRoom, client: Any) -> None:
    release = press_room.release(release_date=moment(2017, 8, 25, 14, 30), release_date_only=False)
    time = served_time(client, release)
    assert time["datetime"] == "2017-08-25T14:30+09:00"
    assert "August 25, 2017" in time.string
    assert "14:30" in time.string
    assert "KST" in time.string


@pytest.mark.parametrize(
    ("language", "day"),
    [("ko", "2017년 8월 25일"), ("fr", "25 août 2017"), ("ar", "25 أغسطس 2017")],
)
def test_the_day_is_written_in_the_language_of_the_page(
    press_room: PressRoom, client: Any, language: str, day: str
) -> None:
    release = press_room.release(language, release_date=moment(2017, 8, 25))
    time = served_time(client, release)
    assert time["datetime"] == "2017-08-25"
    assert time.string == day


def test_the_zone_is_the_sites_and_not_the_active_one(press_room: PressRoom, client: Any) -> None:
    release = press_room.release(release_date=moment(2017, 8, 25, 3), release_date_only=False)
    with timezone.override("America/Los_Angeles"):
        assert served_time(client, release)["datetime"] == "2017-08-25T03:00+09:00"


def test_both_sides_of_midnight() -> None:
    last = moment(2017, 8, 24, 14, 59, 59, zone=UTC)
    first = moment(2017, 8, 24, 15, 0, zone=UTC)
    assert printed_date(last, date_only=True).machine == "2017-08-24"
    assert printed_date(first, date_only=True).machine == "2017-08-25"
    assert midnight_of(last) == moment(2017, 8, 24)
    assert midnight_of(first) == moment(2017, 8, 25)


def test_a_zone_with_summer_time_names_the_offset_of_the_day(settings: Any) -> None:
    settings.TIME_ZONE = "Europe/Paris"
    summer = printed_date(moment(2017, 8, 25, 12, zone=UTC), date_only=False)
    winter = printed_date(moment(2017, 12, 25, 12, zone=UTC), date_only=False)
    assert summer.machine == "2017-08-25T14:00+02:00"
    assert "CEST" in summer.text
    assert winter.machine == "2017-12-25T13:00+01:00"
    assert "(CET)" in winter.text


def test_the_days_on_which_the_clock_changes_have_a_start(settings: Any) -> None:
    settings.TIME_ZONE = "Europe/Paris"
    for day in (datetime.date(2017, 3, 26), datetime.date(2017, 10, 29)):
        start = start_of_day(day)
        assert midnight_of(start + datetime.timedelta(hours=23)) == start
        assert printed_date(start, date_only=True).machine == day.isoformat()


def test_a_day_that_starts_at_one_o_clock(settings: Any) -> None:
    # In Beirut and Havana the clock jumps from 00:00 to 01:00.
    settings.TIME_ZONE = "America/Havana"
    start = start_of_day(datetime.date(2017, 3, 12))
    assert printed_date(start, date_only=True).machine == "2017-03-12"
    assert midnight_of(start) == start


def test_a_zone_without_a_name_of_its_own(settings: Any) -> None:
    settings.TIME_ZONE = "America/Sao_Paulo"
    printed = printed_date(moment(2017, 8, 25, 12, zone=UTC), date_only=False)
    assert printed.text.endswith("(UTC-03:00)")
    assert printed.machine.endswith("-03:00")


def test_saving_normalises_a_date_only_release_once(press_room: PressRoom) -> None:
    release = press_room.release(release_date=moment(2017, 8, 25, 14, 30))
    release.refresh_from_db()
    assert release.release_date == moment(2017, 8, 25)
    for zone in ("America/Los_Angeles", "Pacific/Auckland", "UTC"):
        with timezone.override(zone):
            release.save()
        release.refresh_from_db()
        assert release.release_date == moment(2017, 8, 25)


def test_a_release_with_a_time_keeps_its_time(press_room: PressRoom) -> None:
    release = press_room.release(release_date=moment(2017, 8, 25, 14, 30), release_date_only=False)
    release.refresh_from_db()
    assert release.release_date == moment(2017, 8, 25, 14, 30)


def test_a_future_date_is_the_schedule(press_room: PressRoom, client: Any) -> None:
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    release = press_room.release(release_date=tomorrow, release_date_only=False)
    assert release.go_live_at == tomorrow
    assert client.get(release.url).status_code == 404


def test_a_later_schedule_is_kept(press_room: PressRoom) -> None:
    now = timezone.now()
    later = now + datetime.timedelta(days=9)
    release = press_room.release(release_date=now + datetime.timedelta(days=1), go_live_at=later)
    assert release.go_live_at == later


def test_a_draft_needs_no_date(press_room: PressRoom) -> None:
    release = press_room.release(live=False, release_date=None)
    assert release.printed_release_date is None


def test_a_date_prints_in_a_language_with_its_own_digits(settings: Any) -> None:
    # Machine-readable dates keep ASCII digits whatever the language.
    for language in ("ar", "fa", "bn", "ko"):
        with translation.override(language):
            assert printed_date(moment(2017, 8, 25), date_only=True).machine == "2017-08-25"
