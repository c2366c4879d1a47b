"""Typed points that are pasted into the body of a release become points."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpRequest, JsonResponse
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.checks import axe
from tests.browser.content import MAIN, World
from tests.browser.driver import DARK, LIGHT
from tests.browser.lab import LAB
from tests.browser.paste import BODY, KEEP, MESSAGE, POINTS, TYPED, Editor
from tests.factories import make_release, points
from wagtail_pressroom.legacy.admin.convert import PointsFromTextView

# Each test runs in a transaction that is rolled back: nothing stays in the site of the others.
pytestmark = [pytest.mark.browser, pytest.mark.django_db]

TEXT = "Before the line."
TOLD = "4 points were recognised and inserted."
FAILED = "The points could not be recognised just now. The text was inserted as typed."
FOCUSED_TEXTS = f"{BODY} .Draftail-Editor--focus"
LINES = TYPED.replace("\n", "|")
OWN = """
return arguments[0].map((selector) =>
  Boolean(document.querySelector(selector).closest("[class*=pressroom-paste]")));
"""
START: list[Any] = [
    ("paragraph", TEXT),
    ("paragraph", ""),
    ("points", [("First point.", []), ("Second point.", [("Below.", [])])]),
]


def paragraph(text: str) -> dict[str, str]:
    return {"type": "paragraph", "value": f"<p>{text}</p>", "id": f"paragraph-{len(text)}"}


@pytest.fixture
def editor(browser: Chrome, world: World) -> Iterator[Editor]:
    """The editor of a release with a paragraph, an empty paragraph, and a points block."""
    with LAB.lock:
        user = User.objects.create_superuser("editor", "editor@example.org", "editor")
        block = points("First point.", "Second point.")
        block["value"]["points"][1]["value"]["points"] = points("Below.")["value"]["points"]
        body = json.dumps([paragraph(TEXT), paragraph(""), block])
        parent = world.rooms[MAIN].indexes["en"]
        page = make_release(parent, title="Ferries", body=body, live=False)
        page.save_revision()
    policy, LAB.policy = LAB.policy, ""
    editor = Editor(browser, world.host(MAIN), page)
    editor.log_in(user)
    editor.open()
    yield editor
    browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})
    browser.delete_all_cookies()
    browser.get("about:blank")
    LAB.policy = policy


def slow_down(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Have the server think about a text."""
    post = PointsFromTextView.post

    def slow_post(view: PointsFromTextView, request: HttpRequest) -> JsonResponse:
        time.sleep(seconds)
        return post(view, request)

    monkeypatch.setattr(PointsFromTextView, "post", slow_post)


def keep_as_typed(editor: Editor) -> None:
    """Go back from the first new block to the button, and press it."""
    time.sleep(0.3)
    for _ in range(4):
        editor.keys(Keys.SHIFT, Keys.TAB)
        if editor.driver.switch_to.active_element.text == KEEP:
            return editor.keys(Keys.ENTER)
    raise AssertionError("the button is not near")


def test_keyboard_alone_with_the_clipboard(editor: Editor) -> None:
    editor.one("#id_summary").send_keys(TYPED.replace("\n", Keys.ENTER))
    editor.keys(Keys.CONTROL, "a")
    editor.keys(Keys.CONTROL, "x")
    editor.text_with(TEXT)
    editor.keys(Keys.CONTROL, "v")
    assert editor.message() == TOLD
    editor.wait(lambda: editor.focused_block() == "points")
    editor.wait(lambda: TOLD in editor.status())
    assert KEEP in editor.status()
    assert editor.saved() == [START[0], ("points", POINTS), *START[1:]]


def test_an_empty_paragraph_is_replaced(editor: Editor) -> None:
    editor.text_with("")
    editor.paste()
    editor.message()
    assert editor.saved() == [START[0], ("points", POINTS), START[2]]


def test_text_round_the_caret_is_kept(editor: Editor) -> None:
    editor.text_with(TEXT)
    editor.keys(*[Keys.LEFT] * len(" the line."))
    editor.paste(f"Preface\n{TYPED}\n※ Subject to change.")
    assert editor.message() == TOLD
    editor.wait(lambda: editor.driver.switch_to.active_element.text == "Preface")
    assert len(editor.driver.find_elements(By.CSS_SELECTOR, FOCUSED_TEXTS)) == 1
    assert editor.saved() == [
        ("paragraph", "Before"),
        ("paragraph", "Preface"),
        ("points", POINTS),
        ("note", "Subject to change."),
        ("paragraph", " the line."),
        *START[1:],
    ]


def test_what_is_selected_gives_way(editor: Editor) -> None:
    editor.text_with(TEXT)
    editor.keys(Keys.SHIFT, *[Keys.LEFT] * len(" line."))
    editor.paste()
    editor.message()
    assert editor.saved()[:2] == [("paragraph", "Before the"), ("points", POINTS)]


def test_at_the_beginning_they_stand_before(editor: Editor) -> None:
    editor.text_with(TEXT)
    editor.keys(Keys.HOME)
    editor.paste()
    editor.message()
    assert editor.saved() == [("points", POINTS), *START]


def test_into_a_point_come_its_siblings(editor: Editor) -> None:
    editor.text_with("First point.")
    editor.paste()
    assert editor.message() == TOLD
    (_, around) = editor.saved()[2]
    assert around == [START[2][1][0], *POINTS, START[2][1][1]]


def test_points_too_deep_for_their_place_stand_after_it(editor: Editor) -> None:
    editor.unfold()
    editor.text_with("Below.")
    editor.paste()
    editor.message()
    assert editor.saved() == [*START, ("points", POINTS)]


@pytest.mark.parametrize(
    ("text", "left", "expected"),
    [
        (TEXT, 0, [("paragraph", TEXT + LINES), *START[1:]]),
        (TEXT, 5, [("paragraph", f"{TEXT[:-5]}{LINES}{TEXT[-5:]}"), *START[1:]]),
        ("", 0, [START[0], ("paragraph", LINES), START[2]]),
        (
            "First point.",
            0,
            [*START[:2], ("points", [("First point." + LINES, []), START[2][1][1]])],
        ),
    ],
)
def test_kept_as_typed_text(editor: Editor, text: str, left: int, expected: list[Any]) -> None:
    editor.text_with(text)
    if left:
        editor.keys(*[Keys.LEFT] * left)
    editor.paste()
    editor.message()
    keep_as_typed(editor)
    editor.wait(lambda: editor.status() == "The text was inserted as typed.")
    assert not editor.driver.find_elements(By.CSS_SELECTOR, MESSAGE)
    editor.wait(lambda: "Fares" in editor.driver.switch_to.active_element.text)
    assert editor.saved() == expected


def test_changes_are_not_discarded_unasked(editor: Editor) -> None:
    editor.text_with(TEXT)
    editor.paste()
    editor.message()
    editor.text_with("The line opens.")
    editor.keys(" Soon.")
    editor.driver.execute_script("arguments[0].click()", editor.one(f"{MESSAGE} button"))
    editor.driver.switch_to.alert.dismiss()
    assert editor.saved()[1][1][0][0] == "The line opens. Soon."


def test_escape_closes_the_message_and_nothing_else(editor: Editor) -> None:
    editor.text_with(TEXT)
    editor.paste()
    editor.message()
    editor.wait(lambda: editor.focused_block() == "points")
    editor.keys(Keys.ESCAPE)
    assert not editor.driver.find_elements(By.CSS_SELECTOR, MESSAGE)
    assert editor.focused_block() == "points"
    assert editor.saved()[1] == ("points", POINTS)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One line only: 1. this", ""),
        ("Two lines\nof prose", ""),
        ("A line\n1. and a point", ""),
        (TYPED, '<p data-draftjs-conductor-fragment="[]">1. The line opens.</p>'),
    ],
)
def test_other_pastes_are_left_alone(editor: Editor, text: str, html: str) -> None:
    editor.text_with(TEXT)
    with_own_script = editor.requests()
    editor.paste(text, html)
    time.sleep(0.3)
    assert editor.requests() == with_own_script
    assert not editor.driver.find_elements(By.CSS_SELECTOR, MESSAGE)
    assert [kind for kind, _text in editor.saved()] == [kind for kind, _text in START]


def test_what_only_looks_like_points_keeps_its_format(editor: Editor) -> None:
    editor.text_with(TEXT)
    editor.paste("-3 degrees\n-5 degrees", "<p><b>-3 degrees</b></p><p>-5 degrees</p>")
    editor.wait(lambda: editor.requests() == 1)
    editor.wait(lambda: "-5 degrees" in editor.driver.switch_to.active_element.text)
    assert editor.saved()[0] == ("paragraph", f"{TEXT}<b>-3 degrees</b>|-5 degrees")


def test_without_an_answer_the_text_is_typed(editor: Editor) -> None:
    editor.driver.execute_cdp_cmd("Network.enable", {})
    editor.driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*points-from-text*"]})
    editor.text_with(TEXT)
    editor.paste()
    assert editor.message() == FAILED
    editor.wait(lambda: editor.status() == FAILED)
    assert editor.saved() == [("paragraph", TEXT + LINES), *START[1:]]


def test_after_five_seconds_the_text_is_typed(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow_down(monkeypatch, seconds=7)
    editor.text_with(TEXT)
    editor.paste()
    editor.wait(lambda: editor.status() == "The pasted text is being read…")
    editor.wait(lambda: editor.status() == FAILED)
    assert editor.driver.switch_to.active_element.text.endswith("Fares stay.")


def test_saving_while_the_answer_is_on_its_way_keeps_the_text(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow_down(monkeypatch, seconds=2)
    editor.text_with(TEXT)
    editor.paste()
    assert editor.saved(at_once=True)[0] == ("paragraph", TEXT + LINES)


@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=lambda mode: mode.name)
def test_the_message_breaks_no_rule(editor: Editor, mode: Any) -> None:
    editor.open(mode)
    editor.text_with(TEXT)
    editor.paste()
    editor.message()
    found = axe.findings(editor.driver)
    targets = [finding.target for finding in found]
    own = editor.driver.execute_script(OWN, targets)
    broken = [str(finding) for finding, is_own in zip(found, own, strict=True) if is_own]
    # The admin's own buttons have no more contrast than the second level asks for.
    broken = [finding for finding in broken if "color-contrast-enhanced: <button" not in finding]
    assert not broken, "\n".join(broken)
    assert editor.one(f"{MESSAGE} button").text == KEEP
