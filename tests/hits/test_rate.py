"""At most so many displays a second from one network, on the average of ten seconds."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from wagtail_pressroom.hits import rate
from wagtail_pressroom.hits.rate import RateLimit


class Clock:
    """A monotonic clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(time, "monotonic", clock)
    return clock


def let_through(limit: RateLimit, times: int, network: str = "203.0.113.7", each: int = 4) -> int:
    """Return how many of so many displays at once are let through."""
    return sum(limit.allows(network, each) for _ in range(times))


def kept(limit: RateLimit) -> int:
    return sum(len(counts) for counts in limit._seconds.values())


@pytest.mark.usefixtures("clock")
def test_forty_at_once_and_no_more() -> None:
    limit = RateLimit()
    assert let_through(limit, 1000) == 40
    assert let_through(limit, 1000, "203.0.113.8") == 40
    assert let_through(RateLimit(), 1000, each=1) == 10


@pytest.mark.usefixtures("clock")
def test_no_limit() -> None:
    limit = RateLimit()
    assert let_through(limit, 1000, each=0) == 1000
    assert kept(limit) == 0


def test_no_ten_seconds_hold_more_than_forty(clock: Clock) -> None:
    limit = RateLimit()
    passed = []
    for _ in range(600):
        clock.now += 0.1
        if limit.allows("203.0.113.7", 4):
            passed.append(clock.now)
    for start in passed:
        assert sum(start <= at < start + 9 for at in passed) <= 40
    # A flood doesn't shut out what the network may report.
    assert len(passed) >= 5 * 40


def test_four_a_second_are_never_refused(clock: Clock) -> None:
    limit = RateLimit()
    for _ in range(400):
        clock.now += 0.25
        assert limit.allows("203.0.113.7", 4)


def test_ten_seconds_later_all_is_forgotten(clock: Clock) -> None:
    limit = RateLimit()
    assert let_through(limit, 50) == 40
    clock.now += 9
    assert let_through(limit, 50) == 0
    clock.now += 1
    assert let_through(limit, 50) == 40


def test_no_network_is_kept_longer_than_ten_seconds(clock: Clock) -> None:
    limit = RateLimit()
    for number in range(500):
        limit.allows(f"10.0.{number >> 8}.{number & 255}", 4)
        clock.now += 0.01
    clock.now += 10
    limit.allows("203.0.113.7", 4)
    assert kept(limit) == 1


def test_what_is_kept_does_not_name_a_network() -> None:
    limit = RateLimit()
    limit.allows("203.0.113.7", 4)
    assert "203" not in repr(limit._seconds).replace(str(hash("203.0.113.7")), "")


def test_memory_is_bounded_and_others_are_still_counted(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate, "MOST_NETWORKS_A_SECOND", 100)
    limit = RateLimit()
    assert let_through(limit, 30) == 30
    for second in range(30):
        for number in range(300):
            assert limit.allows(f"10.{second}.{number >> 8}.{number & 255}", 4)
        if second == 0:
            # A known network is still held to its rate; an unknown one passes uncounted.
            assert let_through(limit, 30) == 10
            assert let_through(limit, 1000, "198.51.100.1") == 1000
        clock.now += 1
    assert kept(limit) <= 100 * 10


def test_a_clock_that_goes_back_shuts_nobody_out(clock: Clock) -> None:
    # No monotonic clock does; but a machine that was asleep or moved may not keep the promise.
    limit = RateLimit()
    assert let_through(limit, 50) == 40
    clock.now -= 500
    assert let_through(limit, 50) == 40
    assert len(limit._seconds) == 1


def test_setting_the_wall_clock_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    limit = RateLimit()
    assert let_through(limit, 50, each=1) == 10
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert let_through(limit, 50, each=1) == 0


@pytest.mark.usefixtures("clock")
def test_threads_together_get_no_more_than_one() -> None:
    limit = RateLimit()
    passed: list[int] = []
    start = threading.Barrier(8)

    def run() -> None:
        start.wait()
        passed.append(let_through(limit, 500, each=100))

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(passed) == 1000


@pytest.mark.usefixtures("clock")
def test_the_setting_decides(settings: Any, monkeypatch: pytest.MonkeyPatch, rf: Any) -> None:
    from wagtail_pressroom.hits import refusal

    from .readers import FROM_OUR_PAGE

    def reasons(remote: str) -> list[str | None]:
        monkeypatch.setattr(refusal, "rate_limit", RateLimit())
        request = rf.post("/", **FROM_OUR_PAGE, REMOTE_ADDR=remote)
        return [refusal.refusal_reason(request) for _ in range(60)]

    assert reasons("8.8.8.8") == [None] * 40 + ["rate"] * 20
    settings.WAGTAIL_PRESSROOM = {"HIT_RATE": 2}
    assert reasons("2001:db8::1") == [None] * 20 + ["rate"] * 40
    settings.WAGTAIL_PRESSROOM = {"HIT_RATE": 0}
    assert reasons("8.8.8.8") == [None] * 60
