"""Hits, as real browsers make them, under the strict policy."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from selenium.webdriver import Chrome

from tests.browser.content import World
from tests.browser.driver import allow_scripts, start_browser, visit
from tests.browser.lab import LAB
from wagtail_pressroom.hits.counts import hit_count
from wagtail_pressroom.hits.models import HitHour, HitRefusal, HitSource
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


def settled(count: Callable[[], int], wanted: int) -> int:
    """Wait for a count to be reached, and a little longer, lest it goes beyond."""
    for _ in range(40):
        with LAB.lock:
            if count() >= wanted:
                break
        time.sleep(0.1)
    time.sleep(0.4)
    with LAB.lock:
        return count()


def sources(page: Any) -> dict[int, int]:
    """Return the hits of a page by source."""
    with LAB.lock:
        return dict(HitHour.objects.filter(page_id=page.pk).values_list("source", "hits"))


def test_a_view_counts_once_and_without_scripts_once_more(reader: Chrome, world: World) -> None:
    LAB.reports.clear()
    page = world.releases["full"]["ko"]
    visit(reader, world.url(page))
    assert reader.execute_script("return navigator.webdriver") is False
    assert settled(lambda: hit_count(page), 1) == 1
    allow_scripts(reader, False)
    try:
        visit(reader, world.url(page))
        assert settled(lambda: hit_count(page), 2) == 2
    finally:
        allow_scripts(reader, True)
    assert sources(page) == {HitSource.SCRIPT: 1, HitSource.PIXEL: 1}
    assert hit_count(world.releases["full"]["en"]) == 0
    visit(reader, world.url(page))
    assert "2" in reader.find_element("css selector", "dd data").text
    assert LAB.reports == []


def test_what_is_not_public_is_not_counted(reader: Chrome, world: World) -> None:
    seen, hidden = world.releases["minimal"]["en"], world.releases["minimal"]["ko"]
    with LAB.lock:
        hidden.unpublish()
    visit(reader, world.url(hidden))
    assert reader.find_elements("css selector", "[data-pressroom-hit]") == []
    visit(reader, world.url(seen))
    assert settled(lambda: hit_count(seen), 1) == 1
    assert reader.execute_async_script(SEND, make_token(hidden.pk)) == 204
    assert settled(lambda: HitRefusal.objects.count(), 1) == 1
    assert hit_count(hidden) == 0


def test_a_driven_browser_is_not_counted(browser: Chrome, world: World) -> None:
    page = world.releases["with-time"]["en"]
    visit(browser, world.url(page))
    assert settled(lambda: hit_count(page), 1) == 0
