"""Words are marked with their language in the real editor, by keyboard alone."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.checks import axe
from tests.browser.content import MAIN, World
from tests.browser.driver import DARK, LIGHT, emulate
from tests.browser.lab import LAB
from tests.browser.paste import Editor
from tests.factories import make_release

# Each test runs in a transaction that is rolled back: nothing stays in the site of the others.
pytestmark = [pytest.mark.browser, pytest.mark.django_db]

TEXT = "The sea is 바다"
ARABIC = '<span lang="ar" dir="rtl">بحر</span>'
LINKED = '<a href="https://example.org">On the sea</a>'
START = [TEXT, f"{ARABIC} is the sea", LINKED]
DIALOG = "dialog.pressroom-marks[open]"
KOREAN = f"{DIALOG} input[value='LANGUAGE-ko']"
FOCUSED_VALUE = "return document.activeElement.value"
MARKS = """
return [...document.querySelectorAll("#body-root .pressroom-mark")].map((mark) =>
  [mark.lang, mark.innerText, getComputedStyle(mark, "::after").content]);
"""


@pytest.fixture
def editor(browser: Chrome, world: World) -> Iterator[Editor]:
    """The editor of a release with three paragraphs."""
    with LAB.lock:
        user = User.objects.create_superuser("editor", "editor@example.org", "editor")
        body = [
            {"type": "paragraph", "value": f"<p>{text}</p>", "id": f"paragraph-{number}"}
            for number, text in enumerate(START)
        ]
        parent = world.rooms[MAIN].indexes["en"]
        page = make_release(parent, title="Sea", body=json.dumps(body), live=False)
        page.save_revision()
    policy, LAB.policy = LAB.policy, ""
    editor = Editor(browser, world.host(MAIN), page)
    editor.log_in(user)
    editor.open()
    yield editor
    browser.delete_all_cookies()
    browser.get("about:blank")
    LAB.policy = policy


def stored(editor: Editor) -> list[str]:
    return [text for _kind, text in editor.saved()]


def open_list(editor: Editor) -> None:
    editor.keys(Keys.CONTROL, Keys.SHIFT, "l")
    editor.one(DIALOG)


def select_back(editor: Editor, characters: int) -> None:
    editor.keys(Keys.SHIFT, *[Keys.LEFT] * characters)


def closed(editor: Editor) -> bool:
    """Wait for the list to go, and for the cursor to be back in the text."""
    editor.wait(lambda: not editor.driver.find_elements(By.CSS_SELECTOR, DIALOG))
    return bool(editor.wait(lambda: editor.driver.switch_to.active_element.aria_role == "textbox"))


def test_the_last_word_is_marked_by_keyboard(editor: Editor) -> None:
    editor.text_with(TEXT)
    select_back(editor, 2)
    open_list(editor)
    assert editor.driver.execute_script(FOCUSED_VALUE) == ""
    # No mark, English, Korean
    editor.keys(Keys.DOWN)
    editor.keys(Keys.DOWN)
    assert editor.driver.execute_script(FOCUSED_VALUE) == "LANGUAGE-ko"
    editor.keys(Keys.ENTER)
    assert closed(editor)
    assert ["ko", "바다", '"ko"'] in editor.driver.execute_script(MARKS)
    assert stored(editor) == ['The sea is <span lang="ko" dir="ltr">바다</span>', *START[1:]]


def test_another_language_takes_the_place_of_the_first(editor: Editor) -> None:
    editor.text_with(START[1].replace(ARABIC, "بحر"))
    editor.keys(Keys.CONTROL, Keys.HOME)
    # The cursor stands in the mark: nothing needs to be selected.
    open_list(editor)
    assert editor.driver.execute_script(FOCUSED_VALUE) == "LANGUAGE-ar"
    editor.one(KOREAN).click()
    editor.keys(Keys.ENTER)
    assert closed(editor)
    assert stored(editor)[1] == '<span lang="ko" dir="ltr">بحر</span> is the sea'


def test_a_mark_is_taken_away(editor: Editor) -> None:
    editor.text_with(START[1].replace(ARABIC, "بحر"))
    editor.keys(Keys.CONTROL, Keys.HOME)
    open_list(editor)
    editor.one(f"{DIALOG} input[value='']").click()
    editor.keys(Keys.ENTER)
    assert closed(editor)
    assert stored(editor)[1] == "بحر is the sea"


def test_a_word_inside_a_link_is_marked(editor: Editor) -> None:
    editor.text_with("On the sea")
    select_back(editor, 3)
    open_list(editor)
    editor.one(KOREAN).click()
    editor.keys(Keys.ENTER)
    assert closed(editor)
    marked = LINKED.replace("sea", '<span lang="ko" dir="ltr">sea</span>')
    assert stored(editor)[2] == marked


def test_escape_changes_nothing(editor: Editor) -> None:
    editor.text_with(TEXT)
    select_back(editor, 2)
    open_list(editor)
    editor.keys(Keys.DOWN)
    editor.keys(Keys.ESCAPE)
    assert closed(editor)
    assert stored(editor) == START


def test_without_a_word_the_list_says_what_to_do(editor: Editor) -> None:
    editor.text_with(TEXT)
    open_list(editor)
    assert "Select the words first." in editor.one(DIALOG).text
    assert editor.driver.find_elements(By.CSS_SELECTOR, KOREAN) == []
    editor.keys(Keys.ENTER)
    assert closed(editor)


def test_the_slash_menu_leads_to_the_list(editor: Editor) -> None:
    editor.text_with(TEXT)
    editor.keys(*" /langu")
    editor.one("[role=option]")
    editor.keys(Keys.ENTER)
    editor.one(DIALOG)


@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=lambda mode: mode.name)
def test_the_list_is_accessible(editor: Editor, mode: object) -> None:
    editor.text_with(TEXT)
    select_back(editor, 2)
    open_list(editor)
    emulate(editor.driver, mode)
    assert editor.one(KOREAN).accessible_name == "한국어 – Korean"
    assert editor.one(f"{DIALOG} bdi[lang=ar]").get_attribute("dir") == "rtl"
    own = [finding for finding in axe.findings(editor.driver) if "pressroom-mark" in str(finding)]
    assert own == []
