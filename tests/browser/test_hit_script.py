"""When the script reports a display: in every state a page can be in, and never twice.

The states of the page are set from outside, so that each is met at will; the script is the one
that readers get, under the strict policy.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from selenium.webdriver import Chrome

from tests.browser.content import World
from tests.browser.driver import visit
from tests.browser.lab import LAB
from wagtail_pressroom.hits.tokens import make_token

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PREPARE = """
window.state = {visible: true, prerendering: false, webdriver: false};
window.sent = [];
window.troubles = [];
const define = (object, name, get) =>
  Object.defineProperty(object, name, {get, configurable: true});
define(document, "visibilityState", () => state.visible ? "visible" : "hidden");
define(document, "prerendering", () => state.prerendering);
define(navigator, "webdriver", () => state.webdriver);
window.answer = () => Promise.resolve(new Response());
window.fetch = (url, options) => { sent.push({url, ...options}); return answer(); };
for (const name of ["error", "unhandledrejection"])
  addEventListener(name, () => troubles.push(name));
"""
# Before the scripts of the page, which are deferred.
BEFORE = """
document.addEventListener("readystatechange", () => {
  if (document.readyState === "interactive") { %s }
});
"""

Step = Callable[[str], int]


@pytest.fixture
def run(browser: Chrome, world: World) -> Callable[..., Step]:
    """Return a function that runs the script on a release, and returns one that goes on."""

    def start(before: str = "") -> Step:
        added = browser.execute_cdp_cmd(
            "Page.addScriptToEvaluateOnNewDocument", {"source": PREPARE + BEFORE % before}
        )
        try:
            visit(browser, world.url(world.releases["with-time"]["ko"]))
        finally:
            browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)

        def go_on(then: str) -> int:
            browser.execute_script(then)
            sent: int = browser.execute_async_script(
                "setTimeout((done) => done(sent.length), 30, arguments[0])"
            )
            return sent

        return go_on

    return start


def happens(name: str, on: str = "document", **details: str) -> str:
    """Return JavaScript that lets an event happen."""
    event = "PageTransitionEvent" if name == "pageshow" else "Event"
    options = ", ".join(f"{key}: {value}" for key, value in details.items())
    return f'{on}.dispatchEvent(new {event}("{name}", {{{options}}}));'


SHOWN = "state.visible = true;" + happens("visibilitychange")
HIDDEN = "state.visible = false;" + happens("visibilitychange")
ACTIVATED = "state.prerendering = false;" + happens("prerenderingchange")
RESTORED = happens("pageshow", "window", persisted="true")
SECOND_RECORDER = """
const second = document.querySelector("[data-pressroom-hit]").cloneNode();
document.body.append(second);
"""


def test_it_sends_the_token_once(run: Any, browser: Chrome, world: World) -> None:
    LAB.reports.clear()
    assert run()("") == 1
    page = world.releases["with-time"]["ko"]
    sent = browser.execute_script("return sent[0]")
    assert (sent["method"], sent["body"], sent["keepalive"]) == ("POST", make_token(page.pk), True)
    assert sent["url"] == "/pressroom/view/"
    assert LAB.reports == []


def test_a_tab_in_the_background_is_counted_when_it_is_looked_at(run: Any) -> None:
    go_on = run("state.visible = false;")
    assert go_on("") == 0
    assert go_on(SHOWN) == 1
    # However long it is open and however often it is looked at, it is one display.
    assert go_on(HIDDEN + SHOWN + HIDDEN + SHOWN) == 1


def test_a_page_rendered_in_advance_is_counted_when_it_is_used(run: Any) -> None:
    go_on = run("state.prerendering = true;")
    assert go_on(SHOWN) == 0
    assert go_on(ACTIVATED + SHOWN) == 1


def test_a_page_brought_back_is_reported_again(run: Any) -> None:
    go_on = run()
    assert go_on(happens("pageshow", "window", persisted="false")) == 1
    assert go_on(RESTORED) == 2
    assert go_on(HIDDEN + SHOWN) == 2
    # The server decides whether it was too soon.
    assert go_on(RESTORED) == 3


def test_a_page_brought_back_in_the_background_is_reported_when_it_is_looked_at(run: Any) -> None:
    go_on = run()
    assert go_on(HIDDEN + RESTORED) == 1
    assert go_on(SHOWN) == 2
    assert go_on(HIDDEN + SHOWN) == 2


def test_a_browser_run_by_a_program_reports_nothing(run: Any) -> None:
    go_on = run("state.webdriver = true;")
    assert go_on(SHOWN + RESTORED) == 0


def test_several_recorders_of_a_page_are_one(run: Any, browser: Chrome) -> None:
    assert run(SECOND_RECORDER)("") == 1
    other = SECOND_RECORDER + 'second.dataset.pressroomToken = "other";'
    assert run(other)("") == 2
    assert run('document.querySelector("[data-pressroom-hit]").remove();')(RESTORED) == 0


@pytest.mark.parametrize(
    "answer",
    [
        'Promise.reject(new TypeError("offline"))',
        '{ throw new Error("blocked"); }',
        "undefined",
        "Promise.resolve(new Response('', {status: 503}))",
    ],
)
def test_it_never_fails_aloud(run: Any, browser: Chrome, answer: str) -> None:
    go_on = run(f"window.answer = () => {answer};")
    assert go_on(RESTORED) == 2
    assert browser.execute_script("return troubles") == []
