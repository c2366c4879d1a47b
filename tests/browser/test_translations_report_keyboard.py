"""The report of translations by keyboard alone: narrow it, choose a release, submit it."""

from __future__ import annotations

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.keys import Keys
from wagtail.models import Locale
from wagtail_localize.models import Translation

from tests.browser.driver import LIGHT, visit
from tests.browser.lab import LAB
from tests.browser.paste import Editor
from tests.browser.test_translations_admin import REPORT, editor, speak  # noqa: F401  (a fixture)

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

FOCUSED = "return document.activeElement.matches(arguments[0])"
SEEN = """
const box = document.activeElement.getBoundingClientRect();
return box.width > 0 && box.top >= 0 && box.bottom <= innerHeight;
"""
COLUMNS = "return document.querySelectorAll('.pressroom-matrix thead th[lang]').length"


def key(driver: Chrome, name: str) -> None:
    ActionChains(driver).send_keys(name).perform()


def tab_to(driver: Chrome, selector: str) -> None:
    """Press Tab until an element has the focus, which must then be in view."""
    for _step in range(200):
        if driver.execute_script(FOCUSED, selector):
            assert driver.execute_script(SEEN), selector
            return
        key(driver, Keys.TAB)
    raise AssertionError(f"not reached by Tab: {selector}")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_from_the_filter_to_the_submission(editor: Editor, language: str) -> None:
    driver = editor.driver
    speak(language)
    visit(driver, f"{editor.base}{REPORT}", LIGHT)
    editor.one("table.listing")

    tab_to(driver, "[aria-expanded=false].w-slim-header-action-button")
    key(driver, Keys.ENTER)
    editor.one("[aria-controls=drilldown-id_language]")
    tab_to(driver, "[aria-controls=drilldown-id_language]")
    key(driver, Keys.ENTER)
    editor.one("#drilldown-id_language select")
    tab_to(driver, "#drilldown-id_language select")
    # A list of choices: the arrows choose, as everywhere.
    key(driver, Keys.ARROW_DOWN)
    editor.wait(lambda: driver.execute_script(COLUMNS) == 1)
    # Closes the list of filters, and leaves the focus where Tab goes on from.
    key(driver, Keys.ESCAPE)

    tab_to(driver, "[name=release]")
    chosen = driver.switch_to.active_element
    page_id = int(chosen.get_attribute("value"))
    key(driver, Keys.SPACE)
    editor.wait(lambda: driver.execute_script("return document.activeElement.checked"))
    tab_to(driver, "[name=language][type=checkbox][value=ja]")
    key(driver, Keys.SPACE)
    tab_to(driver, ".pressroom-matrix__submit button[type=submit]")
    key(driver, Keys.ENTER)
    editor.one(".messages .success")
    with LAB.lock:
        japanese = Locale.objects.get(language_code="ja")
        made = Translation.objects.get(target_locale=japanese).source.get_source_instance()
    assert made.pk == page_id
