"""A site that had translations before it had this package."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils.translation import override

from tests.factories import PressRoom
from wagtail_pressroom.languages.freshness import (
    PublishedText,
    State,
    TranslatedText,
    confirm,
    state_of,
)
from wagtail_pressroom.languages.freshness.earlier import record_earlier

from .situations import Pair, make_pair


@pytest.fixture
def pair(press_room: PressRoom) -> Pair:
    """Published while nothing was taken down."""
    made = make_pair(press_room)
    forget_everything()
    return made


def forget_everything() -> None:
    PublishedText.objects.all().delete()
    TranslatedText.objects.all().delete()


def everything_known() -> list[Any]:
    return [
        *PublishedText.objects.order_by("pk").values_list(),
        *TranslatedText.objects.order_by("pk").values_list(),
    ]


def run(**options: Any) -> str:
    out = StringIO()
    with override("en"):
        call_command("pressroom_record_freshness", stdout=out, **options)
    return out.getvalue()


def test_without_it_a_change_does_not_show(pair: Pair) -> None:
    pair.change(title="Ferry line opened")
    assert state_of(pair.target) == State.CURRENT


def test_with_it_the_next_change_shows(pair: Pair) -> None:
    assert "1 translation compared" in run()
    assert state_of(pair.target) == State.CURRENT
    pair.change(title="Ferry line opened")
    assert state_of(pair.target) == State.BEHIND
    assert TranslatedText.objects.get(page_id=pair.target.pk).changes == ["title"]


def test_what_changed_since_the_last_synchronisation_shows_at_once(pair: Pair) -> None:
    pair.change(title="Ferry line opened")
    forget_everything()
    out = run()
    assert state_of(pair.target) == State.BEHIND
    text = TranslatedText.objects.get(page_id=pair.target.pk)
    assert text.changes == ["title"]
    assert text.behind_since == pair.fresh_source().last_published_at
    assert "older" not in out


def test_what_nobody_can_know_is_listed(pair: Pair) -> None:
    pair.change(title="Ferry line opened")
    pair.synchronise()
    pair.translate()
    forget_everything()
    out = run()
    assert f"- {pair.target.pk} [ko] {pair.target.title}" in out


def test_a_text_without_translation_shows(pair: Pair) -> None:
    pair.change(title="Ferry line opened")
    pair.synchronise()
    forget_everything()
    run()
    assert TranslatedText.objects.get(page_id=pair.target.pk).changes == ["title"]


def test_a_translation_made_by_hand(press_room: PressRoom) -> None:
    source = press_room.release(title="Ferry line opens", slug="ferry")
    source.save_revision().publish()
    by_hand = press_room.translate(source, "ko", title="여객선 개통", slug="ferry")
    by_hand.translation_status = "unofficial"
    by_hand.save_revision().publish()
    forget_everything()
    assert "[ko]" not in run()
    source = type(source).objects.get(pk=source.pk)
    source.title = "Ferry line opened"
    source.save_revision().publish()
    assert state_of(by_hand) == State.BEHIND
    forget_everything()
    assert f"- {by_hand.pk} [ko] {by_hand.title}" in run()
    confirm(by_hand)
    assert state_of(by_hand) == State.CURRENT


def test_what_is_known_is_left_alone(pair: Pair) -> None:
    run()
    pair.change(title="Ferry line opened")
    pair.synchronise()
    pair.translate()
    known = everything_known()
    out = run()
    assert "0 published texts" in out
    assert "0 translations" in out
    assert everything_known() == known
    assert state_of(pair.target) == State.BEHIND


def test_dry_run_tells_the_same_and_writes_nothing(pair: Pair) -> None:
    dry = run(dry_run=True)
    assert not everything_known()
    assert run() in dry


def test_drafts_and_aliases_are_not_taken_down(press_room: PressRoom) -> None:
    draft = press_room.release(title="Draft", slug="draft", live=False)
    published = press_room.release(title="Public", slug="public")
    alias = published.create_alias(parent=published.get_parent(), update_slug="also")
    record_earlier()
    known = set(PublishedText.objects.values_list("page_id", flat=True))
    assert published.pk in known
    assert not {draft.pk, alias.pk} & known
