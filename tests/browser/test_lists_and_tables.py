"""Signs of lists are drawn from the style sheet; a wide table scrolls, the page never does."""

from __future__ import annotations

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.content import READ_IN, World
from tests.browser.driver import LIGHT, NARROW, visit
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
