"""The line that suggests another language, as it is served: the same for every reader."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import override_settings
from django.utils import timezone

from tests.discovery.test_weight_and_queries import KILOBYTE
from tests.factories import make_many_releases, make_press_room, make_private
from tests.test_query_budgets import languages
from wagtail_pressroom.languages.suggestion import PAGE_IS_THERE, RELEASE_IS_THERE
from wagtail_pressroom.languages.translated_text import text_in


def template_of(client: Any, url: str) -> Tag | None:
    soup = BeautifulSoup(client.get(url).content.decode(), "html.parser")
    return soup.select_one("template[data-pressroom-suggestions]")


def offers(client: Any, url: str) -> dict[str, Tag]:
    template = template_of(client, url)
    return {link["lang"]: link for link in template.select("a")} if template else {}


def words(link: Tag) -> str:
    """Return the text of a link; what is inside a template is no text to the parser."""
    return link.decode_contents()


def expected(language: str, message: str, otherwise: str) -> str:
    found = text_in(language, message)
    return found.text if found.language == language else otherwise


def test_every_other_language_of_a_release_is_there_in_itself(press_room, client) -> None:
    release = press_room.release(title="Ferry")
    korean = press_room.translate(release, "ko", title="여객선")
    arabic = press_room.translate(release, "ar", title="العبّارة")
    found = offers(client, release.url)
    assert list(found) == ["ko", "ar"]
    assert words(found["ko"]) == expected("ko", RELEASE_IS_THERE, "한국어: 여객선")
    assert words(found["ar"]) == expected("ar", RELEASE_IS_THERE, "العربيّة: العبّارة")
    assert (found["ar"]["dir"], found["ar"]["hreflang"], found["ar"]["href"]) == (
        "rtl", "ar", arabic.url
    )  # fmt: skip
    assert found["ko"]["data-close"]
    assert words(offers(client, korean.url)["en"]) == RELEASE_IS_THERE


def test_a_language_without_catalogue_is_named_by_itself(press_room, client) -> None:
    """English words would name English."""
    release = press_room.release(title="Ferry")
    press_room.translate(release, "fr", title="Bac")
    with override_settings(LOCALE_PATHS=[]):
        text = words(offers(client, release.url)["fr"])
    assert "English" not in text
    assert text == expected("fr", RELEASE_IS_THERE, "Français: Bac")


def test_lists_too_with_their_filters(press_room, client) -> None:
    found = offers(client, f"{press_room.indexes['ko'].url}?category=release&page=1&x=y")
    assert list(found) == ["en", "ar", "fr"]
    assert words(found["en"]) == PAGE_IS_THERE
    assert found["en"]["href"] == "/en/press-releases/?category=release"


@pytest.mark.parametrize("state", ["draft", "private", "future", "alias"])
def test_only_what_readers_may_see(press_room, client, state: str) -> None:
    release = press_room.release()
    if state == "alias":
        release.copy_for_translation(press_room.homes["ko"].locale, alias=True)
    else:
        korean = press_room.translate(release, "ko", title="비밀")
        if state == "draft":
            korean.unpublish()
        elif state == "future":
            later = timezone.now() + datetime.timedelta(days=2)
            type(korean).objects.filter(pk=korean.pk).update(release_date=later)
        else:
            make_private(korean)
    assert template_of(client, release.url) is None


def test_every_reader_gets_the_same(press_room, client) -> None:
    release = press_room.release()
    press_room.translate(release, "ko")
    answers = [
        client.get(release.url, headers={"accept-language": value}) for value in ("en", "ko, en")
    ]
    assert answers[0].content == answers[1].content
    for answer in answers:
        assert "accept-language" not in answer.get("Vary", "").lower()
        assert not answer.cookies


def test_nothing_where_there_is_nothing_to_suggest(press_room, client, admin_client) -> None:
    release = press_room.release(slug="ferry")
    korean = press_room.translate(release, "ko")
    release.save_revision()
    preview = f"/admin/pages/{release.pk}/view_draft/"
    assert template_of(admin_client, preview) is None
    client.logout()
    for url in (
        f"{release.url}?with=ko", "/fr/press-releases/ferry/", "/en/nowhere/"
    ):  # fmt: skip
        assert template_of(client, url) is None, url
    korean.delete()
    assert template_of(client, release.url) is None


def test_titles_are_escaped(press_room, client) -> None:
    release = press_room.release()
    press_room.translate(release, "fr", title='"><script>alert(1)</script>')
    assert "<script>alert" not in client.get(release.url).content.decode()


@pytest.mark.django_db
def test_it_is_light_at_24_languages(client) -> None:
    with languages(24) as codes:
        room = make_press_room(codes)
        release = make_many_releases(room.indexes["en"], 1)[0]
        for code in codes[1:]:
            make_many_releases(room.indexes[code], 1, translation_key=release.translation_key)
        template = template_of(client, release.get_url())
    assert template is not None
    assert len(template.select("a")) == 23
    assert len(str(template).encode()) <= 5 * KILOBYTE
