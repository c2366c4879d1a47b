"""Whether the numbers agree is seen, said and mended."""

from __future__ import annotations

import io
import json
import threading
import time
import uuid
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F, Sum

from tests.factories import PressRoom
from tests.hits.counting import count_hits
from tests.hits.databases import address  # noqa: F401  (a fixture)
from tests.hits.racing import PROCESSES, TIMES, race
from wagtail_pressroom.hits.display import day_of, hour_of
from wagtail_pressroom.hits.models import HitBatch, HitDay, HitHour, HitTotal
from wagtail_pressroom.hits.moments import moment_of
from wagtail_pressroom.hits.pruning import CARRIED
from wagtail_pressroom.hits.repairing import repair
from wagtail_pressroom.hits.stores import get_store
from wagtail_pressroom.hits.verifying import compare_numbers, verify


@pytest.fixture
def release(press_room: PressRoom) -> Any:
    """A release with ten hits."""
    page = press_room.release(title="Flood <barriers>")
    count_hits(page, 4)
    count_hits(page, 6)
    return page


def run(*arguments: str) -> tuple[str, bool]:
    """Run the command; return what it prints, and whether all is well."""
    output = io.StringIO()
    try:
        call_command("pressroom_verify_hits", *arguments, stdout=output)
    except CommandError as error:
        return output.getvalue(), error.returncode != 1
    return output.getvalue(), True


def total_of(page: Any) -> int:
    """Return the total of a page."""
    return HitTotal.objects.get(pk=page.pk).hits


@pytest.mark.django_db
def test_an_empty_counter_is_well() -> None:
    assert run()[1]


def test_numbers_that_agree_are_well(release: Any) -> None:
    HitHour.objects.filter(page_id=release.pk).update(hits=F("hits") - 3)
    HitDay.objects.create(page_id=release.pk, day=20000, source=1, hits=3)
    text, is_well = run()
    assert is_well
    assert "10 hits in totals" in text


@pytest.mark.parametrize("change", [5, -5])
def test_a_wrong_total_is_named_and_repaired(release: Any, change: int) -> None:
    HitTotal.objects.filter(pk=release.pk).update(hits=10 + change)
    text, is_well = run()
    assert not is_well
    assert f"Page {release.pk} (Flood <barriers>): the total is {10 + change}" in text
    assert f"a difference of {change:+d}." in text
    text, is_well = run("--repair")
    assert is_well
    assert f"total {10 + change}, now 10." in text
    assert total_of(release) == 10


def test_hits_without_a_total_get_one(release: Any) -> None:
    HitTotal.objects.filter(pk=release.pk).delete()
    HitHour.objects.create(page_id=10**6, hour=490_000, source=1, hits=2)
    assert [item.page_id for item in compare_numbers().differences] == [release.pk, 10**6]
    assert run("--repair")[1]
    row = HitTotal.objects.get(pk=release.pk)
    assert (row.hits, row.title) == (10, release.title)
    assert row.translation_key == release.translation_key
    assert HitTotal.objects.get(pk=10**6).hits == 2


@pytest.mark.parametrize("ledger", [{0: 1}, {0: 100}, {0: 0, 1: 0}, {0: 7, 1: 8}])
def test_a_wrong_ledger_is_named_and_repaired(release: Any, ledger: dict[int, int]) -> None:
    batches = list(HitBatch.objects.order_by("applied_at"))
    for number, hits in ledger.items():
        HitBatch.objects.filter(pk=batches[number].pk).update(hits=hits)
    text, is_well = run()
    assert not is_well
    assert "The ledger has" in text
    text, is_well = run("--repair")
    assert is_well
    assert "now 10." in text
    # Batches that are known stay known.
    known = set(HitBatch.objects.values_list("pk", flat=True))
    assert known == {CARRIED, *(batch.pk for batch in batches)}


def test_a_repair_twice_is_a_repair_once(release: Any) -> None:
    HitTotal.objects.filter(pk=release.pk).update(hits=1)
    assert not repair().numbers_agree
    assert repair().numbers_agree
    assert "There was no number to repair." in run("--repair")[0]
    assert total_of(release) == 10


@pytest.mark.parametrize(
    ("model", "field", "when"),
    [
        (HitHour, "hour", -5),
        (HitHour, "hour", hour_of(time.time()) + 48),
        (HitDay, "day", -1),
        (HitDay, "day", day_of(time.time()) + 4),
    ],
)
def test_rows_that_cannot_be_are_named(release: Any, model: Any, field: str, when: int) -> None:
    HitHour.objects.filter(page_id=release.pk).update(hits=F("hits") - 1)
    model.objects.create(page_id=release.pk, source=1, hits=1, **{field: when})
    text, is_well = run("--repair")
    assert not is_well
    assert f"Page {release.pk}: {field} {when} with 1 hits can't be." in text


def test_a_negative_count_taken_over_is_named(release: Any) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("Other databases let nobody switch their constraints off.")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        try:
            cursor.execute(
                "INSERT INTO wagtail_pressroom_hits_takenovercount "
                "(page_id, translation_key, count, as_of) VALUES (%s, %s, -3, '2026-11-01')",
                [release.pk, release.translation_key.hex],
            )
        finally:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")
    text, is_well = run()
    assert not is_well
    assert f"Page {release.pk}: the taken-over count is negative." in text


class StoreThatForgetsNothing:
    """A store whose flush never throws a batch away."""

    def __init__(self, *batches: uuid.UUID) -> None:
        self.batches = list(batches)

    def waiting_batches(self) -> list[uuid.UUID]:
        return self.batches


def test_a_batch_that_waits_although_it_is_counted_is_named(release: Any) -> None:
    known, unknown = HitBatch.objects.values_list("pk", flat=True)[0], uuid.uuid4()
    assert verify(StoreThatForgetsNothing(known, unknown)).waiting == [known]
    assert verify(StoreThatForgetsNothing(unknown)).is_well
    assert verify(get_store()).is_well


def test_a_batch_thrown_away_at_that_moment_is_no_trouble(release: Any) -> None:
    store = StoreThatForgetsNothing(HitBatch.objects.values_list("pk", flat=True)[0])
    threading.Timer(0.2, store.batches.clear).start()
    assert verify(store).is_well


def test_it_is_told_as_json(release: Any) -> None:
    HitTotal.objects.filter(pk=release.pk).update(hits=12)
    text, is_well = run("--json")
    assert not is_well
    found = json.loads(text)
    assert found["differences"] == [{"page_id": release.pk, "total": 12, "counted": 10}]
    assert (found["totals"], found["counted"], found["ledger"]) == (12, 10, 10)
    text, is_well = run("--json", "--repair")
    assert is_well
    assert json.loads(text)["repaired"]["differences"] == found["differences"]


def test_hits_beside_the_carried_line_are_summed(release: Any) -> None:
    HitBatch.objects.create(id=CARRIED, hits=0, applied_at=moment_of(0))
    assert HitBatch.objects.aggregate(n=Sum("hits"))["n"] == compare_numbers().ledger == 10


def test_a_look_and_a_repair_while_hits_come_in(address: str) -> None:
    found = race("repair", address)
    assert found["codes"] == [0] * PROCESSES
    hits = (PROCESSES - 2) * TIMES * 4
    assert found["hours"] == found["totals"] == found["ledger"] == hits
