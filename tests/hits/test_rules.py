"""What counts, whatever the store: repeats, ceiling, readers of a day, readers who decline."""

from __future__ import annotations

import datetime
import time
from typing import Any

import pytest

from tests.factories import PressRoom
from tests.hits.stores import STORES, use_store
from wagtail_pressroom.hits.display import SECONDS_A_DAY, Display, Reader, day_of
from wagtail_pressroom.hits.models import HitHour, HitReaderDay, HitSource, HitTotal
from wagtail_pressroom.hits.stores import get_store

from .readers import refusals

# Today's: what is older than two days is forgotten.
NOON = float(day_of(time.time()) * SECONDS_A_DAY + SECONDS_A_DAY // 2)
MIDNIGHT = NOON + SECONDS_A_DAY / 2
ANN = Reader("203.0.113.1", "Firefox")
BEN = Reader("203.0.113.2", "Firefox")


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, settings: Any) -> str:
    """Choose each store in turn."""
    use_store(request, settings, request.param)
    return str(request.param)


@pytest.fixture
def page(press_room: PressRoom, store: str) -> Any:
    """A public release."""
    return press_room.release(release_date=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))


def see(page: Any, *times: float, reader: Reader = ANN, source: int = HitSource.SCRIPT) -> None:
    """Let a reader see a page at some times."""
    for at in times:
        get_store().record(Display(page.pk, int(source), at, reader))


def hits(page: Any) -> int:
    """Return the hits in the tables after a flush; total and hours agree."""
    get_store().flush()
    total = sum(HitTotal.objects.filter(pk=page.pk).values_list("hits", flat=True))
    assert sum(HitHour.objects.filter(page_id=page.pk).values_list("hits", flat=True)) == total
    return total


@pytest.mark.parametrize(("seconds", "expected"), [(0, 1), (29.9, 1), (30, 2), (31, 2)])
@pytest.mark.parametrize("flushed_between", [False, True])
def test_a_repeat_within_thirty_seconds_is_no_hit(
    page: Any, seconds: float, expected: int, flushed_between: bool
) -> None:
    see(page, NOON)
    if flushed_between:
        assert hits(page) == 1
    see(page, NOON + seconds)
    assert hits(page) == expected
    assert refusals() == ({"repeat": 1} if expected == 1 else {})


def test_the_window_slides(page: Any) -> None:
    see(page, *(NOON + 20 * n for n in range(10)))
    assert hits(page) == 1
    see(page, NOON + 20 * 9 + 30)
    assert hits(page) == 2


def test_a_thousand_times_the_same_is_one_hit(page: Any) -> None:
    see(page, *([NOON] * 1000))
    assert hits(page) == 1
    assert refusals() == {"repeat": 999}


def test_other_readers_pages_and_agents_are_others(page: Any, press_room: PressRoom) -> None:
    other = press_room.release(release_date=page.release_date)
    see(page, NOON)
    see(page, NOON, reader=BEN)
    see(page, NOON, reader=Reader(ANN.network, "Another browser"))
    see(other, NOON)
    assert (hits(page), hits(other)) == (3, 1)


def test_the_way_a_display_came_makes_no_other_reader(page: Any) -> None:
    see(page, NOON)
    see(page, NOON + 1, source=HitSource.PIXEL)
    assert hits(page) == 1


def test_a_repeat_across_midnight_is_no_hit(page: Any) -> None:
    see(page, MIDNIGHT - 5, MIDNIGHT + 5)
    assert hits(page) == 1
    see(page, MIDNIGHT + 20)
    assert hits(page) == 1
    see(page, MIDNIGHT + 60)
    assert hits(page) == 2


def test_out_of_order_is_a_repeat_all_the_same(page: Any) -> None:
    see(page, NOON + 10, NOON)
    assert hits(page) == 1
    see(page, NOON + 35)
    assert hits(page) == 1, "the later of the two times counts"


def test_a_clock_set_back_adds_nothing_and_time_goes_on(page: Any) -> None:
    see(page, NOON + 3600)
    assert hits(page) == 1
    see(page, NOON)
    assert hits(page) == 1
    see(page, NOON + 31)
    assert hits(page) == 2


def test_a_clock_set_far_forward_and_back_again(page: Any) -> None:
    see(page, NOON)
    see(page, NOON + 25 * 3600)
    see(page, NOON + 40)
    assert hits(page) == 3


def test_the_window_is_a_setting(page: Any, settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = {**settings.WAGTAIL_PRESSROOM, "HIT_WINDOW_SECONDS": 0}
    see(page, NOON, NOON, NOON)
    assert hits(page) == 3
    settings.WAGTAIL_PRESSROOM = {**settings.WAGTAIL_PRESSROOM, "HIT_WINDOW_SECONDS": 1800}
    see(page, NOON + 1799)
    assert hits(page) == 3


def test_a_reader_has_a_ceiling_a_day(page: Any, settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = {**settings.WAGTAIL_PRESSROOM, "HIT_DAILY_CEILING": 3}
    see(page, *(NOON + 60 * n for n in range(5)))
    assert hits(page) == 3
    assert refusals() == {"ceiling": 2}
    see(page, NOON + 600, reader=BEN)
    assert hits(page) == 4
    see(page, NOON + SECONDS_A_DAY)
    assert hits(page) == 5


def test_readers_of_a_day_are_different_readers(page: Any) -> None:
    see(page, NOON, NOON + 60, NOON + 120)
    see(page, NOON, reader=BEN)
    see(page, NOON + SECONDS_A_DAY)
    assert hits(page) == 5
    days = HitReaderDay.objects.order_by("day").values_list("readers", flat=True)
    assert list(days) == [2, 1]


def test_who_declines_is_counted_and_is_no_reader_of_the_day(page: Any, settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = {**settings.WAGTAIL_PRESSROOM, "HIT_DAILY_CEILING": 3}
    quiet = Reader(ANN.network, ANN.user_agent, declines_tracking=True)
    see(page, NOON, NOON + 5, reader=quiet)
    assert hits(page) == 1
    see(page, *(NOON + 60 * n for n in range(1, 6)), reader=quiet)
    assert hits(page) == 3, "the ceiling holds although the key is not kept"
    assert refusals() == {"repeat": 1, "ceiling": 3}
    assert not HitReaderDay.objects.exists()


def test_hours_are_those_of_the_displays_in_utc(page: Any) -> None:
    see(page, NOON - 1, NOON + 3600)
    assert hits(page) == 2
    hours = HitHour.objects.order_by("hour").values_list("hour", flat=True)
    assert [hour * 3600 for hour in hours] == [NOON - 3600, NOON + 3600]


def test_a_flush_twice_is_a_flush_once(page: Any) -> None:
    see(page, NOON)
    assert get_store().flush() in (0, 1)
    assert get_store().flush() == 0
    assert hits(page) == 1
