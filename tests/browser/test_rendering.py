"""Nothing leaves the window, is cut off, moves or breaks the strict policy; print is text."""

from __future__ import annotations

import time

import pytest
from selenium.webdriver import Chrome

from tests.browser.checks import rendering
from tests.browser.content import World
from tests.browser.driver import DARK, LIGHT, NARROW, Mode, visit
from tests.browser.lab import LAB
from tests.browser.states import BY_NAME, EVERY_PAGE, State, name_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.mark.parametrize(("state", "language"), EVERY_PAGE, ids=name_of)
def test_narrow_window_strict_policy_and_quiet_console(
    browser: Chrome, world: World, state: State, language: str
) -> None:
    browser.get_log("browser")
    LAB.reports.clear()
    visit(browser, state.url(world, language), NARROW)
    if state.prepare:
        state.prepare(browser)
    # The look of the ordinary page is the browser's own.
    own_look = state.name == "ordinary-page"
    found = rendering.outside(browser) if own_look else rendering.page_problems(browser)
    found += rendering.console_problems(browser, state.status)
    assert not found, "\n".join(found)
    assert LAB.reports == []
    assert browser.execute_script("return [document.documentElement.lang, document.dir]") == [
        language,
        "rtl" if language == "ar" else "ltr",
    ]


@pytest.mark.parametrize("language", ["en", "ko", "ar"])
@pytest.mark.parametrize("name", ["release-full", "index-middle", "search-results"])
@pytest.mark.parametrize("mode", [LIGHT, NARROW, DARK], ids=name_of)
def test_text_spacing_and_print(
    browser: Chrome, world: World, name: str, language: str, mode: Mode
) -> None:
    found = rendering.problems(browser, BY_NAME[name].url(world, language), mode)
    assert not found, "\n".join(found)


def test_the_policy_is_in_force(browser: Chrome, world: World) -> None:
    """An inline style is refused and reported: so the silence of the others means something."""
    LAB.reports.clear()
    visit(browser, BY_NAME["release-minimal"].url(world, "en"))
    browser.execute_script(
        "const s = document.createElement('style'); s.textContent = '*{color:red}';"
        "document.head.append(s)"
    )
    assert rendering.console_problems(browser)
    deadline = time.monotonic() + 10
    while not LAB.reports and time.monotonic() < deadline:
        time.sleep(0.1)
    assert "style-src" in LAB.reports[0]
