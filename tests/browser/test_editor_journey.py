"""An editor's day in the real admin: write, preview, publish, translate, state the status."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
)
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.checks import axe
from tests.browser.content import MAIN, World
from tests.browser.driver import LIGHT, emulate, visit
from tests.browser.lab import LAB
from tests.factories import ready_pages

# Each test runs in a transaction that is rolled back: nothing stays in the site of the others.
pytestmark = [pytest.mark.browser, pytest.mark.django_db]

TITLE = "Tide tables in two languages"
POINT = "The ministry publishes its tide tables in two languages."
KOREAN = {TITLE: "조석표를 두 언어로", POINT: "해안부는 조석표를 두 언어로 제공한다."}
SECONDS = 40
PASSING = (
    StaleElementReferenceException,
    ElementClickInterceptedException,
    ElementNotInteractableException,
)
CREATE = "/admin/pages/add/wagtail_pressroom_pages/pressreleasepage/{index}/"
BODY = "#panel-child-content-body-section"

# Wagtail puts a new frame in place of the old one with every change.
PREVIEW_SHOWS = """
return [...document.querySelectorAll("iframe")].some(
  (frame) => frame.contentDocument?.querySelector(".pressroom-points")
    ?.innerText.includes(arguments[0]));
"""


class Admin:
    """The admin in a browser.

    Attributes:
        driver: the browser.
        base: address of the server.
    """

    def __init__(self, driver: Chrome, base: str) -> None:
        self.driver = driver
        self.base = base

    def go(self, path: str) -> None:
        """Load a page of the admin."""
        visit(self.driver, self.base + path)

    def wait(self, found: Callable[[], Any]) -> Any:
        """Wait until something is there or done, and return it.

        The admin draws its forms anew at any time, so an element may go while it is looked at.
        """
        patience = WebDriverWait(self.driver, SECONDS, ignored_exceptions=PASSING)
        return patience.until(lambda _driver: found())

    def all(self, selector: str) -> list[WebElement]:
        """Return the visible elements that a selector finds."""
        found = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return [element for element in found if element.is_displayed()]

    def one(self, selector: str) -> WebElement:
        """Wait for an element to be visible."""
        element: WebElement = self.wait(lambda: self._in_view(self.all(selector)))
        return element

    def _in_view(self, elements: list[WebElement]) -> WebElement | None:
        for element in elements[:1]:
            self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
            return element
        return None

    def type(self, selector: str, *keys: str) -> None:
        """Type into an element, once it is there."""

        def typed() -> bool:
            self.one(selector).send_keys(*keys)
            return True

        self.wait(typed)

    def press(self, selector: str) -> None:
        """Click an element, once it is there."""

        def pressed() -> bool:
            self.one(selector).click()
            return True

        self.wait(pressed)

    def labelled(self, selector: str, text: str) -> list[WebElement]:
        """Return the visible elements with a text."""
        return [element for element in self.all(selector) if element.text.strip() == text]

    def click(self, selector: str, text: str) -> None:
        """Click the first element with a text, once it is there."""

        def clicked() -> bool:
            element = self._in_view(self.labelled(selector, text))
            if element is None:
                return False
            element.click()
            return True

        self.wait(clicked)

    def count(self, selector: str, text: str) -> int:
        """Count the visible elements with a text."""
        return int(self.wait(lambda: [len(self.labelled(selector, text))])[0])


@pytest.fixture
def admin(browser: Chrome, world: World) -> Iterator[Admin]:
    """An editor's browser, logged in."""
    with LAB.lock:
        User.objects.create_superuser("editor", "editor@example.org", "editor")
    policy, LAB.policy = LAB.policy, ""
    admin = Admin(browser, world.host(MAIN))
    admin.go("/admin/login/")
    for name in ("username", "password"):
        admin.type(f"[name={name}]", "editor")
    admin.press("form button[type=submit]")
    admin.one("#wagtail h1, #header-title")
    yield admin
    browser.delete_all_cookies()
    browser.get("about:blank")
    LAB.policy = policy


def fill_in_korean(field: WebElement) -> bool:
    """Type the translation of the text that a field is there for."""
    row = field.find_element(By.XPATH, "ancestor::li[1]").text
    field.send_keys(next(korean for english, korean in KOREAN.items() if english in row))
    return True


def wait_for_fewer(admin: Admin, left: int) -> None:
    """Wait until a text has been saved."""
    admin.wait(lambda: len(admin.labelled("button", "Translate")) < left)


def broken_rules(driver: Chrome) -> set[tuple[str, str]]:
    """Return the rules axe finds broken, or can't decide, on the page at hand."""
    return {(finding.rule, finding.kind) for finding in axe.findings(driver)}


def write_and_publish(admin: Admin, index: Any) -> Any:
    """Write a release with one point, look at its preview, publish it."""
    admin.go(CREATE.format(index=index.pk))
    admin.type("#id_release_date", "2026-02-03 00:00", Keys.ESCAPE)
    admin.type("#id_title", TITLE)
    admin.wait(lambda: not admin.all(".xdsoft_datetimepicker"))
    admin.press(f"{BODY} .c-sf-add-button")
    admin.click("[role=option], .w-combobox__option", "Points")
    admin.type(f"{BODY} [role=textbox]", POINT)
    admin.press("button[aria-label*='preview' i]")
    admin.wait(lambda: admin.driver.execute_script(PREVIEW_SHOWS, POINT))
    admin.press("footer .w-dropdown button, footer [data-controller*=w-dropdown] button")
    admin.press("button[name=action-publish]")
    admin.wait(lambda: admin.labelled(".messages a", "View live"))
    with LAB.lock:
        return ready_pages().PressReleasePage.objects.get(title=TITLE)


def translate_and_publish(admin: Admin, release: Any, on_commit: Any) -> Any:
    """Submit a release for translation into Korean, translate each text, publish it.

    wagtail-localize publishes when the transaction is committed, which here it never is.
    """
    admin.go(f"/admin/localize/submit/page/{release.pk}/")
    admin.wait(lambda: admin.driver.find_elements(By.XPATH, "//label[contains(., 'Korean')]"))
    admin.driver.find_element(By.XPATH, "//label[contains(., 'Korean')]").click()
    admin.press("main form input[type=submit]")
    admin.wait(lambda: admin.labelled("button", "Translate"))
    while left := admin.count("button", "Translate"):
        admin.click("button", "Translate")
        admin.wait(lambda: fill_in_korean(admin.one("li textarea, li [role=textbox]")))
        admin.click("button", "Save")
        wait_for_fewer(admin, left)
    with on_commit(execute=True):
        admin.click("footer button", "Publish in Korean")
        admin.wait(lambda: "is published in" in admin.one(".messages").text)
    return ready_pages().PressReleasePage.objects.get(
        translation_key=release.translation_key, locale__language_code="ko", live=True
    )


def test_from_an_empty_form_to_a_page_in_two_languages(
    admin: Admin, world: World, django_capture_on_commit_callbacks: Any
) -> None:
    index = world.rooms[MAIN].indexes["en"]
    release = write_and_publish(admin, index)
    visit(admin.driver, world.url(release))
    assert admin.one(".pressroom-points li").text == POINT

    translation = translate_and_publish(admin, release, django_capture_on_commit_callbacks)
    admin.go("/admin/account/")
    admin.one("form button[type=submit]")
    wagtails_own = broken_rules(admin.driver)
    admin.go(f"/admin/pressroom/translation-status/{translation.pk}/")
    admin.press("input[value=official]")
    emulate(admin.driver, LIGHT)
    assert broken_rules(admin.driver) - wagtails_own == set()
    admin.press("footer button[type=submit]")
    admin.wait(lambda: "translation-status" not in admin.driver.current_url)

    admin.driver.delete_all_cookies()
    visit(admin.driver, world.url(translation))
    assert admin.one("h1").text == KOREAN[TITLE]
    assert admin.one(".pressroom-points li").text == KOREAN[POINT]
    assert "공식 번역" in admin.one("[role=note]").text
