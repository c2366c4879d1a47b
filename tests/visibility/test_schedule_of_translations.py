"""A schedule follows the release date that made it, in every language; an editor's own stays."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from tests.factories import PressRoom
from tests.releases.material import block, translate_for_real
from wagtail_pressroom.releases.dates import start_of_day

TEXTS = {"Ferry line": "여객선", "A ferry sails.": "배가 떠난다."}


def day(number: int) -> datetime.datetime:
    """Return the start of a day so many days from today."""
    return start_of_day(timezone.localdate() + datetime.timedelta(days=number))


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def publish(release: Any, **values: Any) -> Any:
    """Change a release in code, publish it, and return it as it is stored."""
    release = fresh(release)
    for name, value in values.items():
        setattr(release, name, value)
    release.save_revision().publish()
    return fresh(release)


def assert_scheduled(release: Any, moment: datetime.datetime) -> None:
    assert not release.live
    assert release.approved_schedule
    assert release.go_live_at == moment
    assert release.scheduled_revision.approved_go_live_at == moment
    assert release.scheduled_revision.as_object().go_live_at == moment


def assert_published(release: Any) -> None:
    assert release.live
    assert release.go_live_at is None
    assert not release.approved_schedule
    assert release.live_revision.as_object().go_live_at is None


@pytest.fixture
def source(press_room: PressRoom) -> Any:
    """A release scheduled for a day in a month."""
    release = press_room.release(
        title="Ferry line",
        slug="ferry-line",
        live=False,
        release_date=day(30),
        body=[block("paragraph", "<p>A ferry sails.</p>")],
    )
    return publish(release)


@pytest.fixture
def korean(source: Any, django_capture_on_commit_callbacks: Any) -> Any:
    """Its translation, published and therefore scheduled too."""
    return translate_for_real(source, "ko", TEXTS, django_capture_on_commit_callbacks)


def synchronise(source: Any, capture_on_commit: Any) -> Any:
    """Press "sync translated pages" and "publish", as an editor does; return the translation."""
    locale = Locale.objects.get(language_code="ko")
    translation = Translation.objects.get(source__object_id=source.translation_key)
    translation.source.update_from_db()
    with capture_on_commit(execute=True):
        Translation.objects.get(pk=translation.pk).save_target(publish=True)
    return fresh(source.get_translation(locale))


def test_source_and_translation_are_scheduled(source: Any, korean: Any, client: Any) -> None:
    for release in (source, fresh(korean)):
        assert_scheduled(release, day(30))
        assert client.get(release.url).status_code == 404
    assert korean.title == "여객선"


@pytest.mark.parametrize("days", [1, 90])
def test_the_translations_schedule_follows_the_moved_date(
    source: Any, korean: Any, days: int, django_capture_on_commit_callbacks: Any
) -> None:
    moved = publish(source, release_date=day(days))
    assert_scheduled(moved, day(days))
    again = synchronise(source, django_capture_on_commit_callbacks)
    assert again.pk == korean.pk
    assert_scheduled(again, day(days))


def test_the_translation_of_a_release_moved_to_yesterday_is_live(
    source: Any, korean: Any, client: Any, django_capture_on_commit_callbacks: Any
) -> None:
    assert_published(publish(source, release_date=day(-1)))
    again = synchronise(source, django_capture_on_commit_callbacks)
    assert again.pk == korean.pk
    assert_published(again)
    assert "여객선" in client.get(again.url).content.decode()


def test_a_source_synchronised_by_wagtail_localizes_other_way(
    source: Any, korean: Any, django_capture_on_commit_callbacks: Any
) -> None:
    moved = publish(source, release_date=day(1))
    _source, _changed = TranslationSource.update_or_create_from_instance(moved)
    again = translate_for_real(moved, "ko", TEXTS, django_capture_on_commit_callbacks)
    assert_scheduled(fresh(again), day(1))


def test_the_date_moves_forth_and_back(
    source: Any, korean: Any, django_capture_on_commit_callbacks: Any
) -> None:
    for days in (1, 60, 2, -1):
        publish(source, release_date=day(days))
        again = synchronise(source, django_capture_on_commit_callbacks)
        if days > 0:
            assert_scheduled(again, day(days))
    assert_published(again)


def test_synchronising_what_has_not_moved_changes_no_schedule(
    source: Any, korean: Any, django_capture_on_commit_callbacks: Any
) -> None:
    again = synchronise(source, django_capture_on_commit_callbacks)
    assert_scheduled(again, day(30))


def test_a_translations_own_later_moment_is_kept(
    source: Any, korean: Any, django_capture_on_commit_callbacks: Any
) -> None:
    later = day(45)
    assert_scheduled(publish(korean, go_live_at=later), later)
    publish(source, release_date=day(1))
    assert_scheduled(synchronise(source, django_capture_on_commit_callbacks), later)


def test_publish_scheduled_publishes_neither_before_the_date(source: Any, korean: Any) -> None:
    call_command("publish_scheduled")
    assert not fresh(source).live
    assert not fresh(korean).live


@pytest.mark.parametrize("days", [1, 5, 29, 31, 90])
def test_in_code_the_schedule_follows_the_date(source: Any, days: int) -> None:
    assert_scheduled(publish(source, release_date=day(days)), day(days))


def test_in_code_a_date_moved_to_the_past_publishes(source: Any) -> None:
    assert_published(publish(source, release_date=day(-1)))


def test_in_code_a_date_with_a_time_moves_the_schedule_to_the_minute(source: Any) -> None:
    moment = day(1) + datetime.timedelta(hours=9, minutes=30)
    assert_scheduled(publish(source, release_date=moment, release_date_only=False), moment)


def test_the_schedule_follows_a_draft_saved_in_between(source: Any) -> None:
    source.release_date = day(10)
    source.save_revision()
    draft = fresh(source).get_latest_revision_as_object()
    draft.release_date = day(3)
    draft.save_revision().publish()
    assert_scheduled(fresh(source), day(3))


def test_an_editors_later_moment_outlives_a_moved_date(source: Any) -> None:
    later = day(40)
    assert_scheduled(publish(source, go_live_at=later), later)
    for days in (1, 20):
        assert_scheduled(publish(source, release_date=day(days)), later)


def test_a_date_moved_behind_an_editors_moment_wins(source: Any) -> None:
    publish(source, go_live_at=day(40))
    assert_scheduled(publish(source, release_date=day(50)), day(50))


def test_a_past_date_with_a_moment_to_come_waits_for_it(press_room: PressRoom) -> None:
    release = press_room.release(live=False, release_date=day(-5))
    later = day(5)
    assert_scheduled(publish(release, go_live_at=later), later)
