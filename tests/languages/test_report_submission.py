"""Many releases are submitted at once, and nothing that is there already is touched."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from tests.factories import PressRoom
from tests.languages.freshness.situations import make_pair
from tests.languages.leaks.groups import body, draft
from tests.languages.test_release_languages import editor_of
from tests.languages.test_translations_report import titles
from wagtail_pressroom.languages.freshness import State, state_of


def submit(client: Client, source: Any, language: str = "ko") -> str:
    address = reverse("wagtail_pressroom_translations_report")
    data = {"release": [str(source.pk)], "language": [language]}
    response = client.post(address, data, follow=True)
    return " ".join(map(str, response.context["messages"]))


def test_a_detached_translation_is_left_alone(press_room: PressRoom, admin_client: Client) -> None:
    group = draft(press_room)
    Translation.objects.update(enabled=False)
    target = group.target
    target.title = "Written by hand"
    target.save_revision()
    said = submit(admin_client, group.source)
    assert "1 translation was there already and is left as it is." in said
    assert group.target.get_latest_revision().content["title"] == "Written by hand"
    assert not Translation.objects.get().enabled


@pytest.mark.parametrize("is_live", [True, False])
def test_a_translation_made_by_hand_is_left_alone(
    press_room: PressRoom, admin_client: Client, is_live: bool
) -> None:
    source = press_room.release(title="Original", body=body("x"))
    source.save_revision().publish()
    by_hand = press_room.translate(source, "ko", title="손으로 쓴 글", live=is_live)
    by_hand.save_revision()
    submit(admin_client, source)
    by_hand.refresh_from_db()
    assert by_hand.get_latest_revision().content["title"] == "손으로 쓴 글"
    assert not Translation.objects.exists()


def test_of_several_languages_the_missing_ones_are_begun(
    press_room: PressRoom, admin_client: Client
) -> None:
    group = draft(press_room)
    address = reverse("wagtail_pressroom_translations_report")
    data = {"release": [str(group.source.pk)], "language": ["ko", "fr", "en"]}
    response = admin_client.post(address, data, follow=True)
    said = " ".join(map(str, response.context["messages"]))
    assert "1 translation is begun." in said
    assert "1 translation was there already" in said


def test_what_could_not_be_begun_is_named(
    press_room: PressRoom, admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = press_room.release(title="Ferry")

    def fail(self: Any, *args: Any, **kwargs: Any) -> None:
        raise ValidationError("No")

    monkeypatch.setattr(Translation, "save_target", fail)
    said = submit(admin_client, source, "fr")
    assert "Could not be begun: “Ferry” (Français)." in said
    assert "is begun" not in said


def test_nobody_overwrites_a_language_through_another(
    press_room: PressRoom, client: Client
) -> None:
    group = draft(press_room)
    Translation.objects.update(enabled=False)
    before = group.target.get_latest_revision().content["title"]
    user = editor_of(press_room.homes["en"])
    user.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    client.force_login(user)
    submit(client, group.source)
    assert group.target.get_latest_revision().content["title"] == before
    assert not Translation.objects.get().enabled


@pytest.mark.parametrize("value", ["9" * 30, "9" * 5000, "٣", "²", "-1", "", "0x1"])
def test_garbage_is_no_error(press_room: PressRoom, admin_client: Client, value: str) -> None:
    data = {"release": value, "language": "ko"}
    address = reverse("wagtail_pressroom_translations_report")
    assert admin_client.post(address, data).status_code == 302


def test_what_is_left_of_a_deleted_original_is_still_listed(
    press_room: PressRoom, admin_client: Client
) -> None:
    pair = make_pair(press_room)
    title = pair.target.title
    pair.fresh_source().delete()
    assert titles(admin_client) == [title]


def test_cells_and_filter_agree_on_what_is_incomplete(
    press_room: PressRoom, admin_client: Client, settings: Any
) -> None:
    settings.WAGTAIL_PRESSROOM = {
        **settings.WAGTAIL_PRESSROOM,
        "PUBLISH_INCOMPLETE_TRANSLATIONS": True,
    }
    group = draft(press_room)
    group.fresh_source().get_latest_revision().publish()
    StringTranslation.objects.filter(context__path="title").delete()
    group.record.save_target(publish=True)
    assert state_of(group.target) == State.IN_PROGRESS
    assert titles(admin_client, state="in_progress", language="ko") == [group.source.title]
    assert titles(admin_client, state="current", language="ko") == []
