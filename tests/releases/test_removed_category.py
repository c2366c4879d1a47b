"""A category taken out of the setting: what has it keeps it, what is new can't take it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation

from tests.factories import PressRoom
from tests.pages.editing import create, create_address, edit, errors_of, form_of
from wagtail_pressroom.pages.models import PressReleasePage

from .material import translate_for_real

REMAINING = {"CATEGORIES": [("advisory", "Media advisory"), ("result", "Results")]}
TEXTS = {"Ferry line": "여객선"}


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def release(press_room: PressRoom, settings: Any) -> Any:
    """A release of a category that is then taken out of the list."""
    release = press_room.release(title="Ferry line", slug="ferry-line", category="speech")
    release.save_revision().publish()
    settings.WAGTAIL_PRESSROOM = REMAINING
    return fresh(release)


def offered(client: Client, address: str) -> dict[str, bool]:
    """Return the codes the form offers, and whether each is chosen."""
    options = form_of(client, address).select("select[name=category] option")
    return {option["value"]: option.has_attr("selected") for option in options}


def test_it_can_be_published_again_in_code(release: Any) -> None:
    release.summary = "A new line."
    release.save_revision().publish()
    again = fresh(release)
    assert (again.summary, again.category, again.live) == ("A new line.", "speech", True)


def test_it_can_be_saved_and_checked_in_code(release: Any) -> None:
    release.full_clean()
    release.save()
    release.get_latest_revision_as_object().full_clean()
    assert fresh(release).category == "speech"


def test_the_form_still_offers_its_code(release: Any, admin_client: Client) -> None:
    codes = offered(admin_client, reverse("wagtailadmin_pages:edit", args=[release.pk]))
    assert codes.pop("speech") is True
    assert {code for code in codes if code} == {"advisory", "result"}


@pytest.mark.parametrize("publish", [False, True])
def test_it_can_be_edited(release: Any, admin_client: Client, publish: bool) -> None:
    response = edit(admin_client, release, publish=publish, category="speech", summary="Shorter")
    assert response.status_code == 302, errors_of(response)
    saved = fresh(release).get_latest_revision_as_object()
    assert (saved.summary, saved.category) == ("Shorter", "speech")
    assert fresh(release).live


def test_it_can_take_a_category_of_the_list(release: Any, admin_client: Client) -> None:
    assert edit(admin_client, release, publish=True, category="result").status_code == 302
    assert fresh(release).category == "result"
    codes = offered(admin_client, reverse("wagtailadmin_pages:edit", args=[release.pk]))
    assert {code for code in codes if code} == {"advisory", "result"}


def test_it_can_take_no_other_removed_category(release: Any, admin_client: Client) -> None:
    response = edit(admin_client, release, publish=True, category="briefing")
    assert "category" in errors_of(response)
    assert fresh(release).category == "speech"


def test_it_is_translated_and_published(
    release: Any, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    korean = translate_for_real(release, "ko", TEXTS, django_capture_on_commit_callbacks)
    assert (korean.live, korean.category, korean.title) == (True, "speech", "여객선")
    assert client.get(korean.url).status_code == 200


def test_a_translation_made_before_is_published_again(
    press_room: PressRoom, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    source = press_room.release(title="Ferry line", slug="ferry-line", category="speech")
    korean = translate_for_real(source, "ko", TEXTS, django_capture_on_commit_callbacks)
    settings.WAGTAIL_PRESSROOM = REMAINING
    source.dateline = "Busan"
    source.save_revision().publish()
    texts = {**TEXTS, "Busan": "부산"}
    again = translate_for_real(fresh(source), "ko", texts, django_capture_on_commit_callbacks)
    assert again.pk == korean.pk
    assert (again.live, again.category, again.dateline) == (True, "speech", "부산")


def test_its_translation_follows_to_another_removed_category(
    press_room: PressRoom, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    """Source and translation differ while the list changes."""
    source = press_room.release(title="Ferry line", slug="ferry-line", category="speech")
    translate_for_real(source, "ko", TEXTS, django_capture_on_commit_callbacks)
    source.category = "briefing"
    source.save_revision().publish()
    settings.WAGTAIL_PRESSROOM = REMAINING
    translation = Translation.objects.get()
    translation.source.update_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        Translation.objects.get().save_target(publish=True)
    korean = source.get_translation(Locale.objects.get(language_code="ko"))
    assert (korean.live, korean.category) == (True, "briefing")


@pytest.mark.parametrize("code", ["speech", "unheard-of"])
@pytest.mark.parametrize("publish", [False, True])
def test_a_new_release_takes_no_unknown_code(
    press_room: PressRoom, settings: Any, admin_client: Client, code: str, publish: bool
) -> None:
    settings.WAGTAIL_PRESSROOM = REMAINING
    response = create(admin_client, press_room.indexes["en"], publish=publish, category=code)
    assert "category" in errors_of(response)
    assert not PressReleasePage.objects.exists()


def test_the_form_of_a_new_release_offers_only_the_list(
    release: Any, press_room: PressRoom, admin_client: Client
) -> None:
    codes = offered(admin_client, create_address(press_room.indexes["en"]))
    assert {code for code in codes if code} == {"advisory", "result"}


def test_a_new_release_takes_no_unknown_code_in_code(
    press_room: PressRoom, settings: Any, release: Any
) -> None:
    with pytest.raises(ValidationError) as error:
        press_room.release(category="unheard-of")
    assert "category" in error.value.message_dict
