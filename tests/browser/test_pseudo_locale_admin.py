"""The admin's pages of translations hold when every text of the package is two fifths longer."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from selenium.webdriver import Chrome

from tests.browser.driver import LIGHT, NARROW, Mode, screenshot, visit
from tests.browser.paste import Editor
from tests.browser.pseudo import PADDINGS, pseudo_locale
from tests.browser.test_translations_admin import (  # noqa: F401  (a fixture)
    WIDER_THAN_WINDOW,
    addresses,
    editor,
    speak,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

# Of the package's own parts: what is wider or higher than the box that hides the rest of it.
CUT_OFF = """
const hides = (value) => value === "hidden" || value === "clip";
const own = ".pressroom-plan, .pressroom-matrix, .pressroom-matrix__submit";
return [...document.querySelectorAll(own)].flatMap((part) => [part, ...part.querySelectorAll("*")])
  .filter((element) => element.getClientRects().length && element.textContent.trim())
  .filter((element) => !element.closest(".w-sr-only, svg, select"))
  .filter((element) => { const style = getComputedStyle(element);
    return (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
      || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1); })
  .map((element) => element.outerHTML.slice(0, 120));
"""
# Words of neighbouring columns that lie over one another.
OVERLAPPING = """
const found = [];
for (const row of document.querySelectorAll(".pressroom-plan tr, .pressroom-matrix tr")) {
  const cells = [...row.cells];
  for (const cell of cells) {
    const box = cell.getBoundingClientRect(), range = document.createRange();
    range.selectNodeContents(cell);
    for (const words of range.getClientRects()) {
      if (words.width > 2 && !cell.querySelector(".w-sr-only, select, input")
          && (words.left < box.left - 1 || words.right > box.right + 1)) {
        found.push(cell.outerHTML.slice(0, 120));
      }
    }
  }
}
return found;
"""


@pytest.fixture(params=PADDINGS)
def language(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A language of the admin whose words are longer than they are."""
    cache.clear()
    with pseudo_locale(tmp_path, request.param):
        yield request.param
    cache.clear()


@pytest.mark.parametrize("mode", [LIGHT, NARROW], ids=lambda mode: mode.name)
def test_nothing_is_cut_off_or_leaves_the_window(
    browser: Chrome,
    editor: Editor,
    language: str,
    mode: Mode,
) -> None:
    speak(language)
    for name, address in addresses(editor).items():
        visit(browser, f"{editor.base}{address}", mode)
        editor.one("table.listing")
        if folder := os.environ.get("PRESSROOM_PICTURES"):
            screenshot(browser).save(Path(folder) / f"pseudo-{name}-{language}-{mode.name}.png")
        words = browser.execute_script("return document.querySelector('main').textContent")
        assert PADDINGS[language][:5] in words
        for script in (WIDER_THAN_WINDOW, CUT_OFF, OVERLAPPING):
            assert browser.execute_script(script) == [], name
