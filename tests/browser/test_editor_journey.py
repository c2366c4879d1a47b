"""An editor's day in the real admin: write, preview, publish, translate, state the status."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
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
        """Wait until something is there, and return it."""
        return WebDriverWait(self.driver, SECONDS).until(lambda _driver: found())

    def all(self, selector: str) -> list[WebElement]:
        """Return the visible elements that a selector finds."""
        found = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return [element for element in found if element.is_displayed()]

    def one(self, selector: str) -> WebElement:
        """Wait for an element to be visible."""
        element: WebElement = self.wait(lambda: next(iter(self.all(selector)), None))
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        return element

    def labelled(self, selector: str, text: str) -> list[WebElement]:
        """Return the visible elements with a text."""
        return [element for element in self.all(selector) if element.text.strip() == text]

    def click(self, selector: str, text: str) -> None:
        """Click the first element with a text, once it is there."""
        element = self.wait(lambda: next(iter(self.labelled(selector, text)), None))
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()


@pytest.fixture
def admin(browser: Chrome, world: World) -> Iterator[Admin]:
    """An editor's browser, logged in."""
    with LAB.lock:
        User.objects.create_superuser("editor", "editor@example.org", "editor")
    policy, LAB.policy = LAB.policy, ""
    admin = Admin(browser, world.host(MAIN))
    admin.go("/admin/login/")
    for name in ("username", "password"):
        admin.one(f"[name={name}]").send_keys("editor")
    admin.one("form button[type=submit]").click()
    admin.one("#wagtail h1, #header-title")
    yield admin
    browser.delete_all_cookies()
    browser.get("about:blank")
    LAB.policy = policy


def broken_rules(driver: Chrome) -> set[tuple[str, str]]:
    """Return the rules axe finds broken, or can't decide, on the page at hand."""
    return {(finding.rule, finding.kind) for finding in axe.findings(driver)}


def write_and_publish(admin: Admin, index: Any) -> Any:
    """Write a release with one point, look at its preview, publish it."""
    admin.go(CREATE.format(index=index.pk))
    admin.one("#id_release_date").send_keys("2026-02-03 00:00", Keys.ESCAPE)
    admin.one("#id_title").send_keys(TITLE)
    admin.wait(lambda: not admin.all(".xdsoft_datetimepicker"))
    admin.one(f"{BODY} .c-sf-add-button").click()
    admin.click("[role=option], .w-combobox__option", "Points")
    admin.one(f"{BODY} [role=textbox]").send_keys(POINT)
    admin.one("button[aria-label*='preview' i]").click()
    admin.wait(lambda: admin.driver.execute_script(PREVIEW_SHOWS, POINT))
    admin.one("footer .w-dropdown button, footer [data-controller*=w-dropdown] button").click()
    admin.one("button[name=action-publish]").click()
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
    admin.one("main form input[type=submit]").click()
    admin.wait(lambda: admin.labelled("button", "Translate"))
    while admin.labelled("button", "Translate"):
        left = len(admin.labelled("button", "Translate"))
        admin.click("button", "Translate")
        field = admin.one("li textarea, li [role=textbox]")
        row = field.find_element(By.XPATH, "ancestor::li[1]").text
        field.send_keys(next(korean for english, korean in KOREAN.items() if english in row))
        admin.click("button", "Save")
        admin.wait(lambda left=left: len(admin.labelled("button", "Translate")) < left)
    with on_commit(execute=True):
        admin.click("footer button", "Publish in Korean")
        admin.wait(lambda: "Published" in admin.one(".messages").text)
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
    admin.one("input[value=official]").click()
    emulate(admin.driver, LIGHT)
    assert broken_rules(admin.driver) - wagtails_own == set()
    admin.one("footer button[type=submit]").click()
    admin.wait(lambda: "translation-status" not in admin.driver.current_url)

    admin.driver.delete_all_cookies()
    visit(admin.driver, world.url(translation))
    assert admin.one("h1").text == KOREAN[TITLE]
    assert admin.one(".pressroom-points li").text == KOREAN[POINT]
    assert "공식 번역" in admin.one("[role=note]").text
