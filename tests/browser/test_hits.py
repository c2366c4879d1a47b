"""Hits, as real browsers make them, under the strict policy."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from selenium.webdriver import Chrome

from tests.browser.content import World
from tests.browser.driver import allow_scripts, start_browser, visit
from tests.browser.lab import LAB
from tests.services import nginx
from wagtail_pressroom.hits import views
from wagtail_pressroom.hits.counts import hit_count
from wagtail_pressroom.hits.models import HitHour, HitRefusal, HitSource
from wagtail_pressroom.hits.stores import get_store
from wagtail_pressroom.hits.tokens import make_token

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

READER = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Safari/537.36"
)
SEND = """
const [token, done] = arguments;
fetch(document.querySelector("[data-pressroom-hit]").dataset.pressroomHit,
      {method: "POST", body: token}).then((answer) => done(answer.status));
"""
SPECULATE = """
const rules = document.createElement("script");
rules.type = "speculationrules";
const rule = {urls: [arguments[1]], eagerness: "immediate"};
rules.textContent = JSON.stringify({[arguments[0]]: [rule]});
document.head.append(rules);
"""


class Clock:
    """The clock by which displays are recorded; tests move it on."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def time(self) -> float:
        """Return the time, as :func:`time.time` does."""
        return time.time() + self.ahead


@pytest.fixture(autouse=True)
def own_spool(settings: Any, tmp_path: Path, world: World) -> None:
    """Remember no reader of another test: the numbers of its pages are used again."""
    settings.WAGTAIL_PRESSROOM = {**settings.WAGTAIL_PRESSROOM, "HIT_SPOOL_PATH": tmp_path}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that can be moved on."""
    clock = Clock()
    monkeypatch.setattr(views, "time", SimpleNamespace(time=clock.time))
    return clock


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """A browser that does not say that it is driven."""
    driver = start_browser(
        str(tmp_path_factory.mktemp("reader")),
        "--disable-blink-features=AutomationControlled",
        f"--user-agent={READER}",
    )
    yield driver
    driver.quit()


@pytest.fixture
def release(world: World) -> Iterator[Any]:
    """A release that nobody has seen yet."""
    with LAB.lock:
        page = world.rooms["main"].release("en")
    yield page
    with LAB.lock:
        page.delete()


def settled(count: Callable[[], int], wanted: int) -> int:
    """Wait for a count to be reached, and a little longer, lest it goes beyond."""
    for _ in range(40):
        with LAB.lock:
            get_store().flush()
            if count() >= wanted:
                break
        time.sleep(0.1)
    time.sleep(0.4)
    with LAB.lock:
        get_store().flush()
        return count()


def refused(reason: str) -> int:
    """Return how often something was refused so far."""
    numbers = HitRefusal.objects.filter(reason=reason).values_list("number", flat=True)
    return sum(numbers)


def sources(page: Any) -> dict[int, int]:
    """Return the hits of a page by source."""
    with LAB.lock:
        return dict(HitHour.objects.filter(page_id=page.pk).values_list("source", "hits"))


def test_a_view_counts_and_a_reload_within_thirty_seconds_does_not(
    reader: Chrome, world: World, release: Any, clock: Clock
) -> None:
    LAB.reports.clear()
    visit(reader, world.url(release))
    assert reader.execute_script("return navigator.webdriver") is False
    assert settled(lambda: hit_count(release), 1) == 1
    repeats = refused("repeat")
    reader.refresh()
    assert settled(lambda: refused("repeat"), repeats + 1) == repeats + 1
    assert hit_count(release) == 1
    clock.ahead = 31
    reader.refresh()
    assert settled(lambda: hit_count(release), 2) == 2
    reader.refresh()
    assert "2" in reader.find_element("css selector", "dd data").text
    assert LAB.reports == []


def test_without_scripts_it_counts_once(reader: Chrome, world: World, release: Any) -> None:
    allow_scripts(reader, False)
    try:
        visit(reader, world.url(release))
        assert settled(lambda: hit_count(release), 1) == 1
    finally:
        allow_scripts(reader, True)
    assert sources(release) == {HitSource.PIXEL: 1}


def test_a_language_is_a_page_of_its_own(reader: Chrome, world: World) -> None:
    korean, english = (world.releases["full"][language] for language in ("ko", "en"))
    before = hit_count(english)
    visit(reader, world.url(korean))
    assert settled(lambda: hit_count(korean), 1) >= 1
    assert hit_count(english) == before


def test_coming_back_after_the_window_counts(
    reader: Chrome, world: World, release: Any, clock: Clock
) -> None:
    visit(reader, world.url(release))
    assert settled(lambda: hit_count(release), 1) == 1
    reader.get(world.url(world.rooms["main"].indexes["en"]))
    clock.ahead = 31
    reader.back()
    assert reader.current_url == world.url(release)
    assert settled(lambda: hit_count(release), 2) == 2


@pytest.mark.parametrize("how", ["prefetch", "prerender"])
def test_a_page_loaded_in_advance_counts_when_it_is_used(
    reader: Chrome, world: World, release: Any, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The policy forbids the rules, which the test writes into the page.
    monkeypatch.setattr(LAB, "policy", "")
    asked: list[str] = []

    def note(html: str) -> str:
        if html:
            asked.append(html)
        return html

    visit(reader, world.url(world.rooms["main"].indexes["en"]))
    monkeypatch.setattr(LAB, "mutation", note)
    reader.execute_script(SPECULATE, how, world.url(release))
    until = time.monotonic() + 10
    while not asked and time.monotonic() < until:
        time.sleep(0.1)
    assert asked, "the browser has loaded nothing in advance"
    assert settled(lambda: hit_count(release), 1) == 0
    reader.execute_script("location.href = arguments[0]", world.url(release))
    assert settled(lambda: hit_count(release), 1) == 1
    assert len(asked) == 1, "the page was loaded once more"


def test_a_tab_nobody_looks_at_does_not_count(reader: Chrome, world: World, release: Any) -> None:
    focus = "Emulation.setFocusEmulationEnabled"
    reader.execute_cdp_cmd(focus, {"enabled": False})
    try:
        reader.minimize_window()
        reader.get(world.url(release))
        assert reader.execute_script("return document.visibilityState") == "hidden"
        assert settled(lambda: hit_count(release), 1) == 0
        reader.set_window_rect(0, 0, 1280, 1024)
        assert reader.execute_script("return document.visibilityState") == "visible"
        assert settled(lambda: hit_count(release), 1) == 1
    finally:
        reader.set_window_rect(0, 0, 1280, 1024)
        reader.execute_cdp_cmd(focus, {"enabled": True})


def test_what_is_not_public_is_not_counted(reader: Chrome, world: World) -> None:
    seen, hidden = world.releases["minimal"]["en"], world.releases["minimal"]["ko"]
    with LAB.lock:
        hidden.unpublish()
        before = refused("not-public")
    visit(reader, world.url(hidden))
    assert reader.find_elements("css selector", "[data-pressroom-hit]") == []
    visit(reader, world.url(seen))
    assert reader.execute_async_script(SEND, make_token(hidden.pk)) == 204
    assert settled(lambda: refused("not-public"), before + 1) == before + 1
    assert hit_count(hidden) == 0


def test_a_driven_browser_is_not_counted(browser: Chrome, world: World, release: Any) -> None:
    visit(browser, world.url(release))
    assert settled(lambda: hit_count(release), 1) == 0


@pytest.mark.services
def test_a_page_from_a_cache_counts(
    reader: Chrome, world: World, release: Any, clock: Clock
) -> None:
    port = int(world.base.rpartition(":")[2])
    with nginx(port) as cache:
        address = world.url(release).replace(f":{port}", f":{cache.port}")
        for number, status in enumerate(("MISS", "HIT", "HIT"), start=1):
            clock.ahead = 31 * number
            reader.get(address)
            assert status_of(reader) == status
            assert settled(lambda: hit_count(release), number) == number


def status_of(driver: Chrome) -> str:
    """Return what the cache said when it served the page that is shown."""
    return str(
        driver.execute_async_script(
            "const [done] = arguments;"
            "const [entry] = performance.getEntriesByType('navigation');"
            "done((entry.serverTiming.find((t) => t.name === 'cache') || {}).description || '');"
        )
    )
