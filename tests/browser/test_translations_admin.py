"""The languages of a release and the report of translations, as an editor's browser shows them."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait
from wagtail.users.models import UserProfile

from tests.browser.checks import axe
from tests.browser.content import MAIN, World
from tests.browser.driver import DARK, LIGHT, NARROW, Mode, emulate, screenshot, visit
from tests.browser.lab import LAB
from tests.browser.paste import Editor
from tests.browser.test_hits_report import AT_REST
from wagtail_pressroom.languages.freshness import State, TranslatedText, state_of
from wagtail_pressroom.languages.freshness.recording import record_publication
from wagtail_pressroom.languages.plans import TranslationPlan

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SECONDS = 40
REPORT = "/admin/reports/release-translations/"
WAGTAILS_REPORT = "/admin/reports/aging-pages/?live=true"
MODES = (LIGHT, DARK, NARROW)
# Level AAA, which the colour of Wagtail's links does not reach.
WAGTAILS_LINKS = {("color-contrast-enhanced", "violations")}
WIDER_THAN_WINDOW = """
const scrolling = ".pressroom-matrix, .pressroom-plan__scroll";
return [...document.querySelectorAll(".pressroom-plan *, .pressroom-matrix__submit *")]
  .filter((element) => !element.closest(scrolling) && !element.closest(".w-sr-only"))
  .filter((element) => element.getClientRects().length)
  .filter((element) => { const box = element.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 1 || box.left < -1); })
  .map((element) => element.outerHTML.slice(0, 120));
"""


@pytest.fixture
def editor(browser: Chrome, world: World) -> Iterator[Editor]:
    """An administrator's browser, logged in; the Korean translation is behind and overdue."""
    with LAB.lock:
        user = User.objects.create_superuser("editor")
        pages = world.releases["full"]
        model = type(pages["en"])
        translations = [pages[language].pk for language in ("ko", "ar")]
        model.objects.filter(pk__in=translations).update(translation_status="unofficial")
        for language in ("en", "ko", "ar"):
            record_publication(model.objects.get(pk=pages[language].pk))
        text = TranslatedText.objects.get(page_id=pages["ko"].pk)
        text.parts["title"] = "another"
        text.save()
        record_publication(model.objects.get(pk=pages["en"].pk))
        assert state_of(model.objects.get(pk=pages["ko"].pk)) == State.BEHIND
        TranslationPlan.objects.create(
            translation_key=pages["ko"].translation_key,
            locale=pages["ko"].locale,
            translator=user,
            due_on=datetime.date(2026, 9, 1),
        )
    policy, LAB.policy = LAB.policy, ""
    editor = Editor(browser, world.host(MAIN), world.releases["full"]["en"])
    editor.log_in(user)
    yield editor
    browser.delete_all_cookies()
    browser.get("about:blank")
    LAB.policy = policy
    emulate(browser, LIGHT)


def speak(language: str) -> None:
    with LAB.lock:
        profile = UserProfile.get_for_user(User.objects.get(username="editor"))
        profile.preferred_language = language
        profile.save()


def addresses(editor: Editor) -> dict[str, str]:
    return {"plan": f"/admin/pressroom/languages/{editor.page.pk}/", "matrix": REPORT}


def broken_rules(driver: Chrome) -> set[tuple[str, str]]:
    WebDriverWait(driver, SECONDS).until(lambda _driver: driver.execute_script(AT_REST))
    found = axe.findings(driver)
    # The checker can't tell the colours of what is scrolled away, nor behind Wagtail's arrow.
    unseen = driver.execute_script(
        "return arguments[0].map((target) => !!document.querySelector(target)"
        "?.closest('.pressroom-matrix, .pressroom-plan__scroll, select'))",
        [finding.target for finding in found],
    )
    return {
        (finding.rule, finding.kind)
        for finding, away in zip(found, unseen, strict=True)
        if not away or (finding.rule, finding.kind) != ("color-contrast", "incomplete")
    } - WAGTAILS_LINKS


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)
@pytest.mark.parametrize("language", ["en", "ko", "ar"])
def test_they_break_no_rule_that_wagtail_keeps_and_fit_the_window(
    editor: Editor, mode: Mode, language: str
) -> None:
    driver = editor.driver
    speak(language)
    visit(driver, f"{editor.base}{WAGTAILS_REPORT}", mode)
    editor.one(".w-active-filters")
    wagtails_own = broken_rules(driver)
    for name, address in addresses(editor).items():
        visit(driver, f"{editor.base}{address}", mode)
        editor.one("table.listing")
        if folder := os.environ.get("PRESSROOM_PICTURES"):
            screenshot(driver).save(Path(folder) / f"{name}-{language}-{mode.name}.png")
        assert broken_rules(driver) - wagtails_own == set(), name
        assert driver.execute_script(WIDER_THAN_WINDOW) == [], name


def test_a_plan_is_made_by_keyboard(editor: Editor) -> None:
    driver = editor.driver
    visit(driver, f"{editor.base}{addresses(editor)['plan']}", LIGHT)
    editor.one("table.listing")
    for _step in range(150):
        ActionChains(driver).send_keys(Keys.TAB).perform()
        if driver.execute_script("return document.activeElement.name") == "language-ko-timing":
            break
    ActionChains(driver).send_keys(Keys.ARROW_UP).perform()
    driver.execute_script(
        "document.querySelector('.pressroom-plan button[type=submit]:not([name])').focus()"
    )
    ActionChains(driver).send_keys(Keys.ENTER).perform()
    editor.one(".messages .success")
    chosen = "return document.querySelector('[name=language-ko-timing]').value"
    assert driver.execute_script(chosen) == "together"
