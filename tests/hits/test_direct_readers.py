"""What the store `direct` keeps of readers, and for how long."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories import PressRoom
from tests.hits.own_database import own_database  # noqa: F401  (a fixture)
from wagtail_pressroom.hits.display import SECONDS_A_DAY, Display, Reader
from wagtail_pressroom.hits.models import HitReader, HitReaderDay, HitSalt, HitTotal
from wagtail_pressroom.hits.stores import direct_salts
from wagtail_pressroom.hits.stores.direct import DirectStore
from wagtail_pressroom.hits.stores.direct_forgetting import forget_readers
from wagtail_pressroom.hits.stores.direct_readers import NO_DAY
from wagtail_pressroom.hits.stores.direct_salts import DirectSalts

DAY = 20780
MIDNIGHT = float(DAY * SECONDS_A_DAY)
NOON = MIDNIGHT + SECONDS_A_DAY / 2
ANN = Reader("203.0.113.1", "Firefox")
QUIET = Reader("203.0.113.1", "Firefox", declines_tracking=True)


@pytest.fixture
def page(press_room: PressRoom) -> Any:
    """A public release."""
    return press_room.release()


def see(store: DirectStore, page: Any, *times: float, reader: Reader = ANN) -> int:
    """Let a reader see a page at some times; return the hits so far."""
    for at in times:
        store.record(Display(page.pk, 1, at, reader))
    return sum(HitTotal.objects.filter(pk=page.pk).values_list("hits", flat=True))


@pytest.mark.parametrize("reader", [ANN, QUIET])
@pytest.mark.parametrize(
    ("seconds", "counted"), [(-31, 1), (-30, 1), (-29, 1), (0, 1), (29, 1), (30, 2), (31, 2)]
)
@pytest.mark.parametrize("start", [NOON, MIDNIGHT + SECONDS_A_DAY - 15])
def test_the_window(page: Any, reader: Reader, seconds: int, counted: int, start: float) -> None:
    assert see(DirectStore(30, 100), page, start, start + seconds, reader=reader) == counted


@pytest.mark.parametrize("reader", [ANN, QUIET])
def test_a_window_slides_across_midnight(page: Any, reader: Reader) -> None:
    store = DirectStore(30, 100)
    assert see(store, page, *(MIDNIGHT + 20 * n for n in range(-3, 4)), reader=reader) == 1
    assert see(store, page, MIDNIGHT + 89, reader=reader) == 1
    assert see(store, page, MIDNIGHT + 119, reader=reader) == 2
    # On the new day the reader has had no hit before that.
    readers = dict(HitReaderDay.objects.values_list("day", "readers"))
    assert readers == ({DAY - 1: 1, DAY: 1} if reader is ANN else {})


def test_nothing_in_a_row_names_a_reader(page: Any) -> None:
    see(DirectStore(30, 100), page, NOON)
    row = HitReader.objects.values().get()
    assert len(row.pop("key")) == 16
    row.pop("id")
    assert row == {"day": DAY, "page_id": page.pk, "seen_at": NOON, "hits": 1}


def test_who_declines_leaves_no_key_when_the_window_is_over(page: Any) -> None:
    store = DirectStore(30, 100)
    see(store, page, NOON, NOON + 20, reader=QUIET)
    assert forget_readers(NOON + 49, 30) == 0
    assert HitReader.objects.filter(day=NO_DAY).count() == 1
    assert forget_readers(NOON + 50, 30) == 1
    # What is left is shared by many, and without a time.
    row = HitReader.objects.get()
    assert row.key.startswith("shared-")
    assert (row.seen_at, row.hits) == (0.0, 1)
    assert not HitReaderDay.objects.exists()


def test_without_a_window_no_key_of_who_declines_is_written(page: Any) -> None:
    assert see(DirectStore(0, 0), page, NOON, NOON, NOON, reader=QUIET) == 3
    assert not HitReader.objects.exists()


def test_the_ceiling_of_who_declines_outlives_the_key(page: Any) -> None:
    store = DirectStore(30, 2)
    for minute in range(4):
        see(store, page, NOON + 60 * minute, reader=QUIET)
        forget_readers(NOON + 60 * minute + 45, 30)
    assert see(store, page) == 2
    assert see(store, page, NOON + SECONDS_A_DAY, reader=QUIET) == 3


def test_all_keys_and_salts_are_gone_after_two_days(page: Any) -> None:
    store = DirectStore(30, 100)
    see(store, page, NOON)
    see(store, page, NOON + 60, reader=QUIET)
    assert forget_readers(MIDNIGHT + 2 * SECONDS_A_DAY - 1, 30) == 1
    assert (HitReader.objects.count(), HitSalt.objects.count()) == (2, 1)
    forget_readers(MIDNIGHT + 2 * SECONDS_A_DAY, 30)
    assert (HitReader.objects.count(), HitSalt.objects.count()) == (0, 0)
    assert see(store, page) == 2


def test_what_a_wrong_clock_dated_ahead_goes_too(page: Any) -> None:
    store = DirectStore(30, 100)
    see(store, page, NOON + 3 * SECONDS_A_DAY)
    see(store, page, NOON + 3 * SECONDS_A_DAY, reader=QUIET)
    see(store, page, NOON)
    forget_readers(NOON, 30)
    assert list(HitReader.objects.values_list("day", flat=True)) == [DAY]
    assert list(HitSalt.objects.values_list("day", flat=True)) == [DAY]


def test_a_clock_set_back_makes_no_salt_anew(page: Any) -> None:
    see(DirectStore(30, 100), page, NOON, NOON + SECONDS_A_DAY)
    before = dict(HitSalt.objects.values_list("day", "salt"))
    forget_readers(NOON + SECONDS_A_DAY, 30)
    see(DirectStore(30, 100), page, NOON + 10)
    assert dict(HitSalt.objects.values_list("day", "salt")) == before
    assert set(before) == {DAY, DAY + 1}


@pytest.mark.usefixtures("own_database")
def test_a_salt_is_remembered_for_a_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    salts, other = DirectSalts(), bytes(32)
    salt = salts.salt(DAY)
    HitSalt.objects.update(salt=other.hex())
    assert salts.salt(DAY) == salt
    now = direct_salts.time.monotonic()
    monkeypatch.setattr(direct_salts.time, "monotonic", lambda: now + 61)
    assert salts.salt(DAY) == other


@pytest.mark.usefixtures("own_database")
def test_a_salt_that_was_deleted_is_forgotten() -> None:
    salts = DirectSalts()
    salts.salt(DAY)
    salts.forget(NOON + 2 * SECONDS_A_DAY)
    HitSalt.objects.all().delete()
    assert salts.earlier_salt(DAY) is None
