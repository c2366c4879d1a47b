"""What takes the original from readers takes its translations, and what moves it moves them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import PressRoom, make_press_room, make_private, ready_pages

from .groups import IN_TWO_DAYS, Group, both_live, draft, embargoed, future, restrict
from .surfaces import leaks
from .test_routes import whole_site  # noqa: F401  (a fixture)
from .unguarded import no_following

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


def unpublished_in_admin(group: Group, admin: Client) -> None:
    admin.post(reverse("wagtailadmin_pages:unpublish", args=[group.source.pk]))


def unpublished_by_code(group: Group, admin: Client) -> None:
    group.fresh_source().unpublish()


def bulk_unpublished(group: Group, admin: Client) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    admin.post(f"{address}?id={group.source.pk}")


def expired(group: Group, admin: Client) -> None:
    source = group.source
    type(source).objects.filter(pk=source.pk).update(expire_at=timezone.now() - HOUR)
    call_command("publish_scheduled")


def deleted(group: Group, admin: Client) -> None:
    admin.post(reverse("wagtailadmin_pages:delete", args=[group.source.pk]))
    assert not type(group.source).objects.filter(pk=group.source.pk).exists()


def made_private(group: Group, admin: Client) -> None:
    restrict(group.source)


def moved_to_private_section(group: Group, admin: Client) -> None:
    source = group.fresh_source()
    source.move(_internal(group.room), pos="last-child")


def _internal(room: PressRoom) -> Any:
    """Add a private list in both languages; return the English one."""
    model = ready_pages().PressIndexPage
    internal = model(title="Internal", slug="internal", locale=room.homes["en"].locale)
    internal = room.homes["en"].add_child(instance=internal)
    korean = model(
        title="내부",
        slug="internal",
        locale=room.homes["ko"].locale,
        translation_key=internal.translation_key,
    )
    make_private(room.homes["ko"].add_child(instance=korean))
    make_private(internal)
    return internal


Event = Callable[[Group, Client], None]
WITHDRAWALS: tuple[Event, ...] = (
    unpublished_in_admin,
    unpublished_by_code,
    bulk_unpublished,
    expired,
    deleted,
)
EVENTS: tuple[Event, ...] = (*WITHDRAWALS, made_private, moved_to_private_section)


@pytest.mark.parametrize("event", EVENTS)
def test_translations_follow(event: Event, admin_client: Client) -> None:
    group = both_live(make_press_room())
    assert leaks(group)
    event(group, admin_client)
    assert leaks(group) == []


@pytest.mark.parametrize("event", EVENTS)
def test_they_stay_without_the_handlers(
    event: Event, admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = both_live(make_press_room())
    no_following(monkeypatch)
    event(group, admin_client)
    assert leaks(group)


@pytest.mark.parametrize("event", WITHDRAWALS)
def test_a_site_can_keep_them(event: Event, admin_client: Client, settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = {**settings.WAGTAIL_PRESSROOM, "UNPUBLISHED_ORIGINAL": "keep"}
    group = both_live(make_press_room())
    event(group, admin_client)
    assert group.target.live


def test_an_expired_original_marks_its_translations_expired(admin_client: Client) -> None:
    group = both_live(make_press_room())
    expired(group, admin_client)
    assert group.target.expired


@pytest.mark.parametrize("build", [embargoed, future])
@pytest.mark.parametrize("later", [datetime.timedelta(days=1), datetime.timedelta(days=9)])
def test_a_waiting_translation_moves_with_its_original(
    build: Callable[[PressRoom], Group], later: datetime.timedelta
) -> None:
    group = build(make_press_room())
    group.record.save_target(publish=True)
    assert group.target.scheduled_revision is not None
    moment = timezone.now() + later
    source = group.fresh_source()
    if build is future:
        source.release_date = moment
    source.go_live_at = moment
    source.save_revision().publish()
    expected = group.fresh_source().scheduled_revision.approved_go_live_at
    assert group.target.scheduled_revision.approved_go_live_at == expected
    assert group.target.go_live_at == expected
    assert group.target.release_date == group.fresh_source().release_date


@pytest.mark.parametrize("build", [embargoed, future])
def test_a_waiting_translation_is_published_with_its_original(
    build: Callable[[PressRoom], Group],
) -> None:
    group = build(make_press_room())
    group.record.save_target(publish=True)
    source = group.fresh_source()
    source.release_date = timezone.now() - IN_TWO_DAYS
    source.go_live_at = None
    source.save_revision().publish()
    assert group.fresh_source().live
    assert group.target.live


@pytest.mark.parametrize("build", [embargoed, future])
def test_both_come_due_in_one_run(build: Callable[[PressRoom], Group]) -> None:
    group = build(make_press_room())
    group.record.save_target(publish=True)
    _let_time_pass(group)
    call_command("publish_scheduled")
    assert group.fresh_source().live
    assert group.target.live


def _let_time_pass(group: Group) -> None:
    """Set the clock of both pages back by three days."""
    for page in (group.fresh_source(), group.target):
        revision = page.scheduled_revision
        past = timezone.now() - HOUR
        content = {**revision.content, "go_live_at": past.isoformat()}
        content["release_date"] = past.isoformat()
        type(revision).objects.filter(pk=revision.pk).update(
            approved_go_live_at=past, content=content
        )
        type(page).objects.filter(pk=page.pk).update(release_date=past, go_live_at=past)


@pytest.mark.parametrize("build", [embargoed, future])
def test_a_cancelled_schedule_cancels_that_of_the_translation(
    build: Callable[[PressRoom], Group], admin_client: Client
) -> None:
    group = build(make_press_room())
    group.record.save_target(publish=True)
    revision = group.fresh_source().scheduled_revision
    address = reverse(
        "wagtailadmin_pages:revisions_unschedule", args=[group.source.pk, revision.pk]
    )
    assert admin_client.post(address).status_code == 302
    if build is embargoed:
        assert group.target.scheduled_revision is None
    assert leaks(group) == []


def test_a_translation_of_a_draft_says_why_it_waits(admin_client: Client) -> None:
    group = draft(make_press_room())
    address = reverse("wagtailadmin_pages:edit", args=[group.target.pk])
    answer = admin_client.post(address, {"action": "publish"}, follow=True)
    text = " ".join(str(message) for message in answer.context["messages"])
    assert "The original is still a draft." in text


def test_a_translation_of_an_embargoed_release_says_until_when(admin_client: Client) -> None:
    group = future(make_press_room())
    address = reverse("wagtailadmin_pages:edit", args=[group.target.pk])
    answer = admin_client.post(address, {"action": "publish"}, follow=True)
    text = " ".join(str(message) for message in answer.context["messages"])
    assert "will be published in 한국어 on" in text
    assert "(KST)" in text
