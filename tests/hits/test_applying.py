"""A batch is in the tables once and wholly, or not at all."""

from __future__ import annotations

import json
import time
import uuid
from collections import Counter
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from tests.factories import PressRoom, make_many_releases, make_private
from tests.hits.databases import address  # noqa: F401  (a fixture)
from tests.hits.racing import PROCESSES, TIMES, race
from wagtail_pressroom.hits import applying
from wagtail_pressroom.hits.applying import apply_batch
from wagtail_pressroom.hits.batch import Batch
from wagtail_pressroom.hits.countable import countable_pages
from wagtail_pressroom.hits.display import day_of, hour_of
from wagtail_pressroom.hits.models import HitBatch, HitHour, HitReaderDay, HitRefusal, HitTotal

NOW = time.time()
HOUR, DAY = hour_of(NOW), day_of(NOW)


def batch_of(*pages: Any, since: float = NOW, hits: int = 2) -> Batch:
    """Return a batch with hits and one reader of each page, and three robots."""
    return Batch(
        uuid.uuid4(),
        since,
        Counter({(page.pk, HOUR, 1): hits for page in pages}),
        Counter({(page.pk, DAY): 1 for page in pages}),
        Counter({(DAY, "bot"): 3}),
    )


def row_of(number: int) -> HitTotal:
    """Return the row of totals of a page."""
    return HitTotal.objects.get(pk=number)


def refused() -> dict[str, int]:
    """Return the refusals in the tables, by reason."""
    return dict(HitRefusal.objects.values_list("reason", "number"))


def test_twice_is_once(press_room: PressRoom) -> None:
    page = press_room.release("ko", title="제목", category="statement")
    batch = batch_of(page)
    assert [apply_batch(batch), apply_batch(batch)] == [2, 0]
    row = row_of(page.pk)
    assert row.hits == 2
    assert (row.title, row.language, row.category) == ("제목", "ko", "statement")
    assert row.translation_key == page.translation_key
    assert HitHour.objects.get().hits == HitBatch.objects.get().hits == 2
    assert HitReaderDay.objects.get().readers == 1
    assert refused() == {"bot": 3}


def test_what_readers_cannot_see_is_refused(press_room: PressRoom) -> None:
    draft, gone = press_room.release(live=False), press_room.release()
    hidden = press_room.release("fr")
    make_private(press_room.indexes["fr"])
    public = press_room.release()
    batch = batch_of(public, draft, hidden, gone, since=time.time() + 5)
    gone.delete()
    assert apply_batch(batch) == 2
    assert refused() == {"bot": 3, "not-public": 6}
    assert list(HitHour.objects.values_list("page_id", flat=True)) == [public.pk]
    assert list(HitReaderDay.objects.values_list("page_id", flat=True)) == [public.pk]


@pytest.mark.parametrize("go", ["unpublish", "delete"])
@pytest.mark.parametrize(("seconds", "counted"), [(-60, 2), (60, 0)])
def test_a_page_withdrawn_since_counts_as_it_was(
    press_room: PressRoom, go: str, seconds: float, counted: int
) -> None:
    page = press_room.release(title="As it was")
    number, batch = page.pk, batch_of(page, since=time.time() + seconds)
    getattr(page, go)()
    assert apply_batch(batch) == counted
    row = row_of(number)
    assert (row.hits, row.title) == (counted, "As it was")
    assert row.withdrawn_at is not None


@pytest.mark.parametrize("go", ["unpublish", "delete"])
def test_a_private_page_does_not_become_public_by_going(press_room: PressRoom, go: str) -> None:
    page = press_room.release()
    make_private(page)
    number, batch = page.pk, batch_of(page, since=time.time() - 60)
    getattr(page, go)()
    assert apply_batch(batch) == 0
    assert not HitTotal.objects.filter(pk=number).exists()


@pytest.mark.parametrize("step", ["_enter_in_ledger", "write_counts", "write_refusals"])
def test_broken_off_it_leaves_nothing(
    press_room: PressRoom, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    original = getattr(applying, step)

    def fail_afterwards(*args: Any) -> None:
        original(*args)
        raise DatabaseError("The disk is full.")

    page = press_room.release()
    batch = batch_of(page)
    with monkeypatch.context() as patched:
        patched.setattr(applying, step, fail_afterwards)
        with pytest.raises(DatabaseError):
            apply_batch(batch)
    for model in (HitBatch, HitHour, HitReaderDay, HitRefusal):
        assert not model.objects.exists()
    assert not HitTotal.objects.filter(pk=page.pk).exists()
    assert apply_batch(batch) == 2


def test_too_long_a_category_of_a_site_costs_no_batch(
    press_room: PressRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = press_room.release()
    monkeypatch.setattr(type(page), "hit_category", "long" * 50, raising=False)
    assert apply_batch(batch_of(page)) == 2
    assert row_of(page.pk).category == "long" * 10


def test_many_pages_are_looked_at_together(press_room: PressRoom) -> None:
    pages = make_many_releases(press_room.indexes["ko"], 40)
    with CaptureQueriesContext(connection) as queries:
        assert len(countable_pages([page.pk for page in pages], NOW)) == 40
    assert len(queries) <= 5


def test_a_batch_survives_as_text(press_room: PressRoom) -> None:
    batch = batch_of(press_room.release())
    again = Batch.from_json(batch.to_json())
    assert again == batch
    assert again.to_json() == batch.to_json()


@pytest.mark.parametrize(
    "change",
    [
        {"id": "none"},
        {"since": float("nan")},
        {"hits": [[1, 2, 1]]},
        {"hits": [[1, 2, 1, -1]]},
        {"hits": [["1", 2, 1, 1]]},
        {"hits": [[1, 2**40, 1, 1]]},
        {"hits": [[[1], 2, 1, 1]]},
        {"readers": [[1, 2, 1.5]]},
        {"refusals": [[1, "a reason longer than the column", 1]]},
        {"refusals": None},
    ],
)
def test_what_the_tables_would_refuse_is_no_batch(change: dict[str, Any]) -> None:
    text = json.dumps(json.loads(Batch(uuid.uuid4(), 1.0).to_json()) | change)
    with pytest.raises(ValueError, match=r"batch|badly|unpack"):
        Batch.from_json(text)


def test_eight_processes_apply_one_batch_once(address: str) -> None:
    found = race("one_batch", address)
    assert found["codes"] == [0] * PROCESSES
    assert found["hours"] == found["totals"] == found["ledger"] == 12
    assert (found["batches"], found["refusals"]) == (1, {"bot": 1})


def test_eight_processes_apply_batches_of_their_own(address: str) -> None:
    found = race("batches", address)
    assert found["codes"] == [0] * PROCESSES
    assert found["hours"] == found["totals"] == found["ledger"] == PROCESSES * TIMES * 4
    assert found["batches"] == PROCESSES * TIMES
