"""Another writer in the way is waited for, and nothing is done twice."""

from __future__ import annotations

import sqlite3
import threading
import time
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, transaction

from tests.hits.own_database import own_database  # noqa: F401  (a fixture)
from wagtail_pressroom.hits import short_transactions
from wagtail_pressroom.hits.models import HitRefusal
from wagtail_pressroom.hits.short_transactions import in_short_transaction

pytestmark = pytest.mark.usefixtures("own_database")


def write() -> None:
    """Write one row."""
    HitRefusal.objects.create(day=1, reason="bot", number=1)


def test_it_is_tried_again_and_done_once() -> None:
    tries = []

    def work() -> str:
        write()
        tries.append(1)
        if len(tries) < 3:
            raise OperationalError("deadlock detected")
        return "done"

    assert in_short_transaction(work) == "done"
    assert (len(tries), HitRefusal.objects.count()) == (3, 1)


def test_patience_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(short_transactions, "PATIENCE_SECONDS", 0.1)

    def work() -> None:
        write()
        raise OperationalError("database is locked")

    with pytest.raises(OperationalError):
        in_short_transaction(work)
    assert not HitRefusal.objects.exists()


def test_other_errors_are_not_tried_again() -> None:
    tries = []

    def work() -> None:
        tries.append(1)
        write()
        write()

    with pytest.raises(IntegrityError):
        in_short_transaction(work)
    assert len(tries) == 1


@pytest.mark.parametrize(("is_usable", "times"), [(True, 2), (False, 1)])
def test_a_commit_of_which_nothing_is_known_is_not_repeated(
    own_database: Any,
    monkeypatch: pytest.MonkeyPatch,
    is_usable: bool,
    times: int,
) -> None:
    tries: list[int] = []
    original = own_database.commit

    def commit() -> None:
        if len(tries) == 1:
            raise OperationalError("server closed the connection unexpectedly")
        original()

    monkeypatch.setattr(own_database, "commit", commit)
    monkeypatch.setattr(own_database, "is_usable", lambda: is_usable)
    if is_usable:
        in_short_transaction(lambda: tries.append(1))
    else:
        with pytest.raises(OperationalError):
            in_short_transaction(lambda: tries.append(1))
    assert len(tries) == times


def test_inside_a_transaction_it_is_tried_once_and_undone_alone(own_database: Any) -> None:
    def fail() -> None:
        HitRefusal.objects.create(day=2, reason="bot", number=1)
        raise OperationalError("database is locked")

    with transaction.atomic(using=own_database.alias):
        write()
        with pytest.raises(OperationalError):
            in_short_transaction(fail)
    assert list(HitRefusal.objects.values_list("day", flat=True)) == [1]


def test_an_editor_s_long_transaction_is_waited_for(own_database: Any) -> None:
    path = own_database.settings_dict["NAME"]
    editor = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    editor.execute("BEGIN EXCLUSIVE")
    begun = time.monotonic()
    threading.Timer(1.0, editor.execute, ["COMMIT"]).start()
    in_short_transaction(write)
    assert time.monotonic() - begun > 0.5
    assert HitRefusal.objects.count() == 1
