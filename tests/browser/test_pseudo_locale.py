"""The layout holds when every text of the interface is two fifths longer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.browser.checks import rendering
from tests.browser.content import World
from tests.browser.driver import LIGHT, NARROW, Mode, visit
from tests.browser.pseudo import CATALOGUE, pseudo, pseudo_locale
from tests.browser.states import BY_NAME
from tests.browser.test_reading_languages import picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

NAMES = (
    "release-full",
    "release-machine",
    "release-untranslated",
    "languages-open",
    "search-open",
    "side-by-side",
    "missing-language",
    "index-filtered",
    "index-no-match",
    "search-results",
    "what-we-count",
    "not-found",
)
RIGHT_TO_LEFT = (
    "release-full",
    "release-unofficial",
    "languages-open",
    "side-by-side",
    "missing-language",
    "index-filtered",
    "what-we-count",
)


@pytest.fixture
def long_words(browser: Chrome, tmp_path: Path) -> Iterator[None]:
    # The server and the browser keep some pages for everybody, in the words as they were.
    forget(browser)
    with pseudo_locale(tmp_path):
        yield
    forget(browser)


def forget(browser: Chrome) -> None:
    cache.clear()
    browser.execute_cdp_cmd("Network.clearBrowserCache", {})


@pytest.mark.parametrize("mode", [LIGHT, NARROW], ids=lambda mode: mode.name)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_cut_off_or_leaves_the_window(
    browser: Chrome, world: World, long_words: None, name: str, mode: Mode
) -> None:
    state = BY_NAME[name]
    visit(browser, state.url(world, "en"), mode)
    if state.prepare is not None:
        state.prepare(browser)
    picture(browser, f"pseudo-{name}-{mode.name}")
    assert "ẽxţ" in browser.find_element(By.TAG_NAME, "body").get_attribute("textContent")
    assert [*rendering.outside(browser), *browser.execute_script(rendering.CUT_OFF)] == []


@pytest.fixture
def long_arabic_words(browser: Chrome, tmp_path: Path) -> Iterator[None]:
    forget(browser)
    with pseudo_locale(tmp_path, "ar"):
        yield
    forget(browser)


@pytest.mark.parametrize("name", RIGHT_TO_LEFT)
def test_nor_does_it_from_right_to_left(
    browser: Chrome, world: World, long_arabic_words: None, name: str
) -> None:
    state = BY_NAME[name]
    visit(browser, state.url(world, "ar"), NARROW)
    if state.prepare is not None:
        state.prepare(browser)
    picture(browser, f"pseudo-ar-{name}")
    assert "كلمات" in browser.find_element(By.TAG_NAME, "body").get_attribute("textContent")
    assert [*rendering.outside(browser), *browser.execute_script(rendering.CUT_OFF)] == []


def test_it_is_longer_and_keeps_its_placeholders() -> None:
    assert CATALOGUE.exists()
    assert pseudo("Page %(number)s of {}\n") == "Pàgé %(number)s õf {}ẽxţ\n"
