"""The store that writes at once: what is counted is in the tables, and so is nothing else."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories import PressRoom, make_private
from tests.hits.databases import address  # noqa: F401  (a fixture)
from tests.hits.racing import PROCESSES, TIMES, race
from wagtail_pressroom.hits.display import Display, Reader
from wagtail_pressroom.hits.models import (
    HitBatch,
    HitHour,
    HitReader,
    HitReaderDay,
    HitRefusal,
    HitSalt,
    HitTotal,
)
from wagtail_pressroom.hits.reasons import STORE_FAILED
from wagtail_pressroom.hits.stores import StoreUnavailable, direct_pages
from wagtail_pressroom.hits.stores import direct as direct_module
from wagtail_pressroom.hits.stores.base import StoreState
from wagtail_pressroom.hits.stores.direct import DirectStore
from wagtail_pressroom.hits.verifying import compare_numbers

ANN, BEN = Reader("203.0.113.1", "Firefox"), Reader("203.0.113.2", "Firefox")


@pytest.fixture
def page(press_room: PressRoom) -> Any:
    """A public release."""
    return press_room.release(title="A title")


@pytest.fixture
def store() -> DirectStore:
    """The store, with the rule of 30 seconds."""
    return DirectStore(30, 100)


def see(store: DirectStore, page_id: int, reader: Reader = ANN, at: float | None = None) -> None:
    """Let a reader see a page."""
    store.record(Display(page_id, 1, time.time() if at is None else at, reader))


def hits(page_id: int) -> int:
    """Return the total of a page; all numbers agree."""
    assert compare_numbers().numbers_agree
    return sum(HitTotal.objects.filter(pk=page_id).values_list("hits", flat=True))


def refusals() -> dict[str, int]:
    """Return the refusals, by reason."""
    return dict(HitRefusal.objects.values_list("reason", "number"))


def test_a_display_is_in_all_tables_at_once(page: Any, store: DirectStore) -> None:
    see(store, page.pk)
    see(store, page.pk, BEN)
    assert hits(page.pk) == 2
    assert HitHour.objects.get().hits == HitBatch.objects.get().hits == 2
    assert HitReaderDay.objects.get().readers == 2
    assert HitTotal.objects.get(pk=page.pk).title == "A title"
    assert store.state() == StoreState()
    assert store.flush() == 0


def test_refusals_are_counted_at_once(db: None, store: DirectStore) -> None:
    store.refuse(STORE_FAILED, 1_795_435_200.0, 7)
    store.refuse(STORE_FAILED, 1_795_435_200.0)
    assert HitRefusal.objects.values_list("day", "number").get() == (20780, 8)


def test_each_process_has_a_line_of_the_ledger_a_day(page: Any) -> None:
    stores = DirectStore(30, 100), DirectStore(30, 100)
    for store in stores:
        for minute in range(3):
            see(store, page.pk, at=1_795_435_200.0 + 60 * minute + 1000 * stores.index(store))
    see(stores[0], page.pk, at=1_795_435_200.0 + 86400)
    assert sorted(HitBatch.objects.values_list("hits", flat=True)) == [1, 3, 3]
    assert hits(page.pk) == 7


@pytest.mark.parametrize("go", ["unpublish", "delete"])
def test_a_page_that_goes_counts_no_more_at_once(page: Any, store: DirectStore, go: str) -> None:
    number = page.pk
    see(store, number)
    getattr(page, go)()
    see(store, number, BEN)
    assert hits(number) == 1
    assert refusals() == {"not-public": 1}
    assert HitReader.objects.count() == 1, "who is refused for the page leaves no key"


def test_a_page_made_private_counts_no_more_after_a_second(
    page: Any, store: DirectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    see(store, page.pk)
    make_private(page)
    now = time.monotonic()
    monkeypatch.setattr(direct_pages.time, "monotonic", lambda: now + 1.1)
    see(store, page.pk, BEN)
    assert hits(page.pk) == 1


def test_a_page_that_comes_is_counted_at_once(press_room: PressRoom, store: DirectStore) -> None:
    page = press_room.release(live=False)
    see(store, page.pk)
    page.save_revision().publish()
    see(store, page.pk)
    assert hits(page.pk) == 1


def test_what_was_seen_before_the_page_went_counts(page: Any, store: DirectStore) -> None:
    at = time.time()
    page.unpublish()
    see(store, page.pk, at=at)
    assert hits(page.pk) == 1


def test_a_caller_s_transaction_that_fails_takes_the_hit_with_it(page: Any) -> None:
    store = DirectStore(30, 100)
    try:
        with transaction.atomic():
            see(store, page.pk)
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    assert not HitSalt.objects.exists()
    see(store, page.pk)
    assert hits(page.pk) == 1
    assert HitSalt.objects.count() == 1


@pytest.mark.parametrize("step", ["write_counts", "add_to"])
def test_broken_off_it_leaves_nothing_and_tells_nothing(
    page: Any, store: DirectStore, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    original = getattr(direct_module, step)

    def fail_afterwards(*args: Any) -> None:
        original(*args)
        raise DatabaseError("Key (day, page_id, key)=(20780, 11, 40dac3c8d3106c47) exists.")

    with monkeypatch.context() as patched:
        patched.setattr(direct_module, step, fail_afterwards)
        with pytest.raises(StoreUnavailable) as caught:
            see(store, page.pk)
    assert str(caught.value) == "The database failed (DatabaseError)."
    assert hits(page.pk) == 0
    assert not HitReader.objects.exists()
    see(store, page.pk)
    assert hits(page.pk) == 1


def test_a_table_that_is_gone_is_trouble_and_no_crash(page: Any, store: DirectStore) -> None:
    if not connection.features.can_rollback_ddl:
        pytest.skip("Here renaming a table commits the rows of this test, and they would stay.")
    table = HitReader._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO {table}_away")
    try:
        with pytest.raises(StoreUnavailable):
            see(store, page.pk)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table}_away RENAME TO {table}")
    assert hits(page.pk) == 0


def test_one_reader_in_eight_processes_is_one_hit(address: str) -> None:
    found = race("one_reader", address)
    assert found["codes"] == [0] * PROCESSES
    assert (found["totals"], found["ledger"], found["readers"], found["salts"]) == (1, 1, 1, 1)
    assert found["refusals"] == {"repeat": PROCESSES * TIMES - 1}


def test_the_ceiling_holds_in_eight_processes(address: str) -> None:
    found = race("ceiling", address)
    assert found["codes"] == [0] * PROCESSES
    assert (found["totals"], found["ledger"], found["readers"]) == (100, 100, 0)
    assert found["refusals"] == {"ceiling": PROCESSES * TIMES - 100}
