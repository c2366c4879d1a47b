"""Old hours become days and old lines of the ledger one: no number changes, whatever happens."""

from __future__ import annotations

import datetime
import io
import time
import uuid
from collections import Counter
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.db.models import Sum

from tests.hits.databases import address  # noqa: F401  (a fixture)
from tests.hits.racing import OLD, PROCESSES, TIMES, race
from wagtail_pressroom.hits import pruning
from wagtail_pressroom.hits.display import SECONDS_A_DAY, day_of
from wagtail_pressroom.hits.models import HitBatch, HitDay, HitHour, HitReader, HitSalt
from wagtail_pressroom.hits.moments import moment_of
from wagtail_pressroom.hits.pruning import CARRIED, prune, what_to_prune
from wagtail_pressroom.hits.statistics import today
from wagtail_pressroom.hits.statistics.periods import day_of_number

pytestmark = pytest.mark.django_db


def hour(days_ago: int, o_clock: int, zone: str = "Asia/Seoul") -> int:
    """Return an hour of a day before today, by the clock of a time zone."""
    day = today() - datetime.timedelta(days=days_ago)
    moment = datetime.datetime.combine(day, datetime.time(o_clock), ZoneInfo(zone))
    return int(moment.timestamp()) // 3600


def add(*hours: int, page: int = 1, hits: int = 1, source: int = 1) -> None:
    """Put hits into hours."""
    for number in hours:
        HitHour.objects.create(page_id=page, hour=number, source=source, hits=hits)


def days() -> dict[int, int]:
    """Return the hits by how many days ago they were."""
    rows = HitDay.objects.values_list("day", "hits")
    found: Counter[int] = Counter()
    for day, hits in rows:
        found[(today() - day_of_number(day)).days] += hits
    return dict(found)


def run(*arguments: str) -> str:
    """Run the command; return what it prints."""
    output = io.StringIO()
    call_command("pressroom_prune_hits", *arguments, stdout=output)
    return output.getvalue()


def test_whole_days_of_the_site_are_summed_up() -> None:
    add(hour(100, 0), hour(100, 23), hour(99, 0))
    add(hour(100, 5), page=2, hits=7)
    add(hour(100, 5), source=2, hits=11)
    assert prune(days_kept=90).hits == 21
    assert days() == {100: 20, 99: 1}
    assert HitDay.objects.count() == 4
    assert not HitHour.objects.exists()


def test_days_that_are_kept_keep_all_their_hours() -> None:
    add(hour(90, 23), hour(89, 0), hour(0, 0))
    prune(days_kept=90)
    assert days() == {90: 1}
    assert sorted(HitHour.objects.values_list("hour", flat=True)) == [hour(89, 0), hour(0, 0)]


def test_an_hour_belongs_to_the_day_on_which_it_begins(settings: Any) -> None:
    settings.TIME_ZONE = "Asia/Kolkata"
    # From 23:30 until 0:30 there.
    late = hour(100, 23, "Asia/Kolkata") + 1
    add(late, late + 1)
    prune(days_kept=90)
    assert days() == {100: 1, 99: 1}


def test_a_day_is_added_to_when_hits_come_late() -> None:
    for _ in range(3):
        add(hour(100, 5), hits=2)
        prune(days_kept=90)
    assert days() == {100: 6}
    assert prune(days_kept=90) == pruning.Pruned(0, 0, 0)


def test_hours_before_the_epoch_are_left_to_be_looked_at() -> None:
    add(-(10**9))
    assert prune(days_kept=90).hours == 0


def test_broken_off_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruning, "ROWS_AT_A_TIME", 3)
    add(*range(hour(100, 0), hour(100, 0) + 10))
    calls = iter([1, 2])
    original = pruning.add_to

    def fail_at_last(*args: Any) -> None:
        original(*args)
        if next(calls, None) is None:
            raise DatabaseError("Killed.")

    with monkeypatch.context() as patched:
        patched.setattr(pruning, "add_to", fail_at_last)
        with pytest.raises(DatabaseError):
            prune(days_kept=90)
    assert (HitHour.objects.count(), days()) == (4, {100: 6})
    prune(days_kept=90)
    assert (HitHour.objects.count(), days()) == (0, {100: 10})


def test_the_ledger_keeps_its_sum_and_what_still_waits() -> None:
    waiting = uuid.uuid4()
    for pk, age, hits in ((waiting, 50, 4), (uuid.uuid4(), 40, 3), (uuid.uuid4(), 31, 2)):
        at = moment_of(time.time() - age * SECONDS_A_DAY)
        HitBatch.objects.create(id=pk, hits=hits, applied_at=at)
    young = HitBatch.objects.create(hits=1, applied_at=moment_of(time.time() - 29 * SECONDS_A_DAY))
    assert prune(90, [waiting]).batches == 2
    assert dict(HitBatch.objects.values_list("id", "hits")) == {CARRIED: 5, waiting: 4, young.pk: 1}
    assert prune(90, []).batches == 1
    assert HitBatch.objects.get(pk=CARRIED).hits == 9


def test_a_trial_changes_nothing() -> None:
    add(hour(100, 0), hits=5)
    assert what_to_prune(90) == pruning.Pruned(1, 5, 0)
    assert "- 1 row of hours, with 5 hits, to days" in run("--dry-run")
    assert HitHour.objects.aggregate(n=Sum("hits"))["n"] == 5
    assert not HitDay.objects.exists()


def test_the_command_says_what_it_did(settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = {**settings.WAGTAIL_PRESSROOM, "HIT_HOURS_KEPT_DAYS": 10}
    add(hour(10, 0), hour(11, 0), hour(9, 0), hits=5)
    assert run() == "Summed up:\n- 2 rows of hours, with 10 hits, to days\n"
    assert run() == "Nothing was old enough to be summed up.\n"


def test_keys_go_although_the_site_uses_another_store_now() -> None:
    old = day_of(time.time()) - 2
    HitReader.objects.create(day=old, page_id=1, key="0123456789abcdef", seen_at=0)
    HitSalt.objects.create(day=old, salt="00" * 32)
    assert "2 keys and salts of readers deleted." in run()
    assert not HitReader.objects.exists()
    assert not HitSalt.objects.exists()


def test_seven_prune_while_hits_come_in(address: str) -> None:
    found = race("prune", address)
    assert found["codes"] == [0] * PROCESSES
    assert found["days"] == OLD * 4 * 2
    assert found["hours"] == TIMES * 4
    assert found["totals"] == found["ledger"] == found["days"] + found["hours"]
    assert found["batches"] == TIMES + 1
