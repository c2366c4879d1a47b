"""Editors copy a release as text, drafts included."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission

from tests.factories import PressRoom, make_private
from wagtail_pressroom.releases.plain_text import plain_text

from .material import item, points_block, soup_of


def address(page: Any) -> str:
    return reverse("wagtail_pressroom_copy_as_text", args=[page.pk])


def user_with(page: Any, *permissions: str) -> User:
    """Make a user of the admin with permissions for a page and what is below it."""
    user = User.objects.create_user("kim", password="x")
    group = Group.objects.create(name="Press office")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in permissions:
        GroupPagePermission.objects.create(
            group=group, page=page, permission=Permission.objects.get(codename=codename)
        )
    user.groups.add(group)
    return user


def text_in(soup: BeautifulSoup) -> str:
    (field,) = soup.select("textarea[readonly]")
    assert soup.select_one(f"label[for='{field['id']}']")
    return field.get_text()


def test_the_latest_draft_is_shown(press_room: PressRoom, admin_client: Client) -> None:
    release = press_room.release(title="As readers see it")
    release.title = "As it will be </textarea><b>"
    release.body = json.dumps([points_block(item("One"))])
    release.save_revision()
    soup = soup_of(admin_client.get(address(release)))
    draft = type(release).objects.get(pk=release.pk).get_latest_revision_as_object()
    assert text_in(soup) == plain_text(draft)
    assert text_in(soup).startswith("As it will be </textarea><b>\n")


def test_a_draft_without_a_date_in_another_language(
    press_room: PressRoom, admin_client: Client
) -> None:
    release = press_room.release("ar", title="خبر", live=False, translation_status="unofficial")
    type(release).objects.filter(pk=release.pk).update(release_date=None)
    make_private(release)
    soup = soup_of(admin_client.get(address(release)))
    field = soup.select_one("textarea")
    assert field is not None
    assert (field["lang"], field["dir"]) == ("ar", "rtl")
    assert text_in(soup).startswith("خبر\n")


@pytest.mark.parametrize(
    ("permissions", "status"),
    [(("change_page",), 200), (("publish_page",), 200), (("lock_page",), 302), ((), 302)],
)
def test_who_may_edit_or_publish_may_copy(
    press_room: PressRoom, client: Client, permissions: tuple[str, ...], status: int
) -> None:
    release = press_room.release(live=False, title="Secret draft")
    assert client.get(address(release)).status_code == 302
    client.force_login(user_with(press_room.indexes["en"], *permissions))
    answer = client.get(address(release))
    assert answer.status_code == status
    assert ("Secret draft" in answer.content.decode()) == (status == 200)


def test_permission_for_another_section_is_none_here(press_room: PressRoom, client: Client) -> None:
    client.force_login(user_with(press_room.indexes["ko"], "change_page", "publish_page"))
    assert client.get(address(press_room.release("en"))).status_code == 302
    assert client.get(address(press_room.release("ko"))).status_code == 200


def test_other_pages_have_no_text(press_room: PressRoom, admin_client: Client) -> None:
    assert admin_client.get(address(press_room.indexes["en"]), follow=True).status_code == 404
    assert admin_client.post(address(press_room.release())).status_code == 405


@pytest.mark.parametrize("place", ["wagtailadmin_pages:edit", "wagtailadmin_explore"])
def test_the_menus_lead_there(press_room: PressRoom, client: Client, place: str) -> None:
    release = press_room.release()
    page = release if place.endswith("edit") else press_room.indexes["en"]
    client.force_login(user_with(press_room.homes["en"], "change_page", "add_page"))
    soup = soup_of(client.get(reverse(place, args=[page.pk])))
    (link,) = soup.select(f"a[href='{address(release)}']")
    assert link.get_text(strip=True) == "Copy as text"


def test_the_menus_of_other_pages_do_not(press_room: PressRoom, admin_client: Client) -> None:
    about = press_room.ordinary_page()
    answer = admin_client.get(reverse("wagtailadmin_pages:edit", args=[about.pk]))
    assert answer.status_code == 200
    assert address(about) not in answer.content.decode()
