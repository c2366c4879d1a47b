"""The admin page for the translation status."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse
from wagtail.models import GroupPagePermission

from tests.factories import PressRoom


@pytest.fixture
def release(press_room: PressRoom):
    """A published Korean translation with a revision."""
    source = press_room.release(title="Outcome")
    translation = press_room.translate(source, "ko", title="결과")
    translation.save_revision().publish()
    translation.refresh_from_db()
    return translation


def address(release) -> str:
    return reverse("wagtail_pressroom_translation_status", args=[release.pk])


def user_of_group(*permissions: str, page=None) -> User:
    user = User.objects.create_user("kim", password="x")
    group = Group.objects.create(name="Translators")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in permissions:
        GroupPagePermission.objects.create(
            group=group, page=page, permission=Permission.objects.get(codename=codename)
        )
    user.groups.add(group)
    return user


def test_setting_the_status_of_a_live_page_shows_at_once(release, admin_client, client):
    response = admin_client.post(address(release), {"translation_status": "official"}, follow=True)
    assert response.status_code == 200
    release.refresh_from_db()
    assert release.translation_status == "official"
    assert release.live
    assert not release.has_unpublished_changes
    assert "공식 번역" in client.get(release.url).content.decode()


def test_a_draft_of_the_text_stays_a_draft(release, admin_client):
    release.title = "고친 제목"
    release.save_revision()
    admin_client.post(address(release), {"translation_status": "machine"})
    release.refresh_from_db()
    assert release.title == "결과"
    assert release.translation_status == "machine"
    latest = release.get_latest_revision_as_object()
    assert (latest.title, latest.translation_status) == ("고친 제목", "machine")


def test_an_unknown_status_is_refused_with_a_message(release, admin_client):
    response = admin_client.post(address(release), {"translation_status": "nonsense"})
    assert response.status_code == 200
    assert response.context["form"].errors
    release.refresh_from_db()
    assert release.translation_status == "unofficial"


def test_readers_and_those_who_may_not_publish_are_turned_away(release, client):
    assert client.get(address(release)).status_code == 302
    client.force_login(user_of_group("change_page", page=release.get_parent()))
    assert client.get(address(release)).status_code in (302, 403)
    client.post(address(release), {"translation_status": "official"})
    release.refresh_from_db()
    assert release.translation_status == "unofficial"


def test_who_may_publish_may_set_it(release, client):
    client.force_login(user_of_group("change_page", "publish_page", page=release.get_parent()))
    assert client.get(address(release)).status_code == 200


def test_a_page_without_status_has_no_such_page(press_room, admin_client):
    page = press_room.ordinary_page()
    assert admin_client.get(address(page), follow=True).status_code == 404


def test_the_explorer_leads_there(release, admin_client):
    parent = release.get_parent()
    response = admin_client.get(reverse("wagtailadmin_explore", args=[parent.pk]))
    assert address(release) in response.content.decode()


def test_the_editor_leads_there(release, admin_client):
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[release.pk]))
    assert address(release) in response.content.decode()
