"""Everything can be reached and used by keyboard, and the focus is always seen."""

from __future__ import annotations

import pytest
from django.test import override_settings
from selenium.webdriver import Chrome

from tests.browser.checks import keyboard
from tests.browser.content import World
from tests.browser.driver import DARK, FORCED, LIGHT, NARROW, Mode, visit
from tests.browser.states import BY_NAME, name_of
from wagtail_pressroom.conf import get_settings

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.mark.parametrize(
    ("name", "language", "mode"),
    [
        ("release-full", "en", LIGHT),
        ("release-full", "ko", FORCED),
        ("release-full", "ar", NARROW),
        ("index-middle", "ar", LIGHT),
        ("search-results", "ko", DARK),
        ("not-found", "en", LIGHT),
        ("ordinary-page", "ar", LIGHT),
        ("two-languages-empty", "ko", LIGHT),
    ],
    ids=name_of,
)
def test_page_by_keyboard(
    browser: Chrome, world: World, name: str, language: str, mode: Mode
) -> None:
    state = BY_NAME[name]
    url = state.url(world, language)
    if name == "ordinary-page":
        # Its template is the site's own, with the browser's own focus marks.
        found = keyboard.skip_link_problems(browser, url, state.skip_targets, True, mode)
        found += keyboard.skip_link_problems(browser, url, state.skip_targets, False, mode)
    else:
        found = keyboard.problems(browser, url, state.skip_targets, mode)
    assert not found, "\n".join(found)


def test_open_languages_by_keyboard(browser: Chrome, world: World) -> None:
    url = BY_NAME["five-languages-open"].url(world, "ar")
    assert keyboard.disclosure_problems(browser, url) == []
    assert keyboard.disclosure_problems(browser, url, NARROW) == []


def test_a_target_of_the_site_is_added_where_it_exists(browser: Chrome, world: World) -> None:
    targets = [
        "content",
        {"id": "contact", "label": "Skip to contact"},
        {"id": "nowhere", "label": "Skip to nowhere"},
    ]
    per_page = get_settings().releases_per_page
    with override_settings(
        WAGTAIL_PRESSROOM={"RELEASES_PER_PAGE": per_page, "SKIP_TARGETS": targets}
    ):
        url = BY_NAME["ordinary-page"].url(world, "ko")
        for scripts in (True, False):
            found = keyboard.skip_link_problems(browser, url, ("content", "contact"), scripts)
            assert found == []
        visit(browser, url)
        assert "#nowhere" not in browser.page_source
        visit(browser, BY_NAME["release-full"].url(world, "en"))
        assert "#contact" not in browser.page_source
