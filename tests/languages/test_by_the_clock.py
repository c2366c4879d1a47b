"""Dates of an original and of its translations: nothing early, nothing unapproved, nothing lost."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import GroupPagePermission, PageLogEntry, Revision
from wagtail_localize.models import StringTranslation

from tests.factories import PressRoom
from tests.languages.freshness.situations import make_pair
from tests.languages.leaks.groups import both_live, draft, embargoed, write_texts
from tests.languages.test_release_languages import editor_of
from tests.languages.test_together import plan
from tests.languages.test_together_many import add_language
from tests.pages.editing import edit
from wagtail_pressroom.languages.admin_views import set_translation_status

HOUR, DAYS = datetime.timedelta(hours=1), datetime.timedelta(days=5)
Pair = tuple[Any, Any]


def fresh(page: Any) -> Any:
    return type(page)._default_manager.get(pk=page.pk)


def in_days(number: int = 5) -> datetime.datetime:
    """Return a moment as revisions keep it, in milliseconds."""
    return timezone.now().replace(microsecond=0) + datetime.timedelta(days=number)


@pytest.fixture
def pair(press_room: PressRoom) -> Pair:
    """Both live, the translation made by hand."""
    english = press_room.release(title="Ferry", slug="ferry")
    english.save_revision().publish()
    korean = press_room.translate(english, "ko", title="여객선")
    korean.save_revision().publish()
    return fresh(english), fresh(korean)


def schedule(page: Any, moment: datetime.datetime, **values: Any) -> Any:
    page = fresh(page)
    page.go_live_at = moment
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return fresh(page)


def unpublished(pair: Pair) -> Pair:
    for page in reversed(pair):
        fresh(page).unpublish()
    return fresh(pair[0]), fresh(pair[1])


def let_come_due(*pages: Any) -> None:
    """Set what the pages wait for to the same moment, an hour ago."""
    past = timezone.now() - HOUR
    for page in pages:
        for revision in page.revisions.filter(approved_go_live_at__isnull=False):
            content = {**revision.content, "go_live_at": past.isoformat()}
            Revision.objects.filter(pk=revision.pk).update(
                content=content, approved_go_live_at=past
            )


def test_the_next_text_of_a_live_translation_keeps_its_date(
    pair: Pair, admin_client: Client, client: Client
) -> None:
    english, korean = pair
    moment = in_days()
    schedule(korean, moment, title="Quillon")
    edit(admin_client, english, publish=True, title="Ferry", slug="ferry")
    client.logout()
    assert "Quillon" not in client.get(korean.url).content.decode()
    assert fresh(korean).scheduled_revision.approved_go_live_at == moment


def test_what_was_approved_goes_out_not_what_is_being_written(pair: Pair) -> None:
    english, korean = unpublished(pair)
    schedule(english, in_days())
    korean = schedule(korean, in_days(), title="승인됨")
    korean.title = "작성 중"
    korean.save_revision()
    english = fresh(english)
    english.go_live_at = None
    english.save_revision().publish()
    assert fresh(korean).live
    assert fresh(korean).title == "승인됨"


def test_words_typed_after_the_approval_wait_for_another(
    press_room: PressRoom, client: Client
) -> None:
    group = embargoed(press_room)
    group.record.save_target(publish=True)
    approved = group.target.title
    user = editor_of(press_room.homes["ko"])
    GroupPagePermission.objects.filter(permission__codename="publish_page").delete()
    client.force_login(user)
    segment = group.record.source.stringsegment_set.get(context__path="title")
    address = reverse(
        "wagtail_localize:edit_string_translation", args=[group.record.pk, segment.pk]
    )
    typed = client.put(address, "value=Typed", content_type="application/x-www-form-urlencoded")
    assert typed.status_code == 200
    let_come_due(group.fresh_source(), group.target)
    call_command("publish_scheduled")
    call_command("publish_scheduled")
    assert (group.target.live, group.target.title) == (True, approved)


def test_what_was_to_be_translated_until_its_date_is(press_room: PressRoom) -> None:
    group = embargoed(press_room)
    StringTranslation.objects.filter(context__path="title").delete()
    group.record.save_target(publish=True)
    let_come_due(group.fresh_source(), group.target)
    call_command("publish_scheduled")
    assert (group.fresh_source().live, group.target.live) == (True, False)
    write_texts(group.record, "Later")
    call_command("publish_scheduled")
    assert (group.target.live, group.target.title) == (True, "Later ko title")


def test_the_next_text_of_a_live_translation_is_tried_until_it_is_complete(
    press_room: PressRoom,
) -> None:
    pair = make_pair(press_room)
    pair.change(title="Second")
    pair.synchronise()
    pair.record.save_target(publish=False)
    latest = pair.target.get_latest_revision()
    Revision.objects.filter(pk=latest.pk).update(approved_go_live_at=timezone.now() - HOUR)
    call_command("publish_scheduled")
    assert pair.target.live_revision_id != latest.pk
    pair.translate()
    call_command("publish_scheduled")
    assert pair.target.live_revision_id == latest.pk
    # With the words of the translator, not with those the version was made with.
    assert pair.target.title.startswith("번역")


@pytest.mark.parametrize("by_hand", [True, False])
def test_due_at_the_same_moment_both_go_live(press_room: PressRoom, by_hand: bool) -> None:
    group = embargoed(press_room)
    if by_hand:
        type(group.record).objects.all().delete()
        group.target.save_revision().publish()
    else:
        group.record.save_target(publish=True)
    # Its original's date is moved, so its version is the newer one of the two.
    schedule(group.source, in_days(7))
    assert group.target.scheduled_revision.pk < group.fresh_source().scheduled_revision.pk
    let_come_due(group.fresh_source(), group.target)
    call_command("publish_scheduled")
    call_command("publish_scheduled")
    assert (group.fresh_source().live, group.target.live) == (True, True)


def test_a_draft_keeps_its_own_dates(press_room: PressRoom, pair: Pair) -> None:
    english, korean = pair
    own = in_days(9)
    korean.expire_at = own
    korean.save_revision()
    fresh(english).save_revision().publish()
    assert parse_datetime(fresh(korean).get_latest_revision().content["expire_at"]) == own
    group = embargoed(press_room)
    group.record.save_target(publish=True)
    target = group.target
    target.go_live_at = own
    target.save_revision()
    schedule(group.source, in_days(3))
    assert parse_datetime(group.target.get_latest_revision().content["go_live_at"]) == own


def test_an_expiry_of_its_own_is_never_lost(pair: Pair) -> None:
    english, korean = pair
    own = in_days(15)
    korean.expire_at = own
    korean.save_revision().publish()
    for theirs in (in_days(3), None):
        english = fresh(english)
        english.expire_at = theirs
        english.save_revision().publish()
        assert fresh(korean).expire_at == own


@pytest.mark.parametrize("by_bulk", [True, False])
def test_a_kept_translation_gets_no_text_of_an_embargoed_original(
    press_room: PressRoom, admin_client: Client, settings: Any, by_bulk: bool
) -> None:
    settings.WAGTAIL_PRESSROOM = {**settings.WAGTAIL_PRESSROOM, "UNPUBLISHED_ORIGINAL": "keep"}
    group = both_live(press_room)
    group.fresh_source().unpublish()
    schedule(group.source, in_days(), title="Embargo")
    assert group.target.live
    group.record.source.update_from_db()
    write_texts(group.record, "Embargo")
    group.record.save_target(publish=False)
    if by_bulk:
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        admin_client.post(f"{address}?id={group.target.pk}")
    else:
        group.target.get_latest_revision().publish()
    assert "Embargo" not in group.target.title


def test_a_status_holds_for_what_waits_too(pair: Pair) -> None:
    korean = schedule(pair[1], in_days(), title="예약됨")
    korean.title, korean.go_live_at = "작성 중", None
    korean.save_revision()
    set_translation_status(fresh(korean), "official")
    let_come_due(korean)
    call_command("publish_scheduled")
    assert fresh(korean).title == "예약됨"
    assert fresh(korean).translation_status == "official"


def test_an_older_version_stays_what_it_was(press_room: PressRoom) -> None:
    group = draft(press_room)
    group.fresh_source().get_latest_revision().publish()
    group.record.save_target(publish=False)
    older = group.target.get_latest_revision()
    before = older.content["title"]
    write_texts(group.record, "Newer")
    group.record.save_target(publish=False)
    older.refresh_from_db()
    older.publish()
    older.refresh_from_db()
    assert group.target.title == older.content["title"] == before


def test_the_history_tells_once_what_waits(press_room: PressRoom) -> None:
    group = embargoed(press_room)
    plan(group, "fr")
    let_come_due(group.fresh_source())
    for _run in range(4):
        call_command("publish_scheduled")
    holds = PageLogEntry.objects.filter(page=group.source.pk, action="wagtail_pressroom.hold")
    assert holds.count() == 1
    record = add_language(group, "fr")
    assert record.get_target_instance() is not None
    call_command("publish_scheduled")
    assert group.fresh_source().live
