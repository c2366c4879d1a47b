"""No route brings a text to the public before its time: every route in every state."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.factories import make_press_room

from .groups import STATES, live_with_draft, own_privacy
from .routes import DRAFT_ROUTES, ROUTES
from .surfaces import leaks


@pytest.fixture(autouse=True)
def whole_site(settings: Any) -> None:
    """Serve what a site may have besides, and give it a machine translator."""
    settings.ROOT_URLCONF = "tests.languages.leaks.urls"
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }


@pytest.mark.django_db
@pytest.mark.parametrize("state", STATES)
def test_nothing_is_public_to_begin_with(state: str) -> None:
    assert leaks(STATES[state](make_press_room())) == []


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("route", ROUTES)
def test_nothing_leaks(
    route: str,
    state: str,
    admin_client: Client,
    django_capture_on_commit_callbacks: Any,
) -> None:
    group = STATES[state](make_press_room())
    with django_capture_on_commit_callbacks(execute=True):
        ROUTES[route](group, admin_client)
    assert leaks(group) == []


@pytest.mark.parametrize("route", DRAFT_ROUTES)
def test_a_draft_changes_nothing_that_readers_see(
    route: str, admin_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    group = live_with_draft(make_press_room())
    before = group.target
    with django_capture_on_commit_callbacks(execute=True):
        DRAFT_ROUTES[route](group, admin_client)
    assert leaks(group) == []
    after = group.target
    assert (after.live, after.title, after.slug) == (True, before.title, before.slug)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("route", DRAFT_ROUTES)
def test_a_draft_is_not_published(
    route: str, state: str, admin_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    group = STATES[state](make_press_room())
    with django_capture_on_commit_callbacks(execute=True):
        DRAFT_ROUTES[route](group, admin_client)
    assert leaks(group) == []


PRIVACY_ROUTES = ("publish_by_code", "sync_and_publish", "publish_in_translation_editor")


@pytest.mark.parametrize("route", [*PRIVACY_ROUTES, *DRAFT_ROUTES])
def test_a_translation_keeps_its_own_privacy(
    route: str, admin_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    group = own_privacy(make_press_room())
    assert leaks(group) == []
    with django_capture_on_commit_callbacks(execute=True):
        {**ROUTES, **DRAFT_ROUTES}[route](group, admin_client)
    assert leaks(group) == []
    assert group.target.view_restrictions.exists()
