"""What readers are told before the text, in each state of a translation."""

from __future__ import annotations

import json
from typing import Any

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.browser.allowed import ALLOWED, SCROLLED_AWAY
from tests.browser.checks import axe, keyboard, rendering
from tests.browser.content import MAIN, PAIR, READ_IN, World
from tests.browser.driver import DARK, FORCED, LIGHT, NARROW, Mode, press, visit
from tests.browser.lab import LAB
from tests.browser.states import BY_NAME, name_of
from tests.browser.test_reading_languages import TABLET, picture
from wagtail_pressroom.languages.freshness.recording import record_publication

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

MODES = (LIGHT, TABLET, NARROW, DARK, FORCED)
NOTICE = ".pressroom-notice"


def with_ids_of(raw: Any, original: Any) -> Any:
    """Return blocks with the ids of another language's, as wagtail-localize makes them."""
    if isinstance(raw, list):
        return [with_ids_of(*pair) for pair in zip(raw, original, strict=True)]
    if not isinstance(raw, dict):
        return raw
    kept = {key: with_ids_of(value, original[key]) for key, value in raw.items()}
    return {**kept, "id": original["id"]} if "id" in raw else kept


@pytest.fixture
def behind(world: World) -> World:
    """The French original has changed its title and two points since the others were made."""
    pages = world.releases["full"]
    with LAB.lock:
        for language in READ_IN:
            page = type(pages[language]).objects.get(pk=pages[language].pk)
            page.translation_status = "unofficial"
            raw = with_ids_of(list(page.body.raw_data), list(pages["fr"].body.raw_data))
            page.body = json.dumps(raw)
            page.save()
        for language in ("fr", *READ_IN):
            page = pages[language]
            record_publication(type(page).objects.get(pk=page.pk))
        original = type(page).objects.get(pk=pages["fr"].pk)
        raw = [dict(block) for block in original.body.raw_data]
        for point in raw[0]["value"]["points"][:2]:
            point["value"]["text"] = "<p>Autre chose.</p>"
        original.title, original.body = "Un autre titre", json.dumps(raw)
        original.save_revision().publish()
    return world


@pytest.mark.parametrize("mode", MODES, ids=name_of)
@pytest.mark.parametrize("language", READ_IN)
def test_a_translation_that_is_behind(
    browser: Chrome, behind: World, language: str, mode: Mode
) -> None:
    visit(browser, BY_NAME["release-full"].url(behind, language), mode)
    picture(browser, f"behind-{language}-{mode.name}")
    notice = browser.find_element(By.CSS_SELECTOR, NOTICE)
    assert notice.find_element(By.CSS_SELECTOR, "a[hreflang=fr]").is_displayed()
    assert notice.find_elements(By.CSS_SELECTOR, "time[datetime]")
    allowed = (*ALLOWED, SCROLLED_AWAY)
    found = [str(one) for one in axe.problems(browser, allowed, mode=mode.name)]
    assert [*found, *rendering.page_problems(browser)] == []


@pytest.mark.parametrize("language", READ_IN)
def test_the_changed_points_are_reached_by_keyboard(
    browser: Chrome, behind: World, language: str
) -> None:
    state = BY_NAME["release-full"]
    visit(browser, state.url(behind, language))
    links = browser.find_elements(By.CSS_SELECTOR, f'{NOTICE} a[href^="#"]')
    addresses = [link.get_attribute("href").partition("#")[2] for link in links]
    assert len(addresses) >= 2
    for address in addresses:
        target = browser.find_element(By.ID, address)
        browser.execute_script("arguments[0].focus()", links[addresses.index(address)])
        press(browser, "Enter")
        assert browser.execute_script("return arguments[0].matches(':target')", target)
        top = browser.execute_script("return arguments[0].getBoundingClientRect().top", target)
        assert 0 <= top < browser.execute_script("return innerHeight")


@pytest.mark.parametrize("mode", [LIGHT, NARROW], ids=name_of)
def test_keyboard(browser: Chrome, behind: World, mode: Mode) -> None:
    state = BY_NAME["release-full"]
    url = state.url(behind, "ar")
    assert keyboard.problems(browser, url, state.skip_targets, mode) == []


@pytest.mark.parametrize("language", READ_IN)
@pytest.mark.parametrize("name", ["release-unofficial", "release-machine"])
def test_it_stands_before_the_text(browser: Chrome, world: World, name: str, language: str) -> None:
    visit(browser, BY_NAME[name].url(world, language))
    picture(browser, f"{name}-{language}")
    notice = browser.find_element(By.CSS_SELECTOR, NOTICE)
    body = browser.find_element(By.CSS_SELECTOR, ".pressroom-body")
    assert browser.execute_script(
        "return !!(arguments[0].compareDocumentPosition(arguments[1]) & 4)", notice, body
    )


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_switcher_of_two_languages(browser: Chrome, world: World, language: str) -> None:
    index = world.rooms[PAIR].indexes[language]
    visit(browser, world.url(index, PAIR))
    picture(browser, f"languages-2-{language}")
    names = browser.find_elements(By.CSS_SELECTOR, ".pressroom-languages a")
    assert [name.text for name in names] == ["English", "한국어"]
    assert all(name.is_displayed() for name in names)


@pytest.mark.parametrize("mode", [LIGHT, NARROW, DARK], ids=name_of)
@pytest.mark.parametrize("language", READ_IN)
def test_a_switcher_of_four_languages(
    browser: Chrome, world: World, language: str, mode: Mode
) -> None:
    state = BY_NAME["languages-open"]
    visit(browser, state.url(world, language), mode)
    assert state.prepare is not None
    state.prepare(browser)
    picture(browser, f"languages-4-{language}-{mode.name}")
    links = browser.find_elements(By.CSS_SELECTOR, ".pressroom-languages a")
    assert [link.get_attribute("lang") for link in links] == [*world.rooms[MAIN].indexes]
