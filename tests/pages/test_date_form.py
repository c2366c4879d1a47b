"""The day an editor chooses is the day a reader sees, wherever in the world the editor sits."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests.factories import PressRoom
from wagtail_pressroom.pages.models import PressReleasePage

from .editing import create, edit, form_of

ZONES = ["Asia/Seoul", "UTC", "America/Los_Angeles", "Pacific/Auckland", "Pacific/Kiritimati"]
SEOUL = ZoneInfo("Asia/Seoul")


def editor_in(zone: str) -> Client:
    """Log in an editor whose account is set to a time zone."""
    user = User.objects.create_superuser("editor", "e@example.org", "secret")
    UserProfile.objects.create(user=user, current_time_zone=zone)
    client = Client()
    client.force_login(user)
    return client


def typed_date(client: Client, page: Any) -> str:
    """Return the date as the editing form shows it."""
    soup = form_of(client, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return str(soup.select_one("input[name=release_date]")["value"])


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("hour", ["00:00", "23:30"])
def test_the_day_typed_is_the_day_shown(press_room: PressRoom, zone: str, hour: str) -> None:
    client = editor_in(zone)
    create(client, press_room.indexes["en"], publish=True, release_date=f"2017-08-25 {hour}")
    release = PressReleasePage.objects.get()
    assert release.printed_release_date.machine == "2017-08-25"
    assert release.release_date == datetime.datetime(2017, 8, 25, tzinfo=SEOUL)
    assert typed_date(client, release).startswith("2017-08-25")


@pytest.mark.parametrize("zone", ZONES)
def test_saving_again_and_again_keeps_the_day(press_room: PressRoom, zone: str) -> None:
    client = editor_in(zone)
    date = datetime.datetime(2017, 8, 25, tzinfo=SEOUL)
    release = press_room.release(release_date=date)
    for number in range(3):
        shown = typed_date(client, release)
        values = {"slug": release.slug, "title": f"Version {number}", "release_date": shown}
        assert edit(client, release, publish=True, **values).status_code == 302
        release.refresh_from_db()
        assert release.title == f"Version {number}"
        assert release.release_date == date


@pytest.mark.parametrize("zone", ZONES)
def test_a_moment_is_the_same_moment_everywhere(press_room: PressRoom, zone: str) -> None:
    client = editor_in(zone)
    moment = datetime.datetime(2017, 8, 25, 14, 30, tzinfo=SEOUL)
    release = press_room.release(release_date=moment, release_date_only=False)
    values = {"slug": release.slug, "release_date": typed_date(client, release)}
    edit(client, release, publish=True, release_date_only=None, **values)
    release.refresh_from_db()
    assert release.release_date == moment


def test_a_moment_that_becomes_a_day_is_the_day_the_editor_sees(press_room: PressRoom) -> None:
    client = editor_in("America/Los_Angeles")
    moment = datetime.datetime(2017, 8, 25, 3, tzinfo=SEOUL)  # the day before in Los Angeles
    release = press_room.release(release_date=moment, release_date_only=False)
    shown = typed_date(client, release)
    assert shown.startswith("2017-08-24")
    edit(client, release, publish=True, slug=release.slug, release_date=shown)
    release.refresh_from_db()
    assert release.printed_release_date.machine == "2017-08-24"


def test_a_future_day_is_scheduled_for_its_start_in_the_sites_zone(press_room: PressRoom) -> None:
    client = editor_in("Pacific/Auckland")
    year = datetime.datetime.now(tz=datetime.UTC).year + 1
    create(client, press_room.indexes["en"], publish=True, release_date=f"{year}-08-25 00:00")
    release = PressReleasePage.objects.get().get_latest_revision_as_object()
    assert release.go_live_at == datetime.datetime(year, 8, 25, tzinfo=SEOUL)


def test_a_time_that_would_be_lost_is_an_error_and_nothing_is_lost(press_room: PressRoom) -> None:
    client = editor_in("Asia/Seoul")
    year = datetime.datetime.now(tz=datetime.UTC).year + 1
    index, typed = press_room.indexes["en"], f"{year}-08-25 09:00"
    response = create(client, index, publish=True, release_date=typed)
    assert "go out early" in str(response.context["form"].errors["release_date"])
    assert typed in response.content.decode()
    assert not PressReleasePage.objects.exists()
    create(client, index, publish=True, release_date=typed, release_date_only=None)
    scheduled = PressReleasePage.objects.get().get_latest_revision_as_object()
    assert scheduled.go_live_at == datetime.datetime(year, 8, 25, 9, tzinfo=SEOUL)
