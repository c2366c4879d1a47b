"""The line that suggests another language, in browsers of readers who prefer one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from django.conf import settings
from django.test import override_settings
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from wagtail.models import Locale, Page

from tests.browser.allowed import ALLOWED, SCROLLED_AWAY
from tests.browser.checks import axe, rendering
from tests.browser.content import MAIN, World
from tests.browser.driver import (
    DARK,
    FORCED,
    LIGHT,
    NARROW,
    Mode,
    allow_scripts,
    press,
    visit,
)
from tests.browser.lab import LAB
from tests.browser.states import BY_NAME, name_of
from tests.browser.test_reading_languages import picture
from tests.factories import ready_pages
from tests.testapp.models import HomePage

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

LINE = ".pressroom-suggestion"
RELEASE = BY_NAME["release-full"]
# The language of the page, what the reader's browser asks for, and the language suggested.
READERS = [
    ("en", "ko-KR,ko", "ko"),
    ("ko", "ar-EG,ar", "ar"),
    ("ar", "en-GB,en", "en"),
]
CONTENT = {"ko": "한국어", "ar": "العربية", "en": "English"}
NO_STORAGE = """
Object.defineProperty(window, "localStorage",
  {get() { throw new DOMException("refused", "SecurityError"); }});
"""


@pytest.fixture
def reader(browser: Chrome, world: World) -> Iterator[Chrome]:
    """A browser that has never been here; afterwards it speaks English again."""
    forget(browser, world)
    yield browser
    prefer(browser, "en")
    forget(browser, world)


def forget(browser: Chrome, world: World) -> None:
    visit(browser, RELEASE.url(world, "en"))
    browser.execute_script("localStorage.clear()")


def prefer(browser: Chrome, languages: str) -> None:
    """Set the languages that the browser asks for, in the order of preference."""
    agent = browser.execute_script("return navigator.userAgent")
    browser.execute_cdp_cmd(
        "Network.setUserAgentOverride", {"userAgent": agent, "acceptLanguage": languages}
    )


def lines(browser: Chrome) -> list[tuple[str, str, str]]:
    """Return language, direction and words of the lines that are seen."""
    return [
        (line.get_attribute("lang"), line.get_attribute("dir"), line.text)
        for line in browser.find_elements(By.CSS_SELECTOR, LINE)
        if line.is_displayed()
    ]


@pytest.mark.parametrize("mode", [LIGHT, NARROW, DARK, FORCED], ids=name_of)
@pytest.mark.parametrize(("page", "preferred", "suggested"), READERS)
def test_one_line_in_the_readers_language(
    reader: Chrome, world: World, page: str, preferred: str, suggested: str, mode: Mode
) -> None:
    LAB.reports.clear()
    prefer(reader, preferred)
    visit(reader, RELEASE.url(world, page), mode)
    picture(reader, f"suggestion-{page}-{mode.name}")
    ((language, direction, text),) = lines(reader)
    assert (language, direction) == (suggested, "rtl" if suggested == "ar" else "ltr")
    assert CONTENT[suggested] in text
    allowed = (*ALLOWED, SCROLLED_AWAY)
    found = [str(one) for one in axe.problems(reader, allowed, mode=mode.name)]
    assert [*found, *rendering.page_problems(reader)] == []
    assert LAB.reports == []
    # One line: where there is room, the link and its button stand side by side. In a small window
    # the sentence may take two lines, in the larger type of an Arabic page.
    height = reader.find_element(By.CSS_SELECTOR, LINE).rect["height"]
    assert height <= (150 if mode is NARROW else 64)


def test_the_link_leads_to_the_same_release(reader: Chrome, world: World) -> None:
    prefer(reader, "ko")
    visit(reader, RELEASE.url(world, "en"))
    reader.find_element(By.CSS_SELECTOR, f"{LINE} a").click()
    assert reader.current_url == RELEASE.url(world, "ko")
    assert lines(reader) == []


def test_closed_by_keyboard_it_stays_away_and_no_cookie_is_set(
    reader: Chrome, world: World
) -> None:
    prefer(reader, "ko")
    visit(reader, RELEASE.url(world, "en"))
    for _step in range(20):
        press(reader, "Tab")
        if reader.execute_script(f"return document.activeElement.matches('{LINE} button')"):
            break
    press(reader, "Enter")
    assert lines(reader) == []
    # The reader goes on from where the line was.
    assert reader.execute_script("return document.activeElement.closest('header') !== null")
    visit(reader, RELEASE.url(world, "ar"))
    assert lines(reader) == []
    assert reader.get_cookies() == []


@pytest.mark.parametrize(
    ("page", "preferred"),
    [("en", "en-AU,ko"), ("ko", "ko-KR,en"), ("en", "ja,zh-TW"), ("en", "xx,en,ko")],
)
def test_nobody_is_disturbed_who_reads_the_page(
    reader: Chrome, world: World, page: str, preferred: str
) -> None:
    prefer(reader, preferred)
    visit(reader, RELEASE.url(world, page))
    assert lines(reader) == []


@pytest.fixture
def variant(world: World) -> Iterator[Callable[[str], None]]:
    """Add the full release in one more language."""
    with ExitStack() as stack:

        def add(code: str) -> None:
            languages = [*settings.LANGUAGES, (code, code)]
            stack.enter_context(
                override_settings(LANGUAGES=languages, WAGTAIL_CONTENT_LANGUAGES=languages)
            )
            with LAB.lock:
                add_release_in(world, code)

        yield add


def add_release_in(world: World, code: str) -> None:
    room, release = world.rooms[MAIN], world.releases["full"]["en"]
    locale, _created = Locale.objects.get_or_create(language_code=code)
    page = Page.get_first_root_node()
    for original, slug in (
        (room.homes["en"], f"variant-{code}"),
        (room.indexes["en"], room.indexes["en"].slug),
        (release, release.slug),
    ):
        models = {release: ready_pages().PressReleasePage, room.homes["en"]: HomePage}
        model = models.get(original, ready_pages().PressIndexPage)
        values = {"release_date": release.release_date} if original is release else {}
        page = page.add_child(
            instance=model(
                title=original.title,
                slug=slug,
                locale=locale,
                translation_key=original.translation_key,
                **values,
            )
        )


@pytest.mark.parametrize(
    ("there", "preferred", "suggested"),
    [
        # As Chrome sends it in Taiwan: a bare "zh" would be Simplified Chinese.
        ("zh-hans", "zh-TW,zh,en", []),
        ("zh-hans", "zh-Hant,zh", []),
        ("zh-hans", "zh-HK,zh,ko", ["ko"]),
        ("zh-hant", "zh-TW,zh,en", ["zh-hant"]),
        ("zh-hans", "zh-CN,zh,en", ["zh-hans"]),
        ("zh-hans", "zh,zh-TW", ["zh-hans"]),
        ("pt-br", "pt-BR,pt,en", ["pt-br"]),
        ("pt-br", "pt-PT,pt,en", ["pt-br"]),
        ("pt", "pt-BR,pt,en", ["pt"]),
    ],
)
def test_a_bare_code_adds_nothing_to_the_same_language_before_it(
    reader: Chrome,
    world: World,
    variant: Callable[[str], None],
    there: str,
    preferred: str,
    suggested: list[str],
) -> None:
    variant(there)
    prefer(reader, preferred)
    visit(reader, RELEASE.url(world, "en"))
    assert reader.execute_script("return navigator.languages.join()") == preferred
    assert [language for language, _direction, _text in lines(reader)] == suggested


def test_the_first_language_that_is_there_wins(reader: Chrome, world: World) -> None:
    prefer(reader, "ja,ar,ko")
    visit(reader, RELEASE.url(world, "en"))
    assert [language for language, _direction, _text in lines(reader)] == ["ar"]


def test_nothing_without_scripts(reader: Chrome, world: World) -> None:
    prefer(reader, "ko")
    allow_scripts(reader, False)
    try:
        visit(reader, RELEASE.url(world, "en"))
        assert lines(reader) == []
    finally:
        allow_scripts(reader, True)


def test_a_browser_without_storage_shows_it_again(reader: Chrome, world: World) -> None:
    prefer(reader, "ko")
    script = reader.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": NO_STORAGE})
    try:
        for _visit in range(2):
            visit(reader, RELEASE.url(world, "en"))
            assert len(lines(reader)) == 1
            reader.find_element(By.CSS_SELECTOR, f"{LINE} button").click()
            assert lines(reader) == []
    finally:
        reader.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)
