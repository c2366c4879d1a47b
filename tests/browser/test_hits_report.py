"""The report "Views" in the browser: the rules Wagtail keeps, narrow windows, the keyboard."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait
from wagtail.users.models import UserProfile

from tests.browser.checks import axe
from tests.browser.content import MAIN, World
from tests.browser.driver import DARK, FORCED, LIGHT, NARROW, Mode, emulate, screenshot, visit
from tests.browser.lab import LAB
from tests.browser.paste import Editor
from tests.hits.viewed import view
from wagtail_pressroom.hits.counts import set_taken_over_count
from wagtail_pressroom.hits.models import (
    HitDay,
    HitHour,
    HitRefusal,
    HitTotal,
    TakenOverCount,
)
from wagtail_pressroom.hits.reasons import REASONS
from wagtail_pressroom.hits.statistics import today
from wagtail_pressroom.hits.statistics.periods import number_of_day

# Each test runs in a transaction that is rolled back: nothing stays in the site of the others.
pytestmark = [pytest.mark.browser, pytest.mark.django_db]

NARROW_DARK = Mode("320-dark", width=320, height=640, features=DARK.features)
MODES = (LIGHT, DARK, NARROW, NARROW_DARK)
SECONDS = 40
REPORT = "/admin/reports/views/"
# With a filter in force, as some of ours have.
WAGTAILS_REPORT = "/admin/reports/aging-pages/?live=true"
QUESTIONS = {
    "pages": "",
    "days": "?group=day&period=90",
    "all-time": "?period=all",
    "problem": "?dates_from=2026-05-02&dates_to=2026-05-01&language=ko&group=language",
}
AT_REST = """
return document.getAnimations().every((one) => one.playState !== "running"
  || one.effect.getComputedTiming().endTime === Infinity);
"""
WIDER_THAN_WINDOW = """
const scrolling = document.querySelector(".pressroom-report__table");
return [...document.querySelectorAll("#listing-results *")]
  .filter((element) => !scrolling?.contains(element) && !element.closest(".w-sr-only"))
  .filter((element) => element.getClientRects().length)
  .filter((element) => { const box = element.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 1 || box.left < -1); })
  .map((element) => element.outerHTML.slice(0, 120));
"""
# Of texts and bars of the chart, against what is behind them, each with what is asked of it.
CONTRASTS = """
const channels = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
const light = (colour) => { const [r, g, b] = channels(colour).map((value) => value / 255)
  .map((value) => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b; };
const behind = (element) => { for (let one = element; one; one = one.parentElement) {
  const colour = getComputedStyle(one).backgroundColor;
  if (colour !== "rgba(0, 0, 0, 0)") return colour; } return "rgb(255, 255, 255)"; };
return [[".pressroom-chart text", 4.5], [".pressroom-chart__bar rect:last-child", 3]].flatMap(
  ([selector, least]) => [...document.querySelectorAll(selector)].map((element) => {
    const [a, b] = [light(getComputedStyle(element).fill), light(behind(element))];
    return [(Math.max(a, b) + .05) / (Math.min(a, b) + .05), least]; }));
"""
SHOWN_BARS = """
return [...document.querySelectorAll(".pressroom-chart__bar rect:last-child")]
  .filter((bar) => bar.getBoundingClientRect().height > 0).length;
"""


def make_counts(world: World) -> None:
    """Count views of some pages, some of them gone, on many days."""
    for model in (HitHour, HitDay, HitTotal, HitRefusal):
        model.objects.all().delete()
    pages = [
        world.releases[name][language]
        for name in ("full", "minimal")
        for language in ("en", "ko", "ar")
    ]
    for number, page in enumerate(pages):
        for days_ago in range(number, 80, 1 + number):
            view(page, 40 + (days_ago * 37 + number * 61) % 90 - number * 4, days_ago, readers=9)
        set_taken_over_count(page, 2625 + number, datetime.date(2026, 11, 1))
    HitTotal.objects.filter(pk=pages[0].pk).update(category="statement")
    for model in (HitHour, HitTotal, TakenOverCount):
        model.objects.filter(page_id=pages[-1].pk).update(page_id=10**7)
    for number, reason in enumerate(REASONS):
        HitRefusal.objects.create(
            day=number_of_day(today()) - 1, reason=reason, number=7 ** (number % 5) + number
        )


@pytest.fixture
def editor(browser: Chrome, world: World) -> Iterator[Editor]:
    """An administrator's browser, logged in."""
    with LAB.lock:
        user = User.objects.create_superuser("editor")
        make_counts(world)
    policy, LAB.policy = LAB.policy, ""
    editor = Editor(browser, world.host(MAIN), world.releases["full"]["en"])
    editor.log_in(user)
    yield editor
    browser.delete_all_cookies()
    browser.get("about:blank")
    LAB.policy = policy


def open_report(editor: Editor, question: str, mode: Mode) -> None:
    visit(editor.driver, f"{editor.base}{REPORT}{question}", mode)
    editor.one(".pressroom-chart")


def broken_rules(driver: Chrome) -> set[tuple[str, str]]:
    """Return the rules axe finds broken, or can't decide; the contrast of the chart is measured."""
    WebDriverWait(driver, SECONDS).until(lambda _driver: driver.execute_script(AT_REST))
    assert all(ratio >= least for ratio, least in driver.execute_script(CONTRASTS))
    found = axe.findings(driver)
    scrolled_away = driver.execute_script(
        "return arguments[0].map((target) => !!document.querySelector(target)"
        "?.closest('.pressroom-report__table, .pressroom-chart svg'))",
        [finding.target for finding in found],
    )
    return {
        (finding.rule, finding.kind)
        for finding, away in zip(found, scrolled_away, strict=True)
        if not away or (finding.rule, finding.kind) != ("color-contrast", "incomplete")
    }


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)
def test_it_breaks_no_rule_that_wagtail_keeps_and_fits_the_window(
    editor: Editor, mode: Mode
) -> None:
    driver = editor.driver
    visit(driver, f"{editor.base}{WAGTAILS_REPORT}", mode)
    editor.one(".w-active-filters")
    wagtails_own = broken_rules(driver)
    for name, question in QUESTIONS.items():
        open_report(editor, question, mode)
        if folder := os.environ.get("PRESSROOM_PICTURES"):
            screenshot(driver).save(Path(folder) / f"report-{name}-{mode.name}.png")
        driver.execute_script("document.querySelector('details').open = true")
        assert broken_rules(driver) - wagtails_own == set(), name
        assert driver.execute_script(WIDER_THAN_WINDOW) == [], name
    emulate(driver, LIGHT)


@pytest.mark.parametrize("language", ["en", "ko", "ar"])
def test_it_is_drawn_in_every_language_without_a_console_error(
    editor: Editor, language: str
) -> None:
    driver = editor.driver
    with LAB.lock:
        profile = UserProfile.get_for_user(User.objects.get(username="editor"))
        profile.preferred_language = language
        profile.save()
    driver.get_log("browser")
    for mode in (LIGHT, NARROW):
        open_report(editor, "?period=90", mode)
        if folder := os.environ.get("PRESSROOM_PICTURES"):
            screenshot(driver).save(Path(folder) / f"report-{language}-{mode.name}.png")
        assert driver.execute_script(SHOWN_BARS) == 80
        assert driver.execute_script(WIDER_THAN_WINDOW) == []
    assert [entry for entry in driver.get_log("browser") if entry["level"] == "SEVERE"] == []
    emulate(driver, LIGHT)


def test_the_chart_is_seen_in_forced_colours(editor: Editor) -> None:
    open_report(editor, "", FORCED)
    contrasts = editor.driver.execute_script(CONTRASTS)
    assert len(contrasts) > 30
    assert all(ratio >= least for ratio, least in contrasts)
    emulate(editor.driver, LIGHT)


def focus_on(driver: Chrome, text: str) -> None:
    """Go on with Tab until the focus is on a link or button with a text."""
    for _step in range(120):
        ActionChains(driver).send_keys(Keys.TAB).perform()
        if driver.execute_script("return document.activeElement.innerText.trim()") == text:
            return
    raise AssertionError(f"Tab leads to no “{text}”")


def current_links(driver: Chrome) -> list[str]:
    """Return the texts of the links that are in force."""
    links = driver.find_elements(By.CSS_SELECTOR, "nav a[aria-current=true]")
    return [link.text for link in links]


def test_period_sums_and_table_are_reached_by_keyboard(editor: Editor) -> None:
    driver = editor.driver
    open_report(editor, "", LIGHT)
    for text in ("Last 7 days", "Show these numbers as a table", "Per month"):
        focus_on(driver, text)
        ActionChains(driver).send_keys(Keys.ENTER).perform()
        if text == "Show these numbers as a table":
            rows = driver.find_elements(By.CSS_SELECTOR, ".pressroom-chart__numbers tbody tr")
            assert [row.is_displayed() for row in rows] == [True] * 7
        else:
            # Whose default mypy has no type for.
            editor.wait(lambda text=text: text in current_links(driver))  # type: ignore[misc]
            editor.one(".pressroom-chart")
    assert driver.current_url.endswith("?period=7&group=month")


def test_searching_keeps_the_period(editor: Editor, world: World) -> None:
    driver = editor.driver
    open_report(editor, "?period=90", LIGHT)
    title = str(world.releases["minimal"]["en"].title)
    field = editor.one("form[data-search-form] input[name=q]")
    field.send_keys(title)
    names = ".pressroom-report__name"
    editor.wait(
        lambda: {one.text for one in driver.find_elements(By.CSS_SELECTOR, names)} == {title}
    )
    assert "Last 90 days" in current_links(driver)
