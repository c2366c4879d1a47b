"""What a machine has translated is checked by a person, or shown as what it is."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from wagtail_localize.models import StringTranslation

from tests.factories import PressRoom
from tests.languages.leaks.groups import Group, add_source, translate
from wagtail_pressroom.languages.admin_views import set_translation_status
from wagtail_pressroom.languages.bridge import Reason, hold_of
from wagtail_pressroom.languages.bridge.machine import check


@pytest.fixture
def group(press_room: PressRoom) -> Group:
    """A published original, its Korean draft translated by a machine."""
    source = add_source(press_room)
    source.save_revision().publish()
    group = translate(press_room, type(source).objects.get(pk=source.pk))
    StringTranslation.objects.update(translation_type="machine", tool_name="A machine")
    return group


@pytest.fixture
def person(db: None) -> User:
    return User.objects.create_user("kim")


def without_check(settings: Any) -> None:
    options = {**settings.WAGTAIL_PRESSROOM, "MACHINE_TRANSLATION_NEEDS_CHECK": False}
    settings.WAGTAIL_PRESSROOM = options


def test_unchecked_it_stays_a_draft(group: Group) -> None:
    group.record.save_target(publish=True)
    assert not group.target.live
    hold = hold_of(group.target)
    assert hold is not None
    assert hold.reason == Reason.MACHINE


def test_checked_it_is_published_as_a_persons(group: Group, person: User) -> None:
    check(group.record, person)
    group.record.save_target(publish=True)
    assert (group.target.live, group.target.translation_status) == (True, "unofficial")


def test_a_text_made_anew_by_the_machine_has_to_be_checked_anew(group: Group, person: User) -> None:
    check(group.record, person)
    StringTranslation.objects.filter(context__path="title").update(data="Another")
    assert hold_of(group.target) is not None


def test_what_a_person_has_edited_needs_no_check(group: Group) -> None:
    StringTranslation.objects.update(translation_type="manual")
    assert hold_of(group.target) is None


def test_a_site_can_publish_it_unchecked_as_what_it_is(group: Group, settings: Any) -> None:
    without_check(settings)
    group.record.save_target(publish=True)
    assert (group.target.live, group.target.translation_status) == (True, "machine")


def test_one_text_by_a_machine_is_enough(group: Group, settings: Any) -> None:
    without_check(settings)
    StringTranslation.objects.exclude(context__path="title").update(translation_type="manual")
    group.record.save_target(publish=True)
    assert group.target.translation_status == "machine"


def test_checked_later_it_is_no_longer_shown_as_a_machines(
    group: Group, settings: Any, person: User
) -> None:
    without_check(settings)
    group.record.save_target(publish=True)
    check(group.record, person)
    group.record.save_target(publish=True)
    assert group.target.translation_status == "unofficial"


def test_the_status_an_editor_has_given_stays_until_the_machine_makes_other_texts(
    group: Group, settings: Any, person: User
) -> None:
    without_check(settings)
    group.record.save_target(publish=True)
    set_translation_status(group.target, "official", person)
    group.record.save_target(publish=True)
    assert group.target.translation_status == "official"
    StringTranslation.objects.filter(context__path="title").update(data="Another")
    group.record.save_target(publish=True)
    assert group.target.translation_status == "machine"
    check(group.record, person)
    group.record.save_target(publish=True)
    assert group.target.translation_status == "official"


def test_who_calls_it_a_machines_is_believed(group: Group, person: User) -> None:
    check(group.record, person)
    group.record.save_target(publish=True)
    set_translation_status(group.target, "machine", person)
    group.record.save_target(publish=True)
    assert group.target.translation_status == "machine"


@pytest.mark.parametrize("is_live", [False, True])
def test_whoever_publishes_it_unchecked(group: Group, settings: Any, is_live: bool) -> None:
    without_check(settings)
    if is_live:
        StringTranslation.objects.update(translation_type="manual")
        group.record.save_target(publish=True)
        StringTranslation.objects.filter(context__path="title").update(
            data="Another", translation_type="machine"
        )
        group.record.save_target(publish=False)
    group.target.get_latest_revision().publish()
    assert (group.target.live, group.target.translation_status) == (True, "machine")
    assert group.target.live_revision.content["translation_status"] == "machine"
