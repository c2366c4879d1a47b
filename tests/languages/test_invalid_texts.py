"""A translation whose texts are not valid is no error of the clock, nor of a button."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision
from wagtail_localize.models import StringTranslation

from tests.factories import PressRoom
from tests.languages.freshness.situations import make_pair
from tests.languages.leaks.groups import Group, draft, embargoed, write_texts
from tests.languages.test_by_the_clock import HOUR, fresh, in_days, let_come_due, schedule


def too_long(group: Group) -> None:
    StringTranslation.objects.filter(context__path="title").update(data="x" * 300)


def address_taken(group: Group) -> None:
    target = group.target
    target.slug = "taken"
    revision = target.save_revision()
    Revision.objects.filter(pk=revision.pk).update(
        approved_go_live_at=group.target.scheduled_revision.approved_go_live_at
    )
    target.revisions.exclude(pk=revision.pk).update(approved_go_live_at=None)
    group.room.release("ko", slug="taken")


@pytest.mark.parametrize("trouble", [too_long, address_taken])
def test_an_invalid_translation_stops_nobody_else(press_room: PressRoom, trouble: Any) -> None:
    group = embargoed(press_room)
    StringTranslation.objects.filter(context__path="title").delete()
    group.record.save_target(publish=True)
    write_texts(group.record, "Late")
    trouble(group)
    other = press_room.release(slug="other", live=False)
    schedule(other, in_days())
    let_come_due(group.fresh_source(), group.target, other)
    call_command("publish_scheduled")
    assert (group.fresh_source().live, fresh(other).live) == (True, True)
    assert not group.target.live


def test_an_invalid_translation_is_no_error_of_a_button(
    press_room: PressRoom, admin_client: Client
) -> None:
    group = draft(press_room)
    group.fresh_source().get_latest_revision().publish()
    too_long(group)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    assert admin_client.post(f"{address}?id={group.target.pk}").status_code == 302
    assert not group.target.live


def test_the_next_text_is_no_error_of_the_clock(press_room: PressRoom) -> None:
    pair = make_pair(press_room)
    before = pair.target.title
    pair.change(title="Second")
    pair.synchronise()
    pair.record.save_target(publish=False)
    latest = pair.target.get_latest_revision()
    Revision.objects.filter(pk=latest.pk).update(approved_go_live_at=timezone.now() - HOUR)
    pair.translate()
    StringTranslation.objects.filter(context__path="title").update(data="x" * 300)
    call_command("publish_scheduled")
    assert (pair.target.live, pair.target.title) == (True, before)
