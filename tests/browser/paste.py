"""The editor of a release in the browser, and what is pasted into it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from django.test import Client
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.driver import LIGHT, Mode, visit
from tests.browser.lab import LAB

SECONDS = 40
BODY = "#body-root"
MESSAGE = ".pressroom-paste"
KEEP = "Keep as typed text"
TYPED = "1. The line opens.\n  o It calls at five islands.\n    - Bring a coat.\n2. Fares stay."
POINTS: list[Any] = [("The line opens.", [("It calls at five islands.", [("Bring a coat.", [])])])]
POINTS += [("Fares stay.", [])]

PASTE = """
const [target, copied] = arguments, data = new DataTransfer();
for (const [type, text] of Object.entries(copied)) data.setData(type, text);
const options = {clipboardData: data, bubbles: true, cancelable: true};
return target.dispatchEvent(new ClipboardEvent("paste", options));
"""
FOCUSED_TYPE = """
const block = document.activeElement.closest("#body-root > div > [data-streamfield-child]");
return block?.querySelector("input[name$='-type']").value ?? "";
"""
STATUS = "return document.querySelector('.pressroom-paste-status').textContent"
UNFOLD = """
document.querySelectorAll("#body-root [data-panel-toggle][aria-expanded=false]")
  .forEach((toggle) => toggle.click());
"""
REQUESTS = """
return performance.getEntriesByType("resource")
  .filter((entry) => entry.name.includes("/points-from-text/")).length;
"""


class Editor:
    """The editor of a page.

    Attributes:
        driver: the browser.
        base: address of the server.
        page: the release that is edited.
    """

    def __init__(self, driver: Chrome, base: str, page: Any) -> None:
        self.driver = driver
        self.base = base
        self.page = page

    def log_in(self, user: Any) -> None:
        """Log somebody in without the form."""
        with LAB.lock:
            client = Client()
            client.force_login(user)
        self.driver.get(f"{self.base}/admin/login/")
        self.driver.add_cookie({"name": "sessionid", "value": client.cookies["sessionid"].value})

    def open(self, mode: Mode = LIGHT) -> None:
        """Load the editor and wait for its body."""
        visit(self.driver, f"{self.base}/admin/pages/{self.page.pk}/edit/", mode)
        self.wait(lambda: self.driver.find_elements(By.CSS_SELECTOR, f"{BODY} [role=textbox]"))

    def wait(self, found: Callable[[], Any]) -> Any:
        """Wait until something is there or done, and return it."""
        return WebDriverWait(self.driver, SECONDS).until(lambda _driver: found())

    def one(self, selector: str) -> WebElement:
        """Wait for an element to be visible."""

        def shown() -> Any:
            found = self.driver.find_elements(By.CSS_SELECTOR, selector)
            return next((element for element in found if element.is_displayed()), None)

        element: WebElement = self.wait(shown)
        return element

    def unfold(self) -> None:
        """Open every block and point that is folded."""
        self.driver.execute_script(UNFOLD)

    def text_with(self, text: str) -> WebElement:
        """Return the rich text with a text, with the caret at its end."""
        boxes = self.driver.find_elements(By.CSS_SELECTOR, f"{BODY} [role=textbox]")
        box = next(b for b in boxes if b.is_displayed() and b.text.strip() == text)
        self.driver.execute_script("arguments[0].focus()", box)
        self.keys(Keys.CONTROL, Keys.END)
        return box

    def keys(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        self.driver.switch_to.active_element.send_keys(*keys)

    def paste(self, text: str = TYPED, html: str = "") -> bool:
        """Paste where the focus is; tell whether nobody prevented the browser's own way."""
        copied = {"text/plain": text} | ({"text/html": html} if html else {})
        focused = self.driver.switch_to.active_element
        return bool(self.driver.execute_script(PASTE, focused, copied))

    def message(self) -> str:
        """Wait for the message after a paste, and return it."""
        return self.one(f"{MESSAGE} p").text

    def status(self) -> str:
        """Return what screen readers are told."""
        return str(self.driver.execute_script(STATUS))

    def requests(self) -> int:
        """Return how often the script has asked the server."""
        return int(self.driver.execute_script(REQUESTS))

    def focused_block(self) -> str:
        """Return the type of the block of the body with the focus."""
        return str(self.driver.execute_script(FOCUSED_TYPE))

    def saved(self, at_once: bool = False) -> list[Any]:
        """Save the draft and return its body, block by block."""
        if not at_once:
            # A rich text hands over what has changed in it a quarter of a second later.
            time.sleep(0.5)
        self.driver.execute_script("arguments[0].click()", self.one("footer button.action-save"))
        self.wait(lambda: self.driver.find_elements(By.CSS_SELECTOR, ".messages .success"))
        with LAB.lock:
            self.page.refresh_from_db()
            return body_of(self.page)


def body_of(page: Any) -> list[Any]:
    """Return the body of the latest draft: (type, points or text) for each block."""
    raw = json.loads(page.latest_revision.content["body"])
    return [
        (block["type"], tree(block["value"]["points"]))
        if block["type"] == "points"
        else (block["type"], plain(block["value"]))
        for block in raw
    ]


def tree(points: list[Any]) -> list[Any]:
    """Reduce points to (text, points below)."""
    return [(plain(p["value"]["text"]), tree(p["value"].get("points", []))) for p in points]


def plain(html: str) -> str:
    """Return the text of rich text; paragraphs are parted by a stroke."""
    texts = [part.split(">", 1)[1] for part in html.split("</p>") if ">" in part]
    return "|".join(texts)
