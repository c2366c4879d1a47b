"""The list of what was read most, and the page that says what is counted, as readers use them."""

from __future__ import annotations

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.browser.checks import keyboard
from tests.browser.content import READ_IN, World
from tests.browser.driver import LIGHT, NARROW, Mode, visit
from tests.browser.lab import LAB
from tests.browser.states import BY_NAME, name_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

LINES = """
return [...document.querySelectorAll(".pressroom-most-read li")].map((item) => {
  const [link, number] = item.children;
  return [link.getBoundingClientRect(), number.getBoundingClientRect()].map(
    (box) => [box.left, box.right, box.top, box.bottom]);
});
"""


@pytest.mark.parametrize("language", READ_IN)
def test_the_list_leads_to_releases_in_the_language_of_the_page(
    browser: Chrome, world: World, language: str
) -> None:
    LAB.reports.clear()
    visit(browser, BY_NAME["home"].url(world, language))
    links = browser.find_elements(By.CSS_SELECTOR, ".pressroom-most-read ol a")
    assert len(links) == 5
    first = links[0].text
    links[0].click()
    assert browser.find_element(By.CSS_SELECTOR, "html").get_attribute("lang") == language
    assert browser.find_element(By.CSS_SELECTOR, "h1").text == first
    assert LAB.reports == []


@pytest.mark.parametrize("language", READ_IN)
@pytest.mark.parametrize("mode", [LIGHT, NARROW], ids=name_of)
def test_the_numbers_stand_below_the_titles(
    browser: Chrome, world: World, language: str, mode: Mode
) -> None:
    visit(browser, BY_NAME["home"].url(world, language), mode)
    lines = browser.execute_script(LINES)
    assert len(lines) == 5
    for (left, right, _top, bottom), (number_left, number_right, number_top, _) in lines:
        assert number_top >= bottom - 1
        side = (right, number_right) if language == "ar" else (left, number_left)
        assert abs(side[0] - side[1]) <= 1
        assert 0 <= number_left <= number_right <= mode.width


@pytest.mark.parametrize("language", READ_IN)
def test_the_views_of_a_release_lead_to_what_is_counted_and_on_to_other_languages(
    browser: Chrome, world: World, language: str
) -> None:
    visit(browser, BY_NAME["release-minimal"].url(world, language))
    browser.find_element(By.CSS_SELECTOR, ".pressroom-metadata dd a").click()
    assert browser.current_url == BY_NAME["what-we-count"].url(world, language)
    for other in READ_IN:
        browser.find_element(By.CSS_SELECTOR, "[data-pressroom-disclosure] summary").click()
        browser.find_element(By.CSS_SELECTOR, f".pressroom-languages a[lang={other}]").click()
        assert browser.current_url == BY_NAME["what-we-count"].url(world, other)
        assert browser.find_element(By.CSS_SELECTOR, "html").get_attribute("lang") == other


@pytest.mark.parametrize("mode", [LIGHT, NARROW], ids=name_of)
def test_what_we_count_by_keyboard(browser: Chrome, world: World, mode: Mode) -> None:
    state = BY_NAME["what-we-count"]
    url = state.url(world, "ar")
    assert keyboard.problems(browser, url, state.skip_targets, mode) == []
