"""``Content-Language`` names the language of the text, not that of the menu or of the reader."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import modify_settings, override_settings

WITHOUT_LOCALE_MIDDLEWARE = modify_settings(
    MIDDLEWARE={"remove": ["django.middleware.locale.LocaleMiddleware"]}
)


def language(client: Any, url: str, status: int = 200) -> str:
    response = client.get(url, headers={"accept-language": "fr"})
    assert response.status_code == status
    return str(response["Content-Language"])


@pytest.mark.parametrize("code", ["en", "ko", "ar"])
def test_releases_and_lists(press_room, client, code: str) -> None:
    release, index = press_room.release(code), press_room.indexes[code]
    assert language(client, release.url) == code
    assert language(client, index.url) == code
    assert language(client, f"{index.url}?q=x") == code
    assert language(client, f"{index.url}?page=9", 404) == code


@WITHOUT_LOCALE_MIDDLEWARE
def test_a_site_without_locale_middleware(press_room, client) -> None:
    release, index = press_room.release(), press_room.indexes["en"]
    assert language(client, release.url) == "en"
    assert language(client, index.url) == "en"
    assert language(client, f"{index.url}?page=9", 404) == "en"


def test_a_text_shown_in_place_of_a_missing_one(press_room, client) -> None:
    press_room.release("ko", slug="one")
    with override_settings(WAGTAIL_PRESSROOM={"MISSING_LANGUAGE": "show"}):
        assert language(client, f"{press_room.indexes['fr'].url}one/") == "ko"


def test_a_list_in_place_of_a_missing_text(press_room, client) -> None:
    press_room.release("ko", slug="one")
    assert language(client, f"{press_room.indexes['fr'].url}one/", 404) == "fr"


def test_two_languages_side_by_side(press_room, client) -> None:
    release = press_room.release("ar")
    press_room.translate(release, "ko")
    assert language(client, f"{release.url}?with=ko") == "ar, ko"


def test_a_preview(press_room) -> None:
    for page in (press_room.release("ko"), press_room.indexes["ko"]):
        assert page.make_preview_request()["Content-Language"] == "ko"
