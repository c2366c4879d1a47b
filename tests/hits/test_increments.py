"""Counters in the database: what is added is there once, whoever else adds at the same moment."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.hits.databases import address  # noqa: F401  (a fixture)
from tests.hits.racing import PROCESSES, TIMES, race
from wagtail_pressroom.hits.increments import add_to, insert_if_missing
from wagtail_pressroom.hits.models import HitBatch, HitHour, HitSalt, HitTotal
from wagtail_pressroom.hits.moments import moment_of

HOUR = ("page_id", "hour", "source")
KEY = uuid.UUID("0d6f7c0a-0f7a-4b3e-8f4a-5b0c9d3e2f11")


def hours() -> dict[tuple[int, ...], int]:
    """Return the hits of all hours, by key."""
    return {row[:3]: row[3] for row in HitHour.objects.values_list(*HOUR, "hits")}


@pytest.mark.django_db
def test_missing_rows_are_made_and_others_added_to() -> None:
    add_to(HitHour, HOUR, "hits", {(1, 2, 1): 3})
    add_to(HitHour, HOUR, "hits", {(1, 2, 1): 4, (1, 2, 2): 5, (0, 2, 1): 6})
    assert hours() == {(1, 2, 1): 7, (1, 2, 2): 5, (0, 2, 1): 6}


@pytest.mark.django_db
def test_other_fields_are_set_in_new_and_in_old_rows() -> None:
    def add(number: int, **facts: Any) -> None:
        add_to(HitTotal, ("page_id",), "hits", {(7,): number}, {(7,): facts})

    add(1, translation_key=KEY, title="보도자료")
    HitTotal.objects.update(withdrawn_at=moment_of(1_700_000_000), language="ko")
    add(2, translation_key=KEY, title="100 % \"quoted\" 'title'")
    row = HitTotal.objects.get()
    assert (row.hits, row.translation_key) == (3, KEY)
    assert row.title == "100 % \"quoted\" 'title'"
    assert (row.withdrawn_at, row.language) == (moment_of(1_700_000_000), "ko")


@pytest.mark.django_db
def test_times_and_numbers_of_batches_come_back_as_they_were() -> None:
    at = moment_of(1_795_435_200)
    add_to(HitBatch, ("id",), "hits", {(KEY,): 2**40}, {(KEY,): {"applied_at": at}})
    assert HitBatch.objects.values_list("id", "hits", "applied_at").get() == (KEY, 2**40, at)


@pytest.mark.django_db
def test_a_hundred_rows_are_one_statement() -> None:
    amounts = {(page, 1, 1): page for page in range(250)}
    with CaptureQueriesContext(connection) as queries:
        add_to(HitHour, HOUR, "hits", amounts)
    assert len(queries) == 3
    # Nothing is added for page 0, so it has no row.
    assert hours() == {key: number for key, number in amounts.items() if number}


@pytest.mark.django_db
def test_a_row_is_made_by_one_and_kept_by_others() -> None:
    assert insert_if_missing(HitSalt, ("day",), {"day": 1, "salt": "first"})
    assert not insert_if_missing(HitSalt, ("day",), {"day": 1, "salt": "second"})
    assert HitSalt.objects.get().salt == "first"


def test_eight_processes_race_for_rows(address: str) -> None:
    found = race("increments", address)
    assert found["codes"] == [0] * PROCESSES
    assert found["hours"] == PROCESSES * TIMES * 4
    assert found["rows"] == [20, 0]
