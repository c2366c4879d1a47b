"""Departments and topics in the admin, for those who may."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from tests.factories import PressRoom
from wagtail_pressroom.models import Department, Topic

MODELS = [Department, Topic]


def address(model: Any, action: str) -> str:
    """Return an address of a snippet's views."""
    return reverse(model.snippet_viewset.get_url_name(action))


def user_with(*permissions: str) -> Client:
    """Log in a user of the admin with further permissions."""
    user = User.objects.create_user("kim", password="x")
    group = Group.objects.create(name="Writers")
    for codename in ("access_admin", *permissions):
        group.permissions.add(Permission.objects.get(codename=codename))
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("model", MODELS)
def test_an_editor_adds_one(press_room: PressRoom, admin_client: Any, model: Any) -> None:
    response = admin_client.post(address(model, "add") + "?locale=ko", {"name": "공보과"})
    assert response.status_code == 302
    assert model.objects.get().locale.language_code == "ko"
    listed = admin_client.get(address(model, "list") + "?locale=ko").content.decode()
    assert "공보과" in listed


@pytest.mark.parametrize("model", MODELS)
def test_a_name_is_needed(press_room: PressRoom, admin_client: Any, model: Any) -> None:
    response = admin_client.post(address(model, "add"), {"name": " "})
    assert response.status_code == 200
    assert not model.objects.exists()


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("action", ["list", "add"])
def test_a_user_without_the_permission_gets_none_of_it(
    press_room: PressRoom, model: Any, action: str
) -> None:
    client = user_with()
    response = client.get(address(model, action))
    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_home")
    assert client.post(address(model, "add"), {"name": "x"}).status_code == 302
    assert not model.objects.exists()


def test_the_menu_is_there_for_those_who_may(press_room: PressRoom) -> None:
    home = reverse("wagtailadmin_home")
    departments = address(Department, "list")
    assert departments not in user_with().get(home).content.decode()
    User.objects.all().delete()
    Group.objects.filter(name="Writers").delete()
    allowed = user_with("add_department", "change_department")
    html = allowed.get(home).content.decode()
    assert departments in html
    assert address(Topic, "list") not in html


def test_a_visitor_is_asked_to_log_in(press_room: PressRoom) -> None:
    response = Client().get(address(Topic, "list"))
    assert response.status_code == 302
    assert response.url.startswith(reverse("wagtailadmin_login"))


def test_a_deleted_department_leaves_the_release(press_room: PressRoom, client: Client) -> None:
    locale = press_room.indexes["en"].locale
    department = Department.objects.create(name="Press office", locale=locale)
    release = press_room.release(department=department)
    department.delete()
    assert "Press office" not in client.get(release.url).content.decode()
