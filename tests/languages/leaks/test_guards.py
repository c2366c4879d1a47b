"""Each guard is needed: without it the same routes do leak."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail_localize.models import LocaleSynchronization

from tests.factories import make_press_room

from .groups import STATES, live_with_draft, own_privacy
from .routes import DRAFT_ROUTES, ROUTES
from .surfaces import leaks
from .test_routes import PRIVACY_ROUTES, whole_site  # noqa: F401  (a fixture)
from .unguarded import no_bridge, no_guard_at_all, no_rule_of_visibility

# A proof of the tests, not of the package: part of "make test-all".
pytestmark = pytest.mark.slow

# What no guard of the press room's has to hold: Wagtail copies a draft as a draft, and
# wagtail-localize submits a page as a draft as long as check W004 is heeded.
HELD_BY_OTHERS = {"copied_with_its_publication", "submit_without_live_status"}
ALIASES = {"alias_of_synchronised_tree", "converted_to_alias"}
# Texts typed or uploaded are stored beside the page: only publishing writes them into it.
STORED_BESIDE_THE_PAGE = {"po_upload", "machine_translation", "text_typed"}


@pytest.mark.parametrize("route", sorted(ROUTES.keys() - HELD_BY_OTHERS))
def test_the_route_leaks_without_its_guard(
    route: str,
    admin_client: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    found = {}
    for state, build in STATES.items():
        LocaleSynchronization.objects.all().delete()
        group = build(make_press_room())
        with monkeypatch.context() as patch:
            no_guard_at_all(patch)
            if route in ALIASES:
                no_rule_of_visibility(patch)
            with django_capture_on_commit_callbacks(execute=True):
                ROUTES[route](group, admin_client)
            found[state] = leaks(group)
    assert any(found.values())


@pytest.mark.parametrize(
    "route", sorted(DRAFT_ROUTES.keys() - STORED_BESIDE_THE_PAGE - {"sync_without_publishing"})
)
def test_a_draft_is_seen_without_the_bridge(
    route: str,
    admin_client: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    group = live_with_draft(make_press_room())
    no_bridge(monkeypatch)
    with django_capture_on_commit_callbacks(execute=True):
        DRAFT_ROUTES[route](group, admin_client)
    assert leaks(group)


@pytest.mark.parametrize("route", [*PRIVACY_ROUTES, "sync_without_publishing", "draft_by_code"])
def test_privacy_is_lost_without_the_bridge(
    route: str,
    admin_client: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    group = own_privacy(make_press_room())
    no_bridge(monkeypatch)
    with django_capture_on_commit_callbacks(execute=True):
        {**ROUTES, **DRAFT_ROUTES}[route](group, admin_client)
    assert leaks(group)
