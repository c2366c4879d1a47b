"""Two languages side by side, and texts that are shown in place of missing ones."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.browser.allowed import ALLOWED, SCROLLED_AWAY
from tests.browser.checks import axe, keyboard, rendering
from tests.browser.content import READ_IN, World
from tests.browser.driver import (
    DARK,
    FORCED,
    LIGHT,
    NARROW,
    Mode,
    allow_scripts,
    emulate,
    screenshot,
    visit,
)
from tests.browser.lab import LAB
from tests.browser.states import BY_NAME, beside, missing, name_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

TABLET = Mode("768", width=768, height=1024)
MODES = (LIGHT, TABLET, NARROW, DARK, FORCED)
# Left and top of both cells of each row, and whether the names of their languages are seen.
ROWS = """
return [...document.querySelectorAll(".pressroom-sides__row")].map((row) =>
  [...row.querySelectorAll(":scope > div")].map((cell) => {
    const box = cell.getBoundingClientRect(), name = cell.firstElementChild;
    return {left: box.left, right: box.right, top: box.top, bottom: box.bottom,
            named: name.getBoundingClientRect().height > 5};
  }));
"""


def picture(browser: Chrome, name: str) -> None:
    """Keep a picture of the page at hand, when somebody wants to see it."""
    if folder := os.environ.get("PRESSROOM_PICTURES"):
        screenshot(browser).save(Path(folder) / f"{name}.png")


@pytest.fixture
def in_place(world: World) -> Iterator[World]:
    """The site, with texts shown in place."""
    options = {**settings.WAGTAIL_PRESSROOM, "MISSING_LANGUAGE": "show"}
    with override_settings(WAGTAIL_PRESSROOM=options):
        yield world


@pytest.mark.parametrize("mode", MODES, ids=name_of)
@pytest.mark.parametrize("language", READ_IN)
def test_side_by_side_where_there_is_room_and_else_in_pairs(
    browser: Chrome, world: World, language: str, mode: Mode
) -> None:
    visit(browser, BY_NAME["side-by-side"].url(world, language), mode)
    picture(browser, f"side-by-side-{language}-{mode.name}")
    rows = browser.execute_script(ROWS)
    assert len(rows) > 15
    for first, second in rows:
        if mode is NARROW:
            assert second["top"] >= first["bottom"]
            assert first["named"]
            assert second["named"]
        else:
            assert abs(first["top"] - second["top"]) <= 1
            in_order = (second, first) if language == "ar" else (first, second)
            assert in_order[0]["right"] < in_order[1]["left"]
            assert not first["named"]
    assert rendering.page_problems(browser) == []


@pytest.mark.parametrize("language", READ_IN)
def test_side_by_side_on_paper(browser: Chrome, world: World, language: str) -> None:
    visit(browser, BY_NAME["side-by-side"].url(world, language), NARROW)
    assert rendering.print_problems(browser, NARROW) == []
    emulate(browser, TABLET, "print")
    picture(browser, f"side-by-side-{language}-print")
    first, second = browser.execute_script(ROWS)[3]
    emulate(browser, LIGHT)
    assert abs(first["top"] - second["top"]) <= 1


@pytest.mark.parametrize("mode", MODES, ids=name_of)
@pytest.mark.parametrize("name", ["side-by-side", "missing-language"])
@pytest.mark.parametrize("language", READ_IN)
def test_axe(browser: Chrome, world: World, name: str, language: str, mode: Mode) -> None:
    visit(browser, BY_NAME[name].url(world, language), mode)
    picture(browser, f"{name}-{language}-{mode.name}")
    found = axe.problems(browser, (*ALLOWED, SCROLLED_AWAY), mode=mode.name)
    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize("mode", [LIGHT, NARROW], ids=name_of)
@pytest.mark.parametrize("name", ["side-by-side", "missing-language"])
@pytest.mark.parametrize("language", READ_IN)
def test_keyboard(browser: Chrome, world: World, name: str, language: str, mode: Mode) -> None:
    state = BY_NAME[name]
    assert keyboard.problems(browser, state.url(world, language), state.skip_targets, mode) == []


@pytest.mark.parametrize("language", READ_IN)
def test_from_a_release_to_two_languages_without_scripts(
    browser: Chrome, world: World, language: str
) -> None:
    other = beside(language)
    allow_scripts(browser, False)
    try:
        visit(browser, BY_NAME["release-full"].url(world, language))
        browser.find_element(By.CSS_SELECTOR, f".pressroom-beside a[lang={other}]").click()
    finally:
        allow_scripts(browser, True)
    assert browser.current_url == BY_NAME["side-by-side"].url(world, language)
    titles = browser.find_elements(By.CSS_SELECTOR, ".pressroom-sides__title a")
    titles[1].click()
    assert browser.current_url == BY_NAME["release-full"].url(world, other)


@pytest.mark.parametrize("language", READ_IN)
def test_a_text_in_place_of_a_missing_one(browser: Chrome, in_place: World, language: str) -> None:
    LAB.reports.clear()
    for mode in (LIGHT, NARROW, DARK, FORCED):
        visit(browser, missing(in_place, language), mode)
        picture(browser, f"in-place-{language}-{mode.name}")
        found = [str(one) for one in axe.problems(browser, ALLOWED, mode=mode.name)]
        assert [*found, *rendering.page_problems(browser)] == []
    assert browser.find_element(By.TAG_NAME, "html").get_attribute("lang") == language
    assert browser.find_element(By.TAG_NAME, "article").get_attribute("lang") == "fr"
    assert LAB.reports == []


def test_the_switcher_names_the_language_of_the_text(browser: Chrome, in_place: World) -> None:
    visit(browser, BY_NAME["release-untranslated"].url(in_place, "en"))
    browser.find_element(By.CSS_SELECTOR, "[data-pressroom-disclosure] summary").click()
    picture(browser, "in-place-switcher")
    french = browser.find_element(By.CSS_SELECTOR, ".pressroom-languages a[lang=fr]")
    assert french.get_attribute("hreflang") == "en"
    item = french.find_element(By.XPATH, "..")
    assert item.text.endswith("English")
    french.click()
    assert browser.find_element(By.TAG_NAME, "html").get_attribute("lang") == "fr"
    assert browser.find_element(By.TAG_NAME, "article").get_attribute("lang") == "en"
