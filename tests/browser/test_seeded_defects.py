"""Each layer notices what it is there for: pages broken on purpose must not pass."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from tests.browser import results
from tests.browser.allowed import ALLOWED
from tests.browser.checks import axe, keyboard, nu, rendering, structure
from tests.browser.content import World
from tests.browser.driver import visit
from tests.browser.lab import LAB
from tests.browser.mutations import AXE, DEFECTS, KEYBOARD, NU, RENDERING, Defect
from tests.browser.states import BY_NAME, name_of
from tests.browser.test_structure import expected_of, fetch

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def look(browser: Chrome, url: str, html: str, defect: Defect, folder: Path) -> list[str]:
    """Let the layer of a defect look at a page."""
    state = BY_NAME[defect.state]
    if defect.layer == NU:
        return nu.problems(html, folder)
    if defect.layer == KEYBOARD:
        return keyboard.problems(browser, url, state.skip_targets, defect.mode)
    if defect.layer == RENDERING:
        return rendering.problems(browser, url, defect.mode)
    if defect.layer == AXE:
        visit(browser, url, defect.mode)
        return [str(finding) for finding in axe.problems(browser, ALLOWED)]
    return structure.problems(html, expected_of(state, defect.language))


@pytest.mark.parametrize("defect", DEFECTS, ids=name_of)
def test_defect_is_noticed(browser: Chrome, world: World, tmp_path: Path, defect: Defect) -> None:
    url = BY_NAME[defect.state].url(world, defect.language)
    status, html = fetch(url)
    assert status == 200
    assert defect.mutation(html) != html, "the defect was not applied"
    with LAB.seeded(defect.mutation):
        status, broken = fetch(url)
        assert status == 200
        found = look(browser, url, broken, defect, tmp_path)
    results.DEFECTS[defect.name] = found[0] if found else ""
    assert found, f"{defect.layer} does not notice: {defect.name}"


def untouched(html: str) -> str:
    """Seed no defect."""
    return html


def test_no_defect_no_noise(browser: Chrome, world: World, tmp_path: Path) -> None:
    """The very pages the defects are seeded into pass the same layers untouched."""
    pages = {
        (defect.layer, defect.state, defect.language, defect.mode.name): replace(
            defect, name="none", mutation=untouched
        )
        for defect in DEFECTS
    }
    for page in pages.values():
        url = BY_NAME[page.state].url(world, page.language)
        with LAB.seeded(untouched):
            assert look(browser, url, fetch(url)[1], page, tmp_path) == [], page
