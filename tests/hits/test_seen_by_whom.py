"""What a report does not show to a user, no panel shows either; old counts have their category."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from django.utils.translation import trans_real
from wagtail.models import GroupPagePermission

from tests.factories import PressRoom
from wagtail_pressroom.hits.admin.side_panel import languages_of
from wagtail_pressroom.hits.counts import set_taken_over_count, translation_counts
from wagtail_pressroom.hits.models import HitTotal

from .counting import count_hits

AS_OF = datetime.date(2020, 1, 1)


@pytest.fixture
def editor_of_english(press_room: PressRoom) -> User:
    """Somebody who may change English releases and nothing else."""
    group = Group.objects.create(name="English")
    permissions = Permission.objects.filter(codename__in=["access_admin", "change_page"])
    group.permissions.set(permissions.filter(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=group,
        page=press_room.indexes["en"],
        permission=Permission.objects.get(
            content_type__app_label="wagtailcore", codename="change_page"
        ),
    )
    user = User.objects.create_user("editor", password="x")
    user.groups.add(group)
    return user


def test_the_panel_tells_no_numbers_of_other_sections(
    press_room: PressRoom, editor_of_english: User
) -> None:
    english = press_room.release("en")
    korean = press_room.translate(english, "ko")
    count_hits(english)
    count_hits(korean, 1077)
    everything = User.objects.create_superuser("admin")

    def shown(user: User) -> list[int]:
        counts = translation_counts(english.translation_key)
        return [number for _name, number in languages_of(english, counts, user)]

    assert shown(editor_of_english) == []
    assert shown(everything) == [1, 1077]
    korean.delete()
    assert shown(editor_of_english) == []
    assert shown(everything) == [1, 1077]


def test_an_old_count_has_its_facts_before_the_first_hit(press_room: PressRoom) -> None:
    release = press_room.release(category="speech", live=False)
    set_taken_over_count(release, 2625, AS_OF)
    row = HitTotal.objects.get(pk=release.pk)
    assert (row.hits, row.title, row.category) == (0, release.title, "speech")
    client = Client()
    client.force_login(User.objects.create_superuser("admin"))
    address = reverse("wagtail_pressroom_views_report")
    release.delete()
    response = client.get(address, {"period": "all", "category": "speech"})
    assert "2,625" in response.content.decode()


def test_titles_that_xml_cannot_hold_break_no_export(press_room: PressRoom) -> None:
    release = press_room.release(title="\uffffbad \x0b=1+1")
    count_hits(release)
    client = Client()
    client.force_login(User.objects.create_superuser("admin"))
    for format in ("xlsx", "csv"):
        address = reverse("wagtail_pressroom_views_report")
        response: Any = client.get(address, {"period": "all", "export": format})
        assert response.status_code == 200
        assert b"".join(response.streaming_content)


def test_made_up_languages_fill_no_memory(press_room: PressRoom, client: Client) -> None:
    client.get(reverse("wagtail_pressroom:what_we_count", args=["en"]))
    before = set(trans_real._translations)
    for number in range(5):
        address = reverse("wagtail_pressroom:what_we_count", args=[f"xx{number}"])
        assert client.get(address, follow=True).status_code == 404
    assert set(trans_real._translations) == before
