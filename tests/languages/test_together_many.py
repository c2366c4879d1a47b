"""Several languages that go live with a release, and what else can keep one of them back."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Locale,
    Revision,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail_localize.models import Translation, TranslationSource

from tests.factories import PressRoom
from tests.languages.leaks.groups import SECRET, Group, draft, embargoed, write_texts
from tests.languages.test_release_languages import editor_of
from tests.languages.test_together import HOUR, plan
from tests.pages.editing import edit
from wagtail_pressroom.languages.bridge.together import languages_not_ready
from wagtail_pressroom.languages.plans import Timing

BOTH = {"en": True, "ko": True}
NEITHER = {"en": False, "ko": False}


def add_language(group: Group, language: str, source: Any = None) -> Translation:
    """Add another complete draft."""
    origin, _changed = TranslationSource.update_or_create_from_instance(
        source or group.fresh_source()
    )
    locale = Locale.objects.get(language_code=language)
    record, _created = Translation.objects.get_or_create(source=origin, target_locale=locale)
    record.save_target(publish=False)
    write_texts(record, SECRET)
    return record


def live(group: Group) -> dict[str, bool]:
    pages = type(group.source).objects.filter(translation_key=group.source.translation_key)
    return {page.locale.language_code: page.live for page in pages}


def publish_source(group: Group) -> None:
    group.fresh_source().get_latest_revision().publish()


def come_due(group: Group, page: Any) -> None:
    """Let a page's date be an hour ago."""
    past = timezone.now() - HOUR
    for revision in page.revisions.filter(approved_go_live_at__isnull=False):
        content = {**revision.content, "go_live_at": past.isoformat()}
        Revision.objects.filter(pk=revision.pk).update(content=content, approved_go_live_at=past)


@pytest.fixture
def group(press_room: PressRoom) -> Group:
    """A draft with a complete Korean draft, to go live together."""
    group = draft(press_room)
    plan(group)
    return group


def test_three_go_live_at_once(group: Group) -> None:
    add_language(group, "ar")
    plan(group, "ar")
    publish_source(group)
    assert live(group) == {"en": True, "ko": True, "ar": True}


def test_three_go_live_by_the_clock(press_room: PressRoom) -> None:
    group = embargoed(press_room)
    add_language(group, "ar")
    plan(group)
    plan(group, "ar")
    come_due(group, group.fresh_source())
    call_command("publish_scheduled")
    assert live(group) == {"en": True, "ko": True, "ar": True}


def test_a_translation_of_a_translation_too(group: Group) -> None:
    add_language(group, "fr", source=group.target)
    plan(group, "fr")
    publish_source(group)
    assert live(group) == {"en": True, "ko": True, "fr": True}


def test_one_that_may_follow_follows_whatever_the_others_do(group: Group) -> None:
    record = add_language(group, "fr")
    plan(group, "fr", Timing.LATER)
    publish_source(group)
    assert live(group) == {**BOTH, "fr": False}
    record.save_target(publish=True)
    assert live(group) == {**BOTH, "fr": True}


def test_not_with_a_translation_of_an_earlier_draft(group: Group) -> None:
    source = group.fresh_source()
    source.title = "We do not agree"
    source.save_revision().publish()
    assert live(group) == NEITHER
    problems = languages_not_ready(group.fresh_source().get_latest_revision_as_object())
    assert "earlier version" in problems["ko"]
    group.record.source.update_from_db()
    write_texts(group.record, SECRET)
    publish_source(group)
    assert live(group) == BOTH


def later_date(group: Group) -> None:
    target = group.target
    target.go_live_at = timezone.now() + HOUR
    target.save_revision()


def locked(group: Group) -> None:
    other = User.objects.create_user("other")
    target = group.target
    type(target).objects.filter(pk=target.pk).update(locked=True, locked_by=other)


def in_moderation(group: Group) -> None:
    workflow = Workflow.objects.create(name="Approval")
    task = GroupApprovalTask.objects.create(name="Approve")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.create(workflow=workflow, page=group.room.homes["ko"])
    group.target.save_revision()
    workflow.start(group.target, User.objects.create_user("author"))


def below_a_draft(group: Group) -> None:
    group.room.indexes["ko"].unpublish()


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        (later_date, "later date of its own"),
        (locked, "locked"),
        (in_moderation, "in moderation"),
        (below_a_draft, "not published"),
    ],
)
def test_what_else_keeps_both_back(group: Group, happens: Any, said: str) -> None:
    happens(group)
    assert said in languages_not_ready(group.fresh_source().get_latest_revision_as_object())["ko"]
    publish_source(group)
    assert live(group) == NEITHER


def test_published_by_code_it_is_not_tried_again_by_the_clock(group: Group) -> None:
    locked(group)
    publish_source(group)
    target = group.target
    type(target).objects.filter(pk=target.pk).update(locked=False)
    call_command("publish_scheduled")
    assert live(group) == NEITHER


def test_a_date_may_be_set_before_the_translators_are_ready(
    group: Group, admin_client: Client
) -> None:
    plan(group, "fr")
    source = group.fresh_source()
    date = timezone.localtime() + datetime.timedelta(days=2)
    answer = edit(
        admin_client,
        source,
        publish=True,
        title="A title",
        slug=source.slug,
        go_live_at=f"{date:%Y-%m-%d %H:%M}",
    )
    assert group.fresh_source().scheduled_revision is not None
    text = " ".join(map(str, admin_client.get(answer["Location"]).context["messages"]))
    assert "it waits for them" in text
    assert "Français: There is no translation yet." in text


def form(group: Group, language: str) -> dict[str, str]:
    data = {"authoritative": ""}
    for code in ("ko", "ar", "fr"):
        data[f"language-{code}-timing"] = "together" if code == language else "later"
    return data


@pytest.mark.parametrize(("sections", "bound"), [(("en",), False), (("en", "ko"), True)])
def test_a_language_is_bound_by_who_may_publish_it(
    press_room: PressRoom, client: Client, sections: tuple[str, ...], bound: bool
) -> None:
    group = draft(press_room)
    user = editor_of(press_room.homes["en"])
    for section in sections[1:]:
        for codename in ("change_page", "publish_page"):
            GroupPagePermission.objects.create(
                group=user.groups.get(),
                page=press_room.homes[section],
                permission=Permission.objects.get(codename=codename),
            )
    client.force_login(user)
    address = reverse("wagtail_pressroom_languages", args=[group.source.pk])
    assert client.post(address, form(group, "ko")).status_code == 302
    publish_source(group)
    assert live(group) == {"en": True, "ko": bound}
