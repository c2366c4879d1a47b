"""Wagtail's own password and log-in flows for private releases, and previews for editors."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from wagtail.models import PageViewRestriction

from tests.factories import make_private
from tests.visibility.states import (
    ALL,
    CANARY,
    Builder,
    future,
    in_alias_of_index_in_private_section,
)

places = pytest.mark.parametrize("place", ["release", "index", "home"])


def restrict(room: Any, place: str, **values: Any) -> tuple[Any, PageViewRestriction]:
    release = room.release(title="Behind a door", slug="behind")
    page = {"release": release, "index": room.indexes["en"], "home": room.homes["en"]}[place]
    return release, PageViewRestriction.objects.create(page=page, **values)


@places
def test_password(press_room, client, place: str) -> None:
    release, restriction = restrict(
        press_room, place, restriction_type=PageViewRestriction.PASSWORD, password="sesame"
    )
    form = client.get(release.url)
    assert form.status_code == 200
    assert "Behind a door" not in form.content.decode()
    action = f"/en/_util/authenticate_with_password/{restriction.pk}/{release.pk}/"
    assert f'action="{action}"' in form.content.decode()
    wrong = client.post(action, {"password": "wrong", "return_url": release.url})
    assert wrong.status_code == 200
    assert "Behind a door" not in client.get(release.url).content.decode()
    right = client.post(action, {"password": "sesame", "return_url": release.url})
    assert right.status_code == 302
    opened = client.get(release.url)
    assert "Behind a door" in opened.content.decode()


@places
def test_log_in(press_room, client, place: str) -> None:
    release, _restriction = restrict(press_room, place, restriction_type=PageViewRestriction.LOGIN)
    refused = client.get(release.url)
    assert refused.status_code == 302
    assert refused["Location"].endswith(f"?next={release.url}")
    client.force_login(User.objects.create_user("reader"))
    assert "Behind a door" in client.get(release.url).content.decode()


@places
def test_groups(press_room, client, place: str) -> None:
    release, restriction = restrict(press_room, place, restriction_type=PageViewRestriction.GROUPS)
    press = Group.objects.create(name="Press")
    restriction.groups.add(press)
    reader = User.objects.create_user("reader")
    client.force_login(reader)
    assert client.get(release.url).status_code == 302
    reader.groups.add(press)
    assert "Behind a door" in client.get(release.url).content.decode()


def test_private_list_asks_for_a_log_in(press_room, client) -> None:
    make_private(press_room.indexes["en"])
    assert client.get(press_room.indexes["en"].url).status_code == 302
    assert client.get(press_room.indexes["ko"].url).status_code == 200


def test_release_below_an_alias_of_a_guarded_list_asks_too(press_room, client) -> None:
    """Wagtail alone would serve it: nothing above the page itself is restricted."""
    canary = in_alias_of_index_in_private_section(press_room)
    for url in (canary.url, canary.get_parent().url):
        assert client.get(url).status_code == 302
    client.force_login(User.objects.create_user("reader"))
    assert CANARY in client.get(canary.url).content.decode()


def test_private_release_that_is_not_due_is_a_404_even_for_those_inside(press_room, client) -> None:
    canary = future(press_room)
    make_private(canary)
    client.force_login(User.objects.create_user("reader"))
    assert client.get(canary.url).status_code == 404


def test_private_draft_is_a_404(press_room, client) -> None:
    draft = press_room.release(live=False)
    make_private(draft)
    client.force_login(User.objects.create_user("reader"))
    assert client.get(draft.url).status_code == 404


@pytest.mark.parametrize("state", ALL, ids=lambda state: state.__name__)
def test_editors_preview_every_state(press_room, client, state: Builder) -> None:
    canary = state(press_room)
    client.force_login(User.objects.create_superuser("editor"))
    if canary.alias_of_id:
        # Wagtail's editor opens no alias; its preview is made without a form.
        response = canary.make_preview_request()
    else:
        if not canary.latest_revision_id:
            canary.save_revision(clean=False)
        response = client.get(f"/admin/pages/{canary.pk}/view_draft/")
    assert response.status_code == 200
    assert CANARY in response.content.decode()
    assert "data-pressroom-hit" not in response.content.decode()


def test_a_release_not_yet_saved_can_be_previewed(press_room, client) -> None:
    index = press_room.indexes["ko"]
    model = type(press_room.release())
    release = model(title=CANARY, slug="", locale=index.locale)
    # What Wagtail's view for a new page does.
    release.depth = index.depth + 1
    release.path = model._get_children_path_interval(index.path)[1]
    release.set_url_path(index)
    response = release.make_preview_request()
    assert response.status_code == 200
    assert CANARY in response.content.decode()
