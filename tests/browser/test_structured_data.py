"""A strict content security policy lets the structured data of a release be: it is no script."""

from __future__ import annotations

import json

import pytest
from selenium.webdriver import Chrome

from tests.browser.checks import rendering
from tests.browser.content import READ_IN, World
from tests.browser.driver import LIGHT, visit
from tests.browser.lab import LAB
from tests.browser.states import BY_NAME

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

CONTENT = """
const found = document.querySelectorAll("head script[type='application/ld+json']");
return [...found].map((script) => script.textContent);
"""
SEEDED = "<script>document.title = 'run'</script>"


@pytest.mark.parametrize("language", READ_IN)
def test_the_data_is_read_and_nothing_is_reported(
    browser: Chrome, world: World, language: str
) -> None:
    rendering.console_problems(browser)
    LAB.reports.clear()
    visit(browser, BY_NAME["release-full"].url(world, language), LIGHT)
    (content,) = browser.execute_script(CONTENT)
    assert json.loads(content)["inLanguage"] == language
    assert rendering.console_problems(browser) == []
    assert LAB.reports == []


def test_the_same_policy_reports_a_script(browser: Chrome, world: World) -> None:
    LAB.reports.clear()
    LAB.mutation = lambda html: html.replace("</head>", f"{SEEDED}</head>")
    try:
        visit(browser, BY_NAME["release-full"].url(world, "en"), LIGHT)
        assert browser.title != "run"
        assert rendering.console_problems(browser) != []
    finally:
        LAB.mutation = None
        LAB.reports.clear()
