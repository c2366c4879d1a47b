"""The language switcher with two dozen languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import global_settings
from django.test import override_settings
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from wagtail.models import Locale, Page

from tests.browser.allowed import ALLOWED
from tests.browser.checks import axe, rendering
from tests.browser.content import MAIN, READ_IN, World
from tests.browser.driver import DARK, FORCED, LIGHT, NARROW, Mode, visit
from tests.browser.lab import LAB
from tests.browser.test_reading_languages import picture
from tests.factories import ready_pages
from tests.testapp.models import HomePage

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

HERE = ("en", "ko", "ar", "fr")
CODES = [code for code, _name in global_settings.LANGUAGES if code not in HERE][:20]
LANGUAGES = [(code, name) for code, name in global_settings.LANGUAGES if code in (*HERE, *CODES)]
SUMMARY = "[data-pressroom-disclosure] summary"


@pytest.fixture
def many(world: World) -> Iterator[World]:
    """The site in 24 languages, its full release in each of them."""
    room, release = world.rooms[MAIN], world.releases["full"]["en"]
    with override_settings(LANGUAGES=LANGUAGES, WAGTAIL_CONTENT_LANGUAGES=LANGUAGES):
        with LAB.lock:
            for code in CODES:
                locale, _created = Locale.objects.get_or_create(language_code=code)
                above = Page.get_first_root_node()
                for original in (room.homes["en"], room.indexes["en"], release):
                    values = {"title": original.title, "slug": original.slug}
                    if original is room.homes["en"]:
                        model, values["slug"] = HomePage, f"many-{code}"
                    elif original is release:
                        model = ready_pages().PressReleasePage
                        values |= {
                            "release_date": release.release_date,
                            "translation_status": "unofficial",
                        }
                    else:
                        model = ready_pages().PressIndexPage
                    page = model(locale=locale, translation_key=original.translation_key, **values)
                    above = above.add_child(instance=page)
        yield world


@pytest.mark.parametrize("mode", [LIGHT, NARROW, DARK, FORCED], ids=lambda mode: mode.name)
@pytest.mark.parametrize("language", READ_IN)
def test_the_list_of_two_dozen_breaks_no_rule_and_stays_in_the_window(
    browser: Chrome, many: World, language: str, mode: Mode
) -> None:
    visit(browser, many.url(many.releases["full"][language]), mode)
    browser.find_element(By.CSS_SELECTOR, SUMMARY).click()
    picture(browser, f"languages-24-{language}-{mode.name}")
    links = browser.find_elements(By.CSS_SELECTOR, ".pressroom-languages a")
    assert len(links) == 24
    for link in links:
        assert link.get_attribute("lang")
        assert link.get_attribute("dir") in ("ltr", "rtl")
    found = [str(one) for one in axe.problems(browser, ALLOWED, mode=mode.name)]
    assert [*found, *rendering.page_problems(browser)] == []


def test_the_last_language_is_reached_by_keyboard(browser: Chrome, many: World) -> None:
    visit(browser, many.url(many.releases["full"]["en"]), NARROW)
    summary = browser.find_element(By.CSS_SELECTOR, SUMMARY)
    browser.execute_script("arguments[0].focus()", summary)
    ActionChains(browser).send_keys(Keys.ENTER).perform()
    for _step in range(24):
        ActionChains(browser).send_keys(Keys.TAB).perform()
    focused = browser.switch_to.active_element
    last = browser.find_elements(By.CSS_SELECTOR, ".pressroom-languages a")[-1]
    assert focused == last
    box = browser.execute_script("return arguments[0].getBoundingClientRect().toJSON()", focused)
    assert box["top"] >= 0
    assert box["bottom"] <= browser.execute_script("return innerHeight")
    code = focused.get_attribute("lang")
    ActionChains(browser).send_keys(Keys.ENTER).perform()
    assert browser.find_element(By.TAG_NAME, "html").get_attribute("lang") == code
