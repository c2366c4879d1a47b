"""A reader copies a release as text, with the keyboard, and is told so."""

from __future__ import annotations

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.checks import rendering
from tests.browser.content import World
from tests.browser.driver import LIGHT, press, visit
from tests.browser.lab import LAB
from tests.browser.states import BY_NAME

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def press_button(browser: Chrome) -> str:
    """Press the button by keyboard, and return what is said then."""
    button = browser.find_element(By.CSS_SELECTOR, "button[data-pressroom-copy]")
    assert button.is_displayed()
    status = browser.find_element(By.CSS_SELECTOR, ".pressroom-plain-text [role=status]")
    assert status.text == ""
    browser.execute_script("arguments[0].focus()", button)
    press(browser, "Enter")
    WebDriverWait(browser, 10).until(lambda _driver: status.text)
    # Whoever pressed it stays where they are.
    assert browser.switch_to.active_element == button
    return status.text


def test_copying_by_keyboard(browser: Chrome, world: World) -> None:
    LAB.reports.clear()
    # What earlier pages said in the console is no matter here.
    rendering.console_problems(browser)
    url = BY_NAME["release-full"].url(world, "en")
    permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"]
    browser.execute_cdp_cmd("Browser.grantPermissions", {"permissions": permissions})
    try:
        visit(browser, url, LIGHT)
        assert press_button(browser) == "The text has been copied."
        copied = browser.execute_async_script(
            "const done = arguments[0]; navigator.clipboard.readText().then(done, done)"
        )
        link = browser.find_element(By.CSS_SELECTOR, ".pressroom-plain-text a")
        shown = browser.execute_async_script(
            "const done = arguments[1]; fetch(arguments[0]).then(a => a.text()).then(done)",
            link.get_attribute("href"),
        )
        assert copied == shown
        assert copied.startswith(browser.find_element(By.TAG_NAME, "h1").text + "\n")
        assert rendering.console_problems(browser) == []
        assert LAB.reports == []
    finally:
        browser.execute_cdp_cmd("Browser.resetPermissions", {})


def test_a_text_that_can_not_be_copied(browser: Chrome, world: World) -> None:
    visit(browser, BY_NAME["release-full"].url(world, "en"), LIGHT)
    browser.execute_script("navigator.clipboard.write = () => Promise.reject(new Error('no'))")
    assert press_button(browser).startswith("The text could not be copied.")
