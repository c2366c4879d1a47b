"""The endpoint that turns typed text into the blocks of a body, for the script of the editor."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.test.utils import override_script_prefix
from django.urls import reverse
from wagtail import blocks
from wagtail.admin.telepath import JSContext
from wagtail.models import GroupPagePermission

from tests.testapp.models import OwnReleasePage
from wagtail_pressroom.legacy.admin.convert import LONGEST_TEXT, MOST_LINES, convert
from wagtail_pressroom.legacy.admin.edited_page import edited_stream
from wagtail_pressroom.pages.models import PressReleasePage
from wagtail_pressroom.releases.blocks import BodyBlock
from wagtail_pressroom.releases.blocks.points import PointsBlock

TEXT = "1. The line opens.\n o It calls at <b>five</b> islands.\n   - Bring a coat.\n2. Fares stay."


def editor_of(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def form_for(parent: Any, model: Any = PressReleasePage) -> str:
    meta = model._meta
    return reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, parent.pk])


def ask(client: Client, address: str, text: str = TEXT, field: str = "body") -> Any:
    return client.post(
        reverse("wagtail_pressroom_points_from_text"),
        {"address": address, "field": field, "text": text},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )


def make_editor(name: str, *pages: Any) -> User:
    """Return a user who may use the admin, and change the pages below some."""
    user = User.objects.create_user(name)
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for page in pages:
        for codename in ("add_page", "change_page"):
            permission = Permission.objects.get(codename=codename)
            GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user.groups.add(group)
    return user


def texts(state: list[dict[str, Any]]) -> list[Any]:
    """Reduce the points of a form to (text, points below)."""
    return [(blocks_text(p["value"]["text"]), texts(p["value"].get("points", []))) for p in state]


def blocks_text(content: str) -> str:
    html: str = blocks.RichTextBlock().field.widget.converter.to_database_format(content)
    return html.partition(">")[2].removesuffix("</p>")


def test_points_come_nested_and_script_stays_text(admin_client: Client, press_room: Any) -> None:
    answer = ask(admin_client, editor_of(press_room.release()), TEXT.replace("\n", "\r\n")).json()
    (block,) = answer["blocks"]
    assert block["type"] == "points"
    assert texts(block["value"]["points"]) == [
        (
            "The line opens.",
            [("It calls at &lt;b&gt;five&lt;/b&gt; islands.", [("Bring a coat.", [])])],
        ),
        ("Fares stay.", []),
    ]
    assert (answer["points"], answer["message"]) == (4, "4 points were recognised and inserted.")


def test_everything_else_of_the_text_comes_along(admin_client: Client, press_room: Any) -> None:
    text = f"Preface\n{TEXT}\n※ Subject to change.\n* Unofficial translation"
    answer = ask(admin_client, editor_of(press_room.release()), text).json()
    assert [block["type"] for block in answer["blocks"]] == ["paragraph", "points", "note"]
    assert answer["message"].endswith("Left out: “* Unofficial translation”.")
    assert len({block["id"] for block in answer["blocks"]}) == 3


@pytest.mark.parametrize(
    "text", ["", "Prose.\nMore prose.", "1. One point", "A dash –\nand\n- one more", "\x00\n\x0b"]
)
def test_too_few_markers_give_nothing(admin_client: Client, press_room: Any, text: str) -> None:
    answer = ask(admin_client, editor_of(press_room.release()), text).json()
    assert answer == {"blocks": [], "points": 0, "message": ""}


def test_a_release_that_is_being_written(admin_client: Client, press_room: Any) -> None:
    address = form_for(press_room.indexes["en"])
    assert ask(admin_client, address).json()["points"] == 4


def test_a_site_below_a_path(admin_user: User, press_room: Any) -> None:
    address = editor_of(press_room.release())
    with override_script_prefix("/site/"):
        block = edited_stream(f"/site{address}", "body", admin_user)
    assert "points" in block.child_blocks


def test_readers_are_sent_away(client: Client, press_room: Any) -> None:
    address = editor_of(press_room.release())
    assert ask(client, address).status_code == 403
    client.force_login(User.objects.create_user("reader"))
    assert ask(client, address).status_code == 403


def test_only_who_may_edit_the_page(client: Client, press_room: Any) -> None:
    release = press_room.release()
    addresses = (editor_of(release), form_for(press_room.indexes["en"]))
    client.force_login(make_editor("elsewhere", press_room.indexes["ko"]))
    assert [ask(client, address).status_code for address in addresses] == [403, 403]
    client.force_login(make_editor("here", press_room.indexes["en"]))
    assert [ask(client, address).status_code for address in addresses] == [200, 200]


def test_only_by_post_and_with_the_token(admin_user: User, press_room: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    assert ask(client, editor_of(press_room.release())).status_code == 403
    assert client.get(reverse("wagtail_pressroom_points_from_text")).status_code == 405


def test_limits(admin_client: Client, press_room: Any) -> None:
    address = editor_of(press_room.release())
    line = "1. a\n"
    assert ask(admin_client, address, line * MOST_LINES).status_code == 200
    assert ask(admin_client, address, line * MOST_LINES + "x").status_code == 413
    longest = line + "x" * (LONGEST_TEXT - len(line))
    assert ask(admin_client, address, longest).status_code == 200
    assert ask(admin_client, address, longest + "x").status_code == 413


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("", "body"),
        ("/nowhere/", "body"),
        ("https://example.org/", "body"),
        ("/admin/pages/{release}/delete/", "body"),
        ("/admin/pages/999999/edit/", "body"),
        ("/admin/pages/{index}/edit/", "body"),
        ("/admin/pages/{ordinary}/edit/", "body"),
        ("/admin/pages/add/testapp/nothing/{index}/", "body"),
        ("/admin/pages/add/testapp/ordinarypage/{home}/", "body"),
        ("/admin/pages/add/auth/user/{index}/", "body"),
        ("/admin/pages/{release}/edit/", "title"),
        ("/admin/pages/{release}/edit/", "__class__"),
        ("/admin/pages/{release}/edit/", ""),
    ],
)
def test_what_is_no_body_of_a_release(
    admin_client: Client, press_room: Any, address: str, field: str
) -> None:
    pages = {
        "release": press_room.release().pk,
        "index": press_room.indexes["en"].pk,
        "ordinary": press_room.ordinary_page().pk,
        "home": press_room.homes["en"].pk,
    }
    answer = ask(admin_client, address.format(**pages), field=field)
    assert answer.status_code == 422
    assert ask(admin_client, f"/admin/pages/{pages['release']}/edit/").status_code == 200


def test_a_page_with_a_body_need_not_be_a_release(
    admin_client: Client, press_room: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = editor_of(press_room.release())
    monkeypatch.setattr(PressReleasePage, "is_press_release", False)
    assert ask(admin_client, address).status_code == 422


class WithoutNotes(blocks.StreamBlock):
    """A site's own body."""

    points = PointsBlock()
    paragraph = blocks.RichTextBlock(features=["bold"])


class WithoutPoints(blocks.StreamBlock):
    """A site's own body."""

    paragraph = blocks.RichTextBlock()


class WithoutParagraphs(blocks.StreamBlock):
    """A site's own body."""

    points = PointsBlock()


def test_what_a_body_has_no_block_for_becomes_paragraphs() -> None:
    converted = convert(f"{TEXT}\n※ Subject to change.", WithoutNotes())
    assert [state["type"] for state in converted.states] == ["points", "paragraph"]
    assert blocks_text(converted.states[1]["value"]) == "※ Subject to change."
    assert converted.left_out == ()


@pytest.mark.parametrize("body", [WithoutPoints, WithoutParagraphs])
def test_a_body_without_points_or_paragraphs_is_left_alone(body: Any) -> None:
    assert convert(f"Preface\n{TEXT}", body()).states == []


def test_the_editor_of_a_release_has_the_script(admin_client: Client, press_room: Any) -> None:
    page = press_room.release(model=OwnReleasePage)
    html = admin_client.get(editor_of(page)).content.decode()
    assert "paste_points.js" in html
    assert "data-pressroom-paste" in html
    ordinary = admin_client.get(editor_of(press_room.ordinary_page())).content.decode()
    assert "paste_points" not in ordinary


def test_a_body_of_a_sites_own_is_marked_too() -> None:
    class OwnBody(BodyBlock):
        extra = blocks.CharBlock()

    body = OwnBody()
    body.set_name("")
    assert "data-pressroom-paste" in str(JSContext().pack(body))
