"""An editor pastes a release: by keyboard alone, in both steps, in light and dark."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.checks import axe
from tests.browser.content import MAIN, World
from tests.browser.driver import DARK, LIGHT, NARROW, Mode, emulate, screenshot, visit
from tests.browser.lab import LAB
from tests.factories import ready_pages

# Each test runs in a transaction that is rolled back: nothing stays in the site of the others.
pytestmark = [pytest.mark.browser, pytest.mark.django_db]

NARROW_DARK = Mode("320-dark", width=320, height=640, features=DARK.features)
MODES = (LIGHT, DARK, NARROW, NARROW_DARK)
SECONDS = 40
HEADLINE = "Harbour Minister Opens the Night Ferry to Ostrava Bay"
TEXT = f"""바로가기 메뉴
본문 바로가기
KOR

Press Releases

{HEADLINE}

Date
2031-05-09
hit
1,204

1. Minister Yun opened the night ferry to Ostrava Bay on May 8.

o The ferry carries “sleeper” coaches & bicycles; it leaves at ten in the evening.

o Tickets are sold at every library.

- Readers under twelve travel free of charge.

2. The first winter timetable follows in October.

Go to the list


* unofficial translation"""
FOCUSED = """
const element = document.activeElement;
const label = element.labels?.[0]?.textContent ?? element.textContent;
const group = element.closest("[data-paste-row]");
return [group?.querySelector("[data-paste-name]").textContent ?? "", label.trim()].join(" ").trim();
"""


class Keyboard:
    """An editor's browser, worked by keyboard alone.

    Attributes:
        driver: the browser.
    """

    def __init__(self, driver: Chrome) -> None:
        self.driver = driver

    def press(self, *keys: str) -> None:
        """Press keys, or type a text, where the focus is."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def clear(self) -> None:
        """Empty the field that has the focus."""
        chain = ActionChains(self.driver).key_down(Keys.CONTROL).send_keys("a")
        chain.key_up(Keys.CONTROL).send_keys(Keys.BACKSPACE).perform()

    def tab_to(self, name: str, limit: int = 150) -> None:
        """Go on with Tab until the focus is on what is called so; a row's name comes first."""
        for _step in range(limit):
            self.press(Keys.TAB)
            if self.driver.execute_script(FOCUSED) == name:
                return
        raise AssertionError(f"Tab leads to no “{name}”")

    def wait_for(self, selector: str) -> None:
        """Wait until there is an element."""
        WebDriverWait(self.driver, SECONDS).until(
            lambda driver: driver.find_elements(By.CSS_SELECTOR, selector)
        )

    def type_text(self, text: str) -> None:
        """Put a text where the focus is, as pasting does."""
        self.driver.execute_cdp_cmd("Input.insertText", {"text": text})


@pytest.fixture
def keyboard(browser: Chrome, world: World) -> Iterator[Keyboard]:
    """An editor's browser, logged in, on the page for pasting into the English index."""
    with LAB.lock:
        User.objects.create_superuser("editor", "editor@example.org", "editor")
    policy, LAB.policy = LAB.policy, ""
    base = world.host(MAIN)
    keyboard = Keyboard(browser)
    visit(browser, f"{base}/admin/login/")
    keyboard.wait_for("[name=username]")
    for name in ("username", "password"):
        browser.find_element(By.NAME, name).send_keys("editor")
    keyboard.press(Keys.ENTER)
    keyboard.wait_for("[data-wagtail-sidebar] a, #wagtail-sidebar a")
    visit(browser, f"{base}/admin/pressroom/paste/{world.rooms[MAIN].indexes['en'].pk}/")
    keyboard.wait_for("[data-paste-text]")
    yield keyboard
    browser.delete_all_cookies()
    browser.get("about:blank")
    LAB.policy = policy


AT_REST = """
return document.getAnimations().every((one) => one.playState !== "running"
  || one.effect.getComputedTiming().endTime === Infinity);
"""


def broken_rules(driver: Chrome, mode: Mode, name: str) -> set[tuple[str, str]]:
    """Return the rules axe finds broken, or can't decide; keep a picture if asked to."""
    emulate(driver, mode)
    # Wagtail's side bar and messages glide and fade in.
    WebDriverWait(driver, SECONDS).until(lambda _driver: driver.execute_script(AT_REST))
    driver.execute_script(
        "document.activeElement.scrollIntoView({block: 'center', behavior: 'instant'})"
    )
    if folder := os.environ.get("PRESSROOM_PICTURES"):
        screenshot(driver).save(Path(folder) / f"paste-{name}-{mode.name}.png")
    # What lies below Wagtail's fixed footer is there by chance.
    driver.execute_script("document.querySelector('footer').style.position = 'static'")
    return {(finding.rule, finding.kind) for finding in axe.findings(driver)}


def shown(driver: Chrome, selector: str) -> str:
    """Return the text of an element."""
    return str(driver.find_element(By.CSS_SELECTOR, selector).get_property("textContent")).strip()


def read_the_text(keyboard: Keyboard, text: str = TEXT) -> None:
    """Go from the empty first step to the second."""
    keyboard.tab_to("Text of the release")
    keyboard.type_text(text)
    keyboard.tab_to("Read the text")
    keyboard.press(Keys.ENTER)
    keyboard.wait_for("[data-paste-review]")


def test_from_a_pasted_text_to_a_corrected_draft(keyboard: Keyboard) -> None:
    driver = keyboard.driver
    read_the_text(keyboard)
    keyboard.tab_to("Headline*")
    keyboard.press(Keys.END, " at Last")
    assert shown(driver, "[data-paste-count=points]") == "2"

    keyboard.tab_to("Line 22 What it is")
    assert shown(driver, "[data-current]") == "2. The first winter timetable follows in October."
    keyboard.press(Keys.ARROW_DOWN)
    assert shown(driver, "[data-paste-status]") == "Line 22: Point, level 2"
    assert shown(driver, "[data-paste-count=points]") == "1"
    keyboard.tab_to("Line 22 Marker")
    keyboard.press(Keys.END, Keys.BACKSPACE, Keys.BACKSPACE, "o")
    keyboard.tab_to("Line 22 Text")
    keyboard.press(Keys.END, " It is blue.")
    keyboard.tab_to("Create draft")
    keyboard.press(Keys.ENTER)
    keyboard.wait_for("#panel-child-content-body-section")

    assert "was created" in shown(driver, ".messages")
    with LAB.lock:
        draft = ready_pages().PressReleasePage.objects.get(title__startswith=HEADLINE)
        (first,) = next(block for block in draft.body.raw_data if block["type"] == "points")[
            "value"
        ]["points"]
    assert (draft.title, draft.live) == (f"{HEADLINE} at Last", False)
    assert "It is blue." in first["value"]["points"][-1]["value"]["text"]


def test_setting_aside_and_keeping(keyboard: Keyboard) -> None:
    driver = keyboard.driver
    read_the_text(keyboard)
    aside = int(shown(driver, "[data-paste-count=aside]"))
    keyboard.tab_to("Line 5 What it is")
    # Nothing but what it is can be changed of a line set aside.
    keyboard.press(Keys.TAB)
    assert driver.execute_script(FOCUSED) == "Line 7 What it is"
    keyboard.tab_to("Line 18 What it is")
    keyboard.press(Keys.END)
    assert int(shown(driver, "[data-paste-count=aside]")) == aside + 1
    assert "by you" in driver.execute_script(
        "return document.activeElement.closest('[data-paste-row]').innerText"
    )
    keyboard.press("P")
    assert int(shown(driver, "[data-paste-count=aside]")) == aside
    keyboard.press(Keys.TAB)
    assert driver.execute_script(FOCUSED) == "Line 18 Marker"


def test_another_line_becomes_the_headline(keyboard: Keyboard) -> None:
    driver = keyboard.driver
    read_the_text(keyboard)
    keyboard.tab_to("Line 5 What it is")
    keyboard.press("Headl")
    title = driver.find_element(By.NAME, "title").get_property("value")
    assert title == "Press Releases"
    old = "return document.querySelector('[data-first=\"7\"] select').value"
    assert driver.execute_script(old) == "aside"


def test_going_back_and_forth_loses_nothing(keyboard: Keyboard) -> None:
    driver = keyboard.driver
    read_the_text(keyboard)
    keyboard.tab_to("Line 14 Text")
    keyboard.press("Typed with care. ")
    keyboard.tab_to("Back to the text")
    keyboard.press(Keys.ENTER)
    keyboard.wait_for("[data-paste-text]")
    assert driver.find_element(By.NAME, "text").get_property("value") == TEXT
    keyboard.tab_to("Read the text")
    keyboard.press(Keys.ENTER)
    keyboard.wait_for("[data-paste-review]")
    keyboard.tab_to("Line 14 Text")
    value = "return document.activeElement.value"
    assert "Typed with care. " in driver.execute_script(value)


def test_a_text_far_too_long_is_refused_before_it_is_sent(keyboard: Keyboard) -> None:
    driver = keyboard.driver
    keyboard.tab_to("Read the text")
    driver.execute_script("document.querySelector('textarea').value = 'line\\n'.repeat(1e6)")
    keyboard.press(Keys.ENTER)
    keyboard.wait_for(".error-message")
    assert "too long" in shown(driver, ".error-message")
    assert driver.execute_script(FOCUSED) == "Text of the release"
    assert driver.execute_script("return document.activeElement.value.length") == 5e6


DROP = """
const [name, text] = arguments;
const dragged = new DataTransfer();
dragged.items.add(new File([text], name, {type: "text/plain"}));
for (const type of ["dragenter", "dragover", "drop"]) {
  document.querySelector("[data-paste-text] textarea").dispatchEvent(
    new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: dragged}));
}
"""


def test_a_dropped_file_is_read_and_one_of_another_kind_refused(keyboard: Keyboard) -> None:
    driver = keyboard.driver
    driver.execute_script(DROP, "picture.png", "nothing")
    assert "can’t be read" in shown(driver, ".error-message")
    driver.execute_script(DROP, "release.txt", TEXT)
    assert shown(driver, "[data-paste-status]") == "File chosen: release.txt"
    keyboard.tab_to("Read the text")
    keyboard.press(Keys.ENTER)
    keyboard.wait_for("[data-paste-review]")
    assert driver.find_element(By.NAME, "title").get_property("value") == HEADLINE


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)
def test_both_steps_break_no_rule_that_wagtail_keeps(
    keyboard: Keyboard, world: World, mode: Mode
) -> None:
    driver, address = keyboard.driver, keyboard.driver.current_url
    visit(driver, f"{world.host(MAIN)}/admin/account/")
    keyboard.wait_for("form button[type=submit]")
    wagtails_own = broken_rules(driver, mode, "account")
    assert not {
        rule for rule, kind in wagtails_own if rule == "color-contrast" and kind == "violations"
    }
    visit(driver, address)
    keyboard.wait_for("[data-paste-text]")
    assert broken_rules(driver, mode, "1-text") - wagtails_own == set()
    emulate(driver, LIGHT)
    read_the_text(keyboard)
    keyboard.tab_to("Line 18 What it is")
    assert broken_rules(driver, mode, "2-review") - wagtails_own == set()
    emulate(driver, LIGHT)
    keyboard.tab_to("Line 18 Text")
    keyboard.clear()
    keyboard.tab_to("Create draft")
    keyboard.press(Keys.ENTER)
    keyboard.wait_for("[data-paste-review] .error-message")
    assert driver.execute_script(FOCUSED) == "Line 18 Text"
    assert broken_rules(driver, mode, "3-errors") - wagtails_own == set()
    emulate(driver, LIGHT)
