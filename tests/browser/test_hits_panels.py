"""Views in the real admin: side panel, explorer and home page, for eyes, keyboard and axe."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from selenium.webdriver import Chrome

from tests.browser.checks import axe
from tests.browser.content import World
from tests.browser.driver import DARK, FORCED, LIGHT, Mode, emulate
from tests.browser.lab import LAB
from tests.browser.test_editor_journey import (
    Admin,
    admin,  # noqa: F401  (a fixture)
)
from tests.hits.viewed import view
from wagtail_pressroom.hits.counts import set_taken_over_count

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

TOGGLE = "[data-side-panel-toggle='pressroom-views']"
PANEL = "[data-side-panel='pressroom-views'] .pressroom-views"
NARROW = Mode("admin-320", width=320, height=640)
NARROW_DARK = Mode("admin-320-dark", width=320, height=640, features=DARK.features)

# Text or controls that lie outside of the panel, to either side.
STICKING_OUT = """
const frame = arguments[0].getBoundingClientRect();
return [...arguments[0].querySelectorAll("p, h3, th, td, a, svg, summary, text")]
  .filter((each) => each.checkVisibility())
  .map((each) => [each.outerHTML.slice(0, 90), each.getBoundingClientRect()])
  .filter(([html, box]) => box.left < frame.left - 2 || box.right > frame.right + 2)
  .map(([html]) => html);
"""
IS_INSIDE = "return Boolean(document.querySelector(arguments[0])?.closest(arguments[1]))"


@pytest.fixture
def viewed(world: World) -> Any:
    """A release in three languages that has been viewed here and elsewhere."""
    with LAB.lock:
        languages = next(iter(world.releases.values()))
        for page in languages.values():
            for days_ago in range(0, 30, 3):
                view(page, 40 + days_ago, days_ago=days_ago, readers=9)
        set_taken_over_count(languages["en"], 2625, datetime.date(2026, 11, 1))
    return languages["en"]


def open_panel(admin: Admin, page: Any) -> Any:
    """Load a page's editor with the panel open, its table too."""
    admin.go(f"/admin/pages/{page.pk}/edit/")

    def opened() -> Any:
        toggle = admin.one(TOGGLE)
        if toggle.get_attribute("aria-expanded") != "true":
            toggle.click()
        return admin.all(PANEL)

    (panel,) = admin.wait(opened)
    admin.driver.execute_script("arguments[0].querySelector('details').open = true", panel)
    return panel


def broken(driver: Chrome, selector: str) -> list[str]:
    """Return what axe finds inside an element; the rest of the admin is Wagtail's."""
    return [
        str(finding)
        for finding in axe.findings(driver)
        if finding.kind == "violations"
        # Wagtail's own colours reach level AA.
        and finding.rule != "color-contrast-enhanced"
        and driver.execute_script(IS_INSIDE, finding.target, selector)
    ]


@pytest.mark.parametrize("mode", [LIGHT, DARK, FORCED], ids=lambda mode: mode.name)
def test_the_side_panel_breaks_no_rule(admin: Admin, viewed: Any, mode: Mode) -> None:
    panel = open_panel(admin, viewed)
    emulate(admin.driver, mode)
    assert broken(admin.driver, PANEL) == []
    assert admin.driver.execute_script(STICKING_OUT, panel) == []


@pytest.mark.parametrize("mode", [NARROW, NARROW_DARK], ids=lambda mode: mode.name)
def test_the_side_panel_fits_a_narrow_screen(
    admin: Admin,
    viewed: Any,
    mode: Mode,
) -> None:
    panel = open_panel(admin, viewed)
    emulate(admin.driver, mode)
    # The panel slides to its new width.
    admin.wait(lambda: admin.driver.execute_script(STICKING_OUT, panel) == [])
    assert panel.size["width"] <= 320
    heading = panel.find_element("css selector", "h3").rect
    button = admin.one(".form-side__close-button").rect
    assert heading["y"] >= button["y"] + button["height"]


def test_the_explorer_tells_the_previous_sites_part_to_the_keyboard(
    admin: Admin,
    viewed: Any,
) -> None:
    admin.go(f"/admin/pages/{viewed.get_parent().pk}/?ordering=-views")
    button = admin.one("button.pressroom-views-button")
    admin.driver.execute_script("arguments[0].focus()", button)
    words = "2,625 of these before Nov. 1, 2026, counted by the previous site"
    admin.wait(lambda: words in admin.one("[data-tippy-root]").text)
    assert broken(admin.driver, "td.pressroom-views-cell") == []


def test_the_home_page_lists_pages_and_breaks_no_rule(
    admin: Admin,
    viewed: Any,
) -> None:
    admin.go("/admin/")
    rows = admin.wait(lambda: admin.all(".pressroom-most-viewed tbody tr"))
    assert len(rows) == 5
    assert broken(admin.driver, ".pressroom-most-viewed") == []
