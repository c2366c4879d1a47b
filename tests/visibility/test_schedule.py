"""A release date in the future schedules; one in the past publishes at once."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.test.utils.form_data import querydict_from_html

from tests.factories import ready_pages

DAY = datetime.timedelta(days=1)
FUTURE = timezone.now().replace(microsecond=0, second=0) + 30 * DAY
PAST = datetime.datetime(2017, 8, 25, 3, 0, tzinfo=datetime.UTC)


@pytest.fixture
def editor(client, press_room):
    client.force_login(User.objects.create_superuser("editor"))
    return client


def draft_of(room: Any, **values: Any) -> Any:
    values = {"live": False, "release_date": None, "title": "Ferry line", **values}
    release = room.release(**values)
    release.save_revision(clean=False)
    return release


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def as_typed(moment: datetime.datetime) -> str:
    """Return a day as it is typed where only the day is shown."""
    return f"{timezone.localtime(moment):%Y-%m-%d} 00:00"


def filled_form(client: Any, url: str) -> Any:
    data = querydict_from_html(client.get(url).content.decode(), form_id="page-edit-form")
    if "release_date_only" in data:
        data["release_date_only"] = "on"
    # Stream fields are built by script.
    for name in ("body", "contacts", "attachments"):
        data[f"{name}-count"] = "0"
    return data


def post_form(client: Any, page: Any, *, publish: bool, **values: str) -> Any:
    """Fill in the real editing form and send it."""
    url = f"/admin/pages/{page.pk}/edit/"
    data = filled_form(client, url)
    for name, value in values.items():
        data[name] = value
    data.pop("action-publish", None)
    if publish:
        data["action-publish"] = "action-publish"
    return client.post(url, data)


def test_publishing_a_revision_with_a_future_date_schedules(press_room, client) -> None:
    release = draft_of(press_room, release_date=FUTURE)
    release.save_revision().publish()
    release = fresh(release)
    assert not release.live
    assert release.go_live_at == release.release_date
    assert release.scheduled_revision.approved_go_live_at == release.release_date
    assert client.get(release.url).status_code == 404


def test_publish_scheduled_publishes_when_due(press_room, client) -> None:
    release = draft_of(press_room, release_date=FUTURE)
    release.save_revision().publish()
    call_command("publish_scheduled")
    assert not fresh(release).live
    move_clock(release, timezone.now() - DAY)
    call_command("publish_scheduled")
    release = fresh(release)
    assert release.live
    assert client.get(release.url).status_code == 200


def move_clock(release: Any, moment: datetime.datetime) -> None:
    """Let the scheduled moment be past, in every row that names it."""
    revision = fresh(release).scheduled_revision
    text = moment.isoformat()
    revision.content |= {"release_date": text, "go_live_at": text}
    revision.approved_go_live_at = moment
    revision.save()
    type(release).objects.filter(pk=release.pk).update(release_date=moment, go_live_at=moment)


def test_an_editors_own_later_moment_is_kept(press_room) -> None:
    later = FUTURE + 5 * DAY
    release = draft_of(press_room, release_date=FUTURE, go_live_at=later)
    release.save_revision().publish()
    assert fresh(release).go_live_at == later


def test_an_earlier_moment_gives_way_to_the_release_date(press_room) -> None:
    release = draft_of(press_room, release_date=FUTURE, go_live_at=FUTURE - 5 * DAY)
    release.save_revision().publish()
    release = fresh(release)
    assert release.go_live_at == release.release_date
    assert not release.live


def test_live_page_with_a_future_date_is_a_404_to_readers(press_room, editor) -> None:
    release = press_room.release(title="Too early", release_date=timezone.now() + 2 * DAY)
    assert release.live
    assert editor.get(release.url).status_code == 404
    release.save_revision()
    preview = editor.get(f"/admin/pages/{release.pk}/view_draft/")
    assert preview.status_code == 200
    assert "Too early" in preview.content.decode()


def test_publish_in_the_admin_with_a_future_date(press_room, editor) -> None:
    release = draft_of(press_room)
    response = post_form(editor, release, publish=True, release_date=as_typed(FUTURE))
    assert response.status_code == 302, response.context["form"].errors
    release = fresh(release)
    assert not release.live
    assert release.approved_schedule
    day = timezone.localtime(FUTURE).replace(hour=0, minute=0)
    assert release.go_live_at == day
    assert release.scheduled_revision.approved_go_live_at == day


def unschedule(client: Any, release: Any) -> None:
    """Press Wagtail's button: a scheduled page is locked until its schedule is cancelled."""
    revision = fresh(release).scheduled_revision
    url = f"/admin/pages/{release.pk}/revisions/{revision.pk}/unschedule/"
    assert client.post(url).status_code == 302


def test_a_scheduled_release_is_locked_as_wagtail_does(press_room, editor) -> None:
    release = draft_of(press_room)
    post_form(editor, release, publish=True, release_date=as_typed(FUTURE))
    assert post_form(editor, release, publish=True, release_date=as_typed(PAST)).status_code == 200
    assert not fresh(release).live


@pytest.mark.parametrize("first", ["scheduled", "saved"])
def test_moving_the_date_to_the_past_in_the_admin_publishes_at_once(
    press_room, editor, first: str
) -> None:
    release = draft_of(press_room)
    post_form(editor, release, publish=first == "scheduled", release_date=as_typed(FUTURE))
    assert not fresh(release).live
    if first == "scheduled":
        unschedule(editor, release)
    response = post_form(editor, release, publish=True, release_date=as_typed(PAST))
    assert response.status_code == 302
    release = fresh(release)
    assert release.live
    assert release.go_live_at is None
    assert not release.approved_schedule
    assert editor.get(release.url).status_code == 200


@pytest.mark.parametrize("moved", [FUTURE + 10 * DAY, FUTURE - 10 * DAY])
def test_moving_the_date_within_the_future_moves_the_schedule(press_room, editor, moved) -> None:
    release = draft_of(press_room)
    post_form(editor, release, publish=True, release_date=as_typed(FUTURE))
    unschedule(editor, release)
    post_form(editor, release, publish=True, release_date=as_typed(moved))
    release = fresh(release)
    assert not release.live
    day = timezone.localtime(moved).replace(hour=0, minute=0)
    assert release.go_live_at == day
    assert release.scheduled_revision.approved_go_live_at == day


def test_publishing_needs_a_date(press_room, editor) -> None:
    release = draft_of(press_room)
    response = post_form(editor, release, publish=True)
    assert response.status_code == 200
    assert "release_date" in response.context["form"].errors
    assert "This field is required." in response.content.decode()
    assert not fresh(release).live


def test_saving_a_draft_needs_no_date(press_room, editor) -> None:
    release = draft_of(press_room)
    response = post_form(editor, release, publish=False, title="Renamed")
    assert response.status_code == 302
    draft = fresh(release).get_latest_revision_as_object()
    assert draft.title == "Renamed"
    assert draft.release_date is None
    assert not fresh(release).live


def test_code_can_publish_no_release_without_a_date(press_room) -> None:
    release = draft_of(press_room)
    release.title = "Renamed"
    with pytest.raises(ValidationError) as error:
        release.save_revision()
    assert "release_date" in error.value.message_dict


def test_back_dating(press_room, editor) -> None:
    release = draft_of(press_room)
    post_form(editor, release, publish=True, release_date=as_typed(PAST))
    release = fresh(release)
    assert release.live
    assert release.go_live_at is None
    assert release.first_published_at > PAST
    html = editor.get(release.url).content.decode()
    assert '<time datetime="2017-08-25">' in html
    listed = editor.get(f"{press_room.indexes['en'].url}?year=2017").context["listing"]
    assert [found.pk for found in listed.releases] == [release.pk]


def test_a_date_with_a_time_keeps_it(press_room, editor) -> None:
    release = draft_of(press_room, release_date_only=False)
    post_form(editor, release, publish=True, release_date="2017-08-25 14:30")
    html = editor.get(fresh(release).url).content.decode()
    assert '<time datetime="2017-08-25T14:30+09:00">' in html


def test_today_as_a_day_is_public_today(press_room, editor) -> None:
    release = draft_of(press_room)
    post_form(editor, release, publish=True, release_date=as_typed(timezone.now()))
    assert fresh(release).live


def test_a_new_release_is_created_and_scheduled_in_the_admin(press_room, editor) -> None:
    index = press_room.indexes["en"]
    url = f"/admin/pages/add/wagtail_pressroom_pages/pressreleasepage/{index.pk}/"
    data = filled_form(editor, url)
    data["title"], data["slug"] = "New bridge", "new-bridge"
    data["release_date"] = as_typed(FUTURE)
    data["action-publish"] = "action-publish"
    assert editor.post(url, data).status_code == 302
    release = ready_pages().PressReleasePage.objects.get(slug="new-bridge")
    assert not release.live
    assert release.approved_schedule
