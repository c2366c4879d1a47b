"""Who may paste a release, where the page is, and how editors get there."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from tests.factories import PressRoom, ready_pages
from wagtail_pressroom.legacy import REASONS
from wagtail_pressroom.legacy.admin.paste_labels import (
    BY_HAND,
    COUNT_LABELS,
    KIND_LABELS,
    REASON_LABELS,
    count_of,
)

from .importing import releases
from .pasting import address, create, editor, fields_of, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(press_room: PressRoom) -> Any:
    """The English press index."""
    return press_room.indexes["en"]


def is_turned_away(response: Any) -> bool:
    return response.status_code in (302, 403) and not releases().exists()


def test_readers_are_sent_to_the_log_in(index, client) -> None:
    assert "login" in client.get(address(index)).url
    assert "login" in read(client, index).url


@pytest.mark.parametrize("permission", ["change_page", "publish_page"])
def test_who_may_not_add_pages_is_turned_away(index, client, admin_client, permission) -> None:
    fields = fields_of(read(admin_client, index))
    client.force_login(editor(permission, page=index))
    assert is_turned_away(client.get(address(index)))
    assert is_turned_away(read(client, index))
    assert is_turned_away(create(client, index, fields))


def test_who_may_add_pages_elsewhere_is_turned_away(press_room, index, client) -> None:
    client.force_login(editor("add_page", page=press_room.indexes["ko"]))
    assert is_turned_away(client.get(address(index)))
    assert client.get(address(press_room.indexes["ko"])).status_code == 200


def test_who_may_add_pages_here_makes_a_draft_they_own(index, client) -> None:
    user = editor("add_page", page=index)
    client.force_login(user)
    create(client, index, fields_of(read(client, index)))
    release = releases().get()
    assert (release.owner, release.live) == (user, False)


def test_an_index_that_takes_no_releases_takes_no_pasted_ones(
    index, admin_client, monkeypatch
) -> None:
    monkeypatch.setattr(ready_pages().PressReleasePage, "is_creatable", False)
    type(index).clean_creatable_subpage_models = None
    assert is_turned_away(admin_client.get(address(index)))


def test_other_pages_and_pages_that_are_not_there_are_not_found(press_room, admin_client) -> None:
    page = press_room.ordinary_page()
    for number in (page.pk, 987654):
        url = reverse("wagtail_pressroom_paste", args=[number])
        assert admin_client.get(url, follow=True).status_code == 404
        assert admin_client.post(url, {"text": "x"}, follow=True).status_code == 404


def test_a_forged_request_is_refused(index, admin_user) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    assert client.post(address(index), {"action": "read", "text": "x"}).status_code == 403


def test_a_sites_hook_can_forbid_and_follow_the_creation(index, admin_client, monkeypatch) -> None:
    from wagtail import hooks

    fields = fields_of(read(admin_client, index))
    forbidden = HttpResponse("not today", status=403)
    with hooks.register_temporarily("before_create_page", lambda *_args: forbidden):
        assert create(admin_client, index, fields).content == b"not today"
    assert not releases().exists()
    seen = []
    with hooks.register_temporarily("after_create_page", lambda _request, page: seen.append(page)):
        create(admin_client, index, fields)
    assert [page.pk for page in seen] == [releases().get().pk]


def test_a_release_that_is_private_by_default_is_private(index, admin_client, monkeypatch) -> None:
    monkeypatch.setattr(
        ready_pages().PressReleasePage,
        "get_default_privacy_setting",
        lambda _self, _request: {"type": PageViewRestriction.LOGIN},
    )
    create(admin_client, index, fields_of(read(admin_client, index)))
    assert PageViewRestriction.objects.filter(page=releases().get()).exists()


def test_the_explorer_leads_there(index, admin_client) -> None:
    for page in (index, index.get_parent()):
        explorer = admin_client.get(reverse("wagtailadmin_explore", args=[page.pk]))
        assert address(index) in explorer.content.decode()


def test_the_explorer_leads_no_one_there_who_may_not(index, client) -> None:
    client.force_login(editor("change_page", page=index))
    explorer = client.get(reverse("wagtailadmin_explore", args=[index.pk]))
    assert explorer.status_code == 200
    assert address(index) not in explorer.content.decode()


def test_the_empty_form_leads_there_and_a_filled_one_does_not(press_room, admin_client) -> None:
    index = press_room.indexes["en"]
    model = ready_pages().PressReleasePage._meta
    form = reverse("wagtailadmin_pages:add", args=[model.app_label, model.model_name, index.pk])
    assert address(index) in admin_client.get(form).content.decode()
    release = press_room.release()
    edit = reverse("wagtailadmin_pages:edit", args=[release.pk])
    assert "/pressroom/paste/" not in admin_client.get(edit).content.decode()


def test_the_title_says_what_is_done_and_where(index, admin_client) -> None:
    page = admin_client.get(address(index)).content.decode()
    assert "Paste a release: Press releases" in page
    assert reverse("wagtailadmin_explore", args=[index.pk]) in page


def test_every_reason_and_kind_has_its_words() -> None:
    assert set(REASON_LABELS) == {*REASONS, BY_HAND}
    assert {count_of(kind) for kind in KIND_LABELS} == {*COUNT_LABELS, ""}
