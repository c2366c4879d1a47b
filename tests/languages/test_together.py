"""A release and its chosen languages go live together, or not at all."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Revision
from wagtail_localize.models import StringTranslation

from tests.factories import PressRoom
from tests.languages.leaks.groups import Group, add_source, draft, translate
from tests.pages.editing import edit
from wagtail_pressroom.languages.plans import Timing, TranslationPlan
from wagtail_pressroom.releases.models import PressReleaseMixin

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def group(press_room: PressRoom) -> Group:
    """A draft with a complete Korean draft that is planned to go live together."""
    group = draft(press_room)
    plan(group)
    return group


def plan(group: Group, language: str = "ko", timing: str = Timing.TOGETHER) -> None:
    TranslationPlan.objects.update_or_create(
        translation_key=group.source.translation_key,
        locale=Locale.objects.get(language_code=language),
        defaults={"timing": timing},
    )


def make_incomplete(group: Group) -> None:
    StringTranslation.objects.filter(context__path="title").delete()


def live(group: Group) -> tuple[bool, bool]:
    return group.fresh_source().live, group.target.live


def publish_source(group: Group) -> None:
    group.fresh_source().get_latest_revision().publish()


def test_both_go_live_at_once(group: Group) -> None:
    publish_source(group)
    assert live(group) == (True, True)
    assert group.target.title.startswith("Quillon ko")


def test_neither_goes_live_while_one_is_not_ready(group: Group) -> None:
    make_incomplete(group)
    publish_source(group)
    assert live(group) == (False, False)
    assert group.fresh_source().first_published_at is None


def test_a_language_without_a_page_holds_the_others(group: Group) -> None:
    plan(group, "fr")
    publish_source(group)
    assert live(group) == (False, False)


def test_a_language_that_may_follow_holds_nobody(group: Group) -> None:
    plan(group, "fr", Timing.LATER)
    plan(group, "ko", Timing.LATER)
    make_incomplete(group)
    publish_source(group)
    assert live(group) == (True, False)


def test_the_clock_waits_and_tries_again(group: Group) -> None:
    make_incomplete(group)
    revision = group.fresh_source().get_latest_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - HOUR)
    call_command("publish_scheduled")
    assert live(group) == (False, False)
    translate(group.room, group.fresh_source())
    call_command("publish_scheduled")
    assert live(group) == (True, True)


def test_a_failure_while_publishing_takes_everything_back(
    group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    korean = group.target.pk
    save = PressReleaseMixin.save

    def failing_save(self: Any, *args: Any, **kwargs: Any) -> None:
        if self.pk == korean and self.live:
            raise ValidationError("No")
        save(self, *args, **kwargs)

    monkeypatch.setattr(PressReleaseMixin, "save", failing_save)
    publish_source(group)
    assert live(group) == (False, False)


def test_a_scheduled_release_takes_its_languages_with_it(press_room: PressRoom) -> None:
    source = add_source(press_room, release_date=timezone.now() + 48 * HOUR)
    source.save_revision().publish()
    group = translate(press_room, type(source).objects.get(pk=source.pk))
    plan(group)
    past = timezone.now() - HOUR
    revision = group.fresh_source().scheduled_revision
    content = {
        **revision.content,
        "go_live_at": past.isoformat(),
        "release_date": past.isoformat(),
    }
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)
    call_command("publish_scheduled")
    assert live(group) == (True, True)
    assert group.target.release_date == group.fresh_source().release_date


def test_the_editor_names_the_languages_that_are_not_ready(
    group: Group, admin_client: Client
) -> None:
    plan(group, "fr")
    source = group.fresh_source()
    answer = edit(admin_client, source, publish=True, title="A title", slug=source.slug)
    assert answer.status_code == 302
    page = admin_client.get(answer["Location"])
    text = " ".join(str(message) for message in page.context["messages"])
    assert "not ready yet" in text
    assert "Français: There is no translation yet." in text
    assert group.fresh_source().get_latest_revision().content["title"] == "A title"
    assert live(group) == (False, False)


def test_a_bulk_publication_publishes_what_is_translated_by_now(
    group: Group, admin_client: Client
) -> None:
    # The revision was made when the release was submitted, before anything was translated.
    assert "ko" not in group.target.get_latest_revision().content["title"]
    plan(group, timing=Timing.LATER)
    publish_source(group)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    admin_client.post(f"{address}?id={group.target.pk}")
    assert group.target.title.startswith("Quillon ko")
    assert group.target.live_revision.content["title"] == group.target.title
    assert "Quillon ko" in str(group.target.body)
