"""What is the same in every language comes with the publication of the original."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Revision

from tests.factories import PressRoom
from tests.languages.freshness.situations import Pair, make_pair
from tests.languages.leaks.groups import IN_TWO_DAYS, both_live, embargoed
from tests.languages.test_together_many import add_language, come_due
from wagtail_pressroom.languages.freshness import State, state_of
from wagtail_pressroom.models import Topic

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def pair(press_room: PressRoom) -> Pair:
    return make_pair(press_room)


def test_the_category(pair: Pair, client: Client) -> None:
    pair.change(category="statement")
    assert pair.target.category == "statement"
    assert pair.target.get_latest_revision().content["category"] == "statement"
    assert state_of(pair.target) == State.CURRENT
    listed = client.get("/ko/press-releases/?category=statement").content.decode()
    assert pair.target.title in listed


def test_the_topics(pair: Pair) -> None:
    source = pair.fresh_source()
    topics = [Topic.objects.create(name=name, locale=source.locale) for name in ("Sea", "Ships")]
    source.topics = topics
    source.save_revision().publish()
    assert set(pair.target.topics.all()) == set(topics)
    pair.target.save_revision().publish()
    assert set(pair.target.topics.all()) == set(topics)
    source = pair.fresh_source()
    source.topics = topics[:1]
    source.save_revision().publish()
    assert list(pair.target.topics.all()) == topics[:1]


def test_a_draft_of_the_original_brings_nothing(pair: Pair) -> None:
    source = pair.fresh_source()
    source.category = "statement"
    source.save_revision()
    assert pair.target.category == "release"


def test_a_draft_of_the_translation_keeps_its_text(pair: Pair) -> None:
    draft = pair.target
    draft.title = "초안"
    draft.save_revision()
    pair.change(category="statement")
    assert pair.target.title != "초안"
    assert pair.target.get_latest_revision().content["title"] == "초안"


def test_an_earlier_expiry_of_its_own_stays(press_room: PressRoom) -> None:
    group = both_live(press_room)
    own = timezone.now() + HOUR
    target = group.target
    target.expire_at = own
    target.save_revision().publish()
    for theirs in (None, own + HOUR):
        source = group.fresh_source()
        source.expire_at = theirs
        source.save_revision().publish()
        assert group.target.expire_at == own


def test_a_followed_expiry_moves_and_goes(press_room: PressRoom) -> None:
    group = both_live(press_room)
    later = timezone.now() + 3 * HOUR
    for theirs in (later, later - HOUR, later + HOUR, None):
        source = group.fresh_source()
        source.expire_at = theirs
        source.save_revision().publish()
        assert group.target.expire_at == theirs


def test_an_expiry_that_was_copied_is_followed(press_room: PressRoom) -> None:
    group = both_live(press_room)
    source = group.fresh_source()
    # Revisions keep milliseconds.
    source.expire_at = timezone.now().replace(microsecond=0) + 3 * HOUR
    source.save_revision().publish()
    french = add_language(group, "fr").get_target_instance()
    assert french.expire_at == source.expire_at
    source = group.fresh_source()
    source.expire_at = timezone.now() + 5 * HOUR
    source.save_revision().publish()
    french.refresh_from_db()
    assert french.expire_at == group.fresh_source().expire_at


def test_a_translation_of_a_translation_moves_too(press_room: PressRoom) -> None:
    group = embargoed(press_room)
    record = add_language(group, "fr", source=group.target)
    group.record.save_target(publish=True)
    record.save_target(publish=True)
    source = group.fresh_source()
    source.go_live_at = timezone.now() + 3 * IN_TWO_DAYS
    source.save_revision().publish()
    expected = group.fresh_source().scheduled_revision.approved_go_live_at
    french = record.get_target_instance()
    assert group.target.scheduled_revision.approved_go_live_at == expected
    assert french.scheduled_revision.approved_go_live_at == expected


def scheduled(page: Any) -> bool:
    return bool(page.scheduled_revision)


def test_a_deleted_original_publishes_nothing_any_more(press_room: PressRoom) -> None:
    group = embargoed(press_room)
    group.record.save_target(publish=True)
    target = group.target
    assert scheduled(target)
    group.fresh_source().delete()
    come_due(group, target)
    call_command("publish_scheduled")
    assert not type(target).objects.get(pk=target.pk).live
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


@pytest.mark.parametrize("policy", ["unpublish", "keep"])
def test_a_later_language_of_a_deleted_release(
    press_room: PressRoom, settings: Any, policy: str
) -> None:
    settings.WAGTAIL_PRESSROOM = {**settings.WAGTAIL_PRESSROOM, "UNPUBLISHED_ORIGINAL": policy}
    group = both_live(press_room)
    target = group.target
    target.unpublish()
    target = group.target
    target.go_live_at = timezone.now() + HOUR
    target.save_revision().publish()
    assert scheduled(group.target)
    group.fresh_source().delete()
    assert scheduled(type(target).objects.get(pk=target.pk)) is (policy == "keep")
