"""Every state in every language passes every rule of axe-core."""

from __future__ import annotations

import pytest
from selenium.webdriver import Chrome

from tests.browser import results
from tests.browser.allowed import ALLOWED, Allowed
from tests.browser.checks import axe
from tests.browser.content import World
from tests.browser.driver import LIGHT, Mode, visit
from tests.browser.states import EVERY_PAGE, State, name_of, sampled_runs

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

USED: set[Allowed] = set()
PLANNED = [(state, language, LIGHT) for state, language in EVERY_PAGE] + sampled_runs()


@pytest.mark.parametrize(("state", "language", "mode"), PLANNED, ids=name_of)
def test_page_passes_every_rule(
    browser: Chrome, world: World, state: State, language: str, mode: Mode
) -> None:
    visit(browser, state.url(world, language), mode)
    if state.prepare:
        state.prepare(browser)
    used: set[Allowed] = set()
    found = axe.problems(browser, ALLOWED, used, mode.name)
    results.VERSION["axe"] = axe.version(browser)
    rules = {kind: {item.rule for item in found if item.kind == kind} for kind in axe.KINDS}
    results.RUNS.append(
        results.Run(
            state.name,
            language,
            mode.name,
            len(rules["violations"]),
            len(rules["incomplete"]),
            len(used),
        )
    )
    USED.update(used)
    assert not found, "\n".join(map(str, found))


def test_every_entry_of_the_allow_list_is_needed() -> None:
    if len(results.RUNS) < len(PLANNED):
        # A developer's run of one page uses few entries; `make test` looks at all pages.
        pytest.skip("only a part of the pages was looked at")
    assert set(ALLOWED) == USED
