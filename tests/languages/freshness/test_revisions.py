"""Freshness goes by what the published version was given, not by what is translated meanwhile."""

from __future__ import annotations

import pytest
from wagtail_localize.models import StringTranslation

from tests.factories import PressRoom
from wagtail_pressroom.languages.admin_views import set_translation_status
from wagtail_pressroom.languages.freshness import State, TranslatedText, confirm, state_of

from .edits import changed_attachment
from .situations import Pair, make_pair


@pytest.fixture
def pair(press_room: PressRoom) -> Pair:
    return make_pair(press_room)


def test_the_status_is_set_while_a_translated_text_waits(pair: Pair) -> None:
    pair.change(title="Ferry line opened")
    pair.synchronise()
    pair.translate()
    set_translation_status(pair.target, "official")
    assert state_of(pair.target) == State.BEHIND
    pair.publish()
    assert state_of(pair.target) == State.CURRENT


def test_the_status_is_set_while_an_attachment_waits(pair: Pair) -> None:
    changed_attachment(pair)
    pair.synchronise()
    set_translation_status(pair.target, "official")
    assert state_of(pair.target) == State.BEHIND


def test_a_draft_with_the_text_waits(pair: Pair) -> None:
    pair.change(title="Ferry line opened")
    pair.synchronise()
    pair.translate()
    pair.record.save_target(publish=False)
    assert state_of(pair.target) == State.BEHIND
    pair.target.get_latest_revision().publish()
    assert state_of(pair.target) == State.CURRENT


def test_an_older_version_is_published_again(pair: Pair) -> None:
    older = pair.target.live_revision
    pair.change(title="Ferry line opened")
    pair.synchronise()
    pair.translate()
    pair.publish()
    assert state_of(pair.target) == State.CURRENT
    older.refresh_from_db()
    older.publish()
    assert state_of(pair.target) == State.BEHIND
    assert TranslatedText.objects.get(page_id=pair.target.pk).changes == ["title"]


@pytest.mark.parametrize("again", ["status", "translation editor"])
def test_a_confirmation_outlives_a_publication(pair: Pair, again: str) -> None:
    pair.change(title="Ferry line opens.")
    confirm(pair.target)
    if again == "status":
        set_translation_status(pair.target, "official")
    else:
        pair.publish()
    assert state_of(pair.target) == State.CURRENT
    pair.change(title="Ferry line has opened.")
    assert state_of(pair.target) == State.BEHIND


def test_an_older_version_is_older_than_a_confirmation(pair: Pair) -> None:
    older = pair.target.live_revision
    StringTranslation.objects.filter(context__path="title").update(data="여객선 개통")
    pair.publish()
    pair.change(title="Ferry line opens.")
    confirm(pair.target)
    older.refresh_from_db()
    older.publish()
    assert state_of(pair.target) == State.BEHIND


def test_reverted_to_an_older_version(pair: Pair) -> None:
    older = pair.target.live_revision
    pair.change(title="Ferry line opened")
    pair.synchronise()
    pair.translate()
    pair.publish()
    copy = older.as_object().save_revision(previous_revision=older)
    copy.publish(previous_revision=older)
    assert state_of(pair.target) == State.BEHIND


@pytest.mark.parametrize("again", ["the same version", "held"])
def test_a_confirmation_outlives_what_changes_nothing(pair: Pair, again: str) -> None:
    pair.change(title="Ferry line opens.")
    confirm(pair.target)
    if again == "held":
        pair.change(summary="Another ferry.")
        pair.synchronise()
        pair.record.save_target(publish=False)
        pair.target.get_latest_revision().publish()
        changes = TranslatedText.objects.get(page_id=pair.target.pk).changes
        assert changes == ["summary"]
    else:
        pair.target.live_revision.publish()
        assert state_of(pair.target) == State.CURRENT


def test_without_its_original_nothing_is_behind(pair: Pair, settings) -> None:
    settings.WAGTAIL_PRESSROOM = {**settings.WAGTAIL_PRESSROOM, "UNPUBLISHED_ORIGINAL": "keep"}
    pair.change(title="Ferry line opened")
    target = pair.target
    pair.fresh_source().delete()
    assert not TranslatedText.objects.filter(page_id=target.pk).exists()
    assert state_of(type(target).objects.get(pk=target.pk)) == State.ORIGINAL
