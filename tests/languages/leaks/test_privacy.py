"""A translation is at least as private as its original, whatever happens to either of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group as UserGroup
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.models import Translation, TranslationSource

from tests.factories import PressRoom, make_press_room, make_private
from wagtail_pressroom.languages.admin_views import set_translation_status
from wagtail_pressroom.languages.bridge.restrictions import FollowedRestriction

from .groups import SECRET, Group, both_live, restrict
from .surfaces import leaks
from .test_routes import whole_site  # noqa: F401  (a fixture)
from .unguarded import no_following

pytestmark = pytest.mark.django_db

LOGIN, GROUPS = PageViewRestriction.LOGIN, PageViewRestriction.GROUPS
ENGLISH, KOREAN = "/en/press-releases/the-release/", "/ko/press-releases/the-release/"


def closed_section(room: PressRoom) -> Any:
    """Add a private section that is there in English only."""
    closed = room.ordinary_page("en", title="Closed", slug="closed")
    make_private(closed)
    return closed


def page_made_private(group: Group) -> None:
    restrict(group.source)


def section_made_private(group: Group) -> None:
    make_private(group.room.indexes["en"])


def home_made_private(group: Group) -> None:
    make_private(group.room.homes["en"])


def moved_into_private_section(group: Group) -> None:
    group.fresh_source().move(closed_section(group.room), pos="last-child")


def section_moved_into_private_one(group: Group) -> None:
    index = group.room.indexes["en"]
    type(index).objects.get(pk=index.pk).move(closed_section(group.room), pos="last-child")


def translation_moved_out(group: Group) -> None:
    make_private(group.room.indexes["en"])
    make_private(group.room.indexes["ko"])
    group.target.move(group.room.homes["ko"], pos="last-child")


def restriction_of_translation_removed(group: Group) -> None:
    restrict(group.source)
    group.target.view_restrictions.all().delete()


def restriction_of_its_section_removed(group: Group) -> None:
    make_private(group.room.indexes["ko"])
    make_private(group.room.indexes["en"])
    PageViewRestriction.objects.get(page=group.room.indexes["ko"]).delete()


EVENTS: tuple[Callable[[Group], None], ...] = (
    page_made_private,
    section_made_private,
    home_made_private,
    moved_into_private_section,
    section_moved_into_private_one,
    translation_moved_out,
    restriction_of_translation_removed,
    restriction_of_its_section_removed,
)


@pytest.mark.parametrize("event", EVENTS)
def test_nothing_of_a_private_original_is_public(event: Callable[[Group], None]) -> None:
    group = both_live(make_press_room())
    assert leaks(group)
    event(group)
    assert leaks(group) == []
    assert group.target.live


@pytest.mark.parametrize("event", EVENTS)
def test_it_would_be_without_the_handlers(
    event: Callable[[Group], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    group = both_live(make_press_room())
    no_following(monkeypatch)
    event(group)
    assert leaks(group)


@pytest.fixture
def group(press_room: PressRoom) -> Group:
    return both_live(press_room)


def named(*names: str) -> list[UserGroup]:
    return [UserGroup.objects.get_or_create(name=name)[0] for name in names]


def reads(client: Client, address: str) -> bool:
    return SECRET in client.get(address).content.decode()


@pytest.fixture
def reader(client: Client) -> User:
    """A member of the group "a" and of no other, logged in."""
    user = User.objects.create_user("reader")
    user.groups.set(named("a"))
    client.force_login(user)
    return user


def test_tightened_with_its_original(group: Group, client: Client, reader: User) -> None:
    restriction = PageViewRestriction.objects.create(page=group.source, restriction_type=LOGIN)
    assert (reads(client, ENGLISH), reads(client, KOREAN)) == (True, True)
    restriction.restriction_type = GROUPS
    restriction.save()
    restriction.groups.set(named("b"))
    assert (reads(client, ENGLISH), reads(client, KOREAN)) == (False, False)


def test_groups_come_and_go_with_those_of_its_original(
    group: Group, client: Client, reader: User
) -> None:
    restriction = PageViewRestriction.objects.create(page=group.source, restriction_type=GROUPS)
    restriction.groups.set(named("a", "b"))
    assert (reads(client, ENGLISH), reads(client, KOREAN)) == (True, True)
    restriction.groups.set(named("b"))
    assert (reads(client, ENGLISH), reads(client, KOREAN)) == (False, False)
    restriction.groups.add(*named("a"))
    assert (reads(client, ENGLISH), reads(client, KOREAN)) == (True, True)
    restriction.groups.clear()
    assert (reads(client, ENGLISH), reads(client, KOREAN)) == (False, False)


def test_a_log_in_is_less_than_a_group(group: Group, client: Client, reader: User) -> None:
    PageViewRestriction.objects.create(page=group.target, restriction_type=LOGIN)
    theirs = PageViewRestriction.objects.create(page=group.source, restriction_type=GROUPS)
    theirs.groups.set(named("b"))
    assert not reads(client, KOREAN)


def test_what_is_stricter_stays_as_it_is(group: Group) -> None:
    own = PageViewRestriction.objects.create(page=group.target, restriction_type=GROUPS)
    own.groups.set(named("a"))
    make_private(group.room.indexes["en"])
    assert list(group.target.view_restrictions.all()) == [own]


def test_a_translation_alone_makes_no_original_private(group: Group, client: Client) -> None:
    restrict(group.target)
    assert (reads(client, ENGLISH), reads(client, KOREAN)) == (True, False)


def test_it_is_public_again_with_its_original(group: Group, client: Client) -> None:
    make_private(group.room.indexes["en"])
    assert not reads(client, KOREAN)
    PageViewRestriction.objects.get(page=group.room.indexes["en"]).delete()
    assert (reads(client, ENGLISH), reads(client, KOREAN)) == (True, True)
    assert not FollowedRestriction.objects.exists()


def test_its_own_privacy_stays_when_its_original_is_public_again(
    group: Group, client: Client
) -> None:
    restrict(group.target)
    make_private(group.room.indexes["en"])
    PageViewRestriction.objects.get(page=group.room.indexes["en"]).delete()
    assert (reads(client, ENGLISH), reads(client, KOREAN)) == (True, False)


def test_a_deleted_original_leaves_it_private(group: Group, client: Client, settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = {**settings.WAGTAIL_PRESSROOM, "UNPUBLISHED_ORIGINAL": "keep"}
    restrict(group.source)
    group.fresh_source().delete()
    assert group.target.live
    assert not reads(client, KOREAN)


def test_what_somebody_changed_is_the_translations_own(group: Group, client: Client) -> None:
    theirs = PageViewRestriction.objects.create(page=group.source, restriction_type=LOGIN)
    followed = group.target.view_restrictions.get()
    followed.restriction_type = GROUPS
    followed.save()
    followed.groups.set(named("b"))
    assert not FollowedRestriction.objects.exists()
    theirs.delete()
    assert list(group.target.view_restrictions.all()) == [followed]


@pytest.mark.parametrize("section", ["index", "home"])
def test_a_sections_own_privacy_outlives_its_synchronisation(
    group: Group, client: Client, section: str
) -> None:
    sections = group.room.indexes if section == "index" else group.room.homes
    make_private(sections["ko"])
    model = type(sections["en"])
    origin, _changed = TranslationSource.update_or_create_from_instance(
        model.objects.get(pk=sections["en"].pk)
    )
    korean = Locale.objects.get(language_code="ko")
    record = Translation.objects.create(source=origin, target_locale=korean)
    record.save_target(publish=True)
    assert not reads(client, KOREAN)


def test_moved_where_its_address_is_taken(group: Group) -> None:
    room = group.room
    closed = room.ordinary_page("en", title="Closed", slug="closed")
    twin = room.ordinary_page(
        "ko", title="Closed", slug="closed", translation_key=closed.translation_key
    )
    taken = type(twin)(title="Other", slug="the-release", locale=twin.locale)
    twin.add_child(instance=taken)
    make_private(closed)
    group.fresh_source().move(type(closed).objects.get(pk=closed.pk), pos="last-child")
    assert group.fresh_source().get_parent().pk == closed.pk
    assert leaks(group) == []


def test_declared_a_translation_it_is_as_private_as_its_original(press_room: PressRoom) -> None:
    source = press_room.release(title=SECRET, slug="the-release")
    source.save_revision().publish()
    restrict(source)
    page = press_room.translate(source, "ko", title=SECRET, translation_status="original")
    page.save_revision().publish()
    set_translation_status(type(page).objects.get(pk=page.pk), "unofficial")
    assert page.view_restrictions.exists()


def test_the_dialogue_of_the_admin(group: Group, admin_client: Client, client: Client) -> None:
    address = reverse("wagtailadmin_pages:set_privacy", args=[group.room.indexes["en"].pk])
    admin_client.post(address, {"restriction_type": "login", "password": "", "groups": []})
    client.logout()
    assert not reads(client, KOREAN)
    admin_client.post(address, {"restriction_type": "none", "password": "", "groups": []})
    assert reads(client, KOREAN)


def test_a_section_takes_the_same_queries_for_any_number(press_room: PressRoom) -> None:
    found = []
    for number in (2, 20):
        for _release in range(number):
            press_room.translate(press_room.release(), "ko")
        make_private(press_room.indexes["ko"])
        with CaptureQueriesContext(connection) as captured:
            make_private(press_room.indexes["en"])
        found.append(len(captured))
        PageViewRestriction.objects.all().delete()
    assert found[0] == found[1]
