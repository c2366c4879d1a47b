"""Signs of lists are drawn from the style sheet; a wide table scrolls, the page never does."""

from __future__ import annotations

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.body import block
from tests.browser.content import MAIN, READ_IN, World
from tests.browser.driver import LIGHT, NARROW, visit
from tests.browser.lab import LAB
from wagtail_pressroom.releases.list_styles import SIGNS

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

STYLES = """
const known = {};
const walk = (rules) => {
  for (const rule of rules) {
    if (rule instanceof CSSCounterStyleRule) known[rule.name] = rule;
    else if (rule.cssRules) walk(rule.cssRules);
  }
};
for (const sheet of document.styleSheets) walk(sheet.cssRules);
return [...document.querySelectorAll(".pressroom-points :is(ol, ul)")].map((list) => {
  const name = getComputedStyle(list).listStyleType;
  const own = known[name];
  return [list.className, name, own ? own.symbols || own.suffix : ""];
});
"""
SCROLLED = """
const region = arguments[0], caption = region.querySelector("caption span");
const box = caption.getBoundingClientRect();
return [region.scrollWidth - region.clientWidth, Math.abs(region.scrollLeft),
        document.documentElement.scrollWidth - innerWidth,
        box.left >= 0 && box.right <= innerWidth];
"""
# What stands in each cell, its signs in the order in which they are painted.
PAINTED = """
return [...document.querySelectorAll(".pressroom-table :is(th, td)")].map((cell) => {
  const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
  const placed = [...(text?.data ?? "")].map((sign, at) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return [range.getClientRects()[0]?.left ?? 0, sign];
  });
  return placed.sort((one, other) => one[0] - other[0]).map(([, sign]) => sign).join("");
});
"""
FIGURES = ["-5.2%", "10–12", "(+3)", "−7", "30 %", "2025–2026", "±0.5", "1:3"]


def test_each_list_has_the_sign_of_its_style(world: World, browser: Chrome) -> None:
    visit(browser, world.url(world.releases["full"]["en"]), LIGHT)
    drawn = {class_name: rest for class_name, *rest in browser.execute_script(STYLES)}
    assert drawn == {
        "pressroom-points__numbered": ["decimal", ""],
        "pressroom-points__roman": ["upper-roman", ""],
        "pressroom-points__ideographic": ["pressroom-ideographic", '"、"'],
        "pressroom-points__bulleted": ["disc", ""],
        **{
            f"pressroom-points__{style}": [f"pressroom-{style}", f'"{SIGNS[style]}"']
            for style in ("squares", "circles", "dashes")
        },
    }


@pytest.mark.parametrize("language", READ_IN)
def test_a_wide_table_scrolls_by_the_keyboard_and_keeps_its_caption_in_view(
    world: World, browser: Chrome, language: str
) -> None:
    visit(browser, world.url(world.releases["full"][language]), NARROW)
    region, _narrow = browser.find_elements(By.CSS_SELECTOR, ".pressroom-table")
    hidden, scrolled, beside, in_view = browser.execute_script(SCROLLED, region)
    assert (scrolled, beside, in_view) == (0, 0, True)
    assert hidden > 100
    region.send_keys(Keys.ARROW_LEFT if language == "ar" else Keys.ARROW_RIGHT)
    WebDriverWait(browser, 10).until(lambda _: browser.execute_script(SCROLLED, region)[1] > 20)
    _hidden, _scrolled, beside, in_view = browser.execute_script(SCROLLED, region)
    assert (beside, in_view) == (0, True)


@pytest.mark.parametrize("language", READ_IN)
def test_signs_and_ranges_are_painted_as_they_are_written(
    world: World, browser: Chrome, language: str
) -> None:
    rows = f"{' | '.join(FIGURES[:4])}\n{' | '.join(FIGURES[4:])}"
    table = {"caption": "2026", "rows": rows, "row_headings": True}
    with LAB.lock:
        room = world.rooms[MAIN]
        release = room.release(language, title="2026", body=[block("table", table)])
    visit(browser, world.url(release), LIGHT)
    assert browser.execute_script(PAINTED) == FIGURES
