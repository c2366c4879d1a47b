"""A release as schema.org's NewsArticle: nothing invented, nothing hidden, nothing executable."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import override_settings
from django.utils import timezone

from tests.factories import PressRoom, make_private
from wagtail_pressroom.languages.structured_data import as_json_ld

SELECTOR = "head script[type='application/ld+json']"
CAME = datetime.datetime(2024, 5, 6, 1, tzinfo=datetime.UTC)


def scripts(client: Any, url: str) -> list[Any]:
    return BeautifulSoup(client.get(url).content, "html.parser").select(SELECTOR)


def data(client: Any, page: Any) -> dict[str, Any]:
    (script,) = scripts(client, page.url)
    found: dict[str, Any] = json.loads(script.string)
    return found


def text(page: Any, language: str) -> dict[str, str]:
    return {
        "@type": "NewsArticle",
        "@id": page.full_url,
        "url": page.full_url,
        "inLanguage": language,
    }


def test_a_release(press_room: PressRoom, client: Any) -> None:
    release = press_room.release("ko", title="등대", summary="요약.", release_date=CAME)
    assert data(client, release) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": release.full_url,
        "url": release.full_url,
        "headline": "등대",
        "description": "요약.",
        "inLanguage": "ko",
        "datePublished": "2024-05-06",
        "publisher": {
            "@type": "Organization",
            "name": "Test ministry",
            "url": "http://testserver/",
        },
        "creativeWorkStatus": {"@type": "DefinedTerm", "termCode": "original", "name": "원문"},
    }


def test_dates(press_room: PressRoom, client: Any) -> None:
    release = press_room.release(release_date=CAME, release_date_only=False)
    rows = type(release).objects.filter(pk=release.pk)
    for days, changed in ((-1, None), (1, "2024-05-07T10:00:00+09:00")):
        rows.update(last_published_at=CAME + datetime.timedelta(days=days))
        found = data(client, release)
        assert found["datePublished"] == "2024-05-06T10:00+09:00"
        assert found.get("dateModified") == changed


def test_the_publisher_is_named_in_the_language_of_the_page(press_room, client) -> None:
    with override_settings(WAGTAIL_PRESSROOM={"SITE_NAMES": {"ko": "시험부"}}):
        assert data(client, press_room.release("ko"))["publisher"]["name"] == "시험부"
        assert data(client, press_room.release())["publisher"]["name"] == "Test ministry"


def test_original_and_translations_name_one_another(press_room, client) -> None:
    original = press_room.release("ko")
    english = press_room.translate(original, "en", translation_status="official")
    arabic = press_room.translate(original, "ar", translation_status="machine")
    found = data(client, original)
    assert found["workTranslation"] == [text(english, "en"), text(arabic, "ar")]
    assert "translationOfWork" not in found
    for page, code in ((english, "official"), (arabic, "machine")):
        found = data(client, page)
        assert found["translationOfWork"] == text(original, "ko")
        assert found["creativeWorkStatus"]["termCode"] == code
        assert "workTranslation" not in found


def test_two_originals_are_translations_of_nothing(press_room, client) -> None:
    korean = press_room.release("ko")
    english = press_room.translate(korean, "en", translation_status="original")
    arabic = press_room.translate(korean, "ar")
    for page in (korean, english, arabic):
        assert not {"translationOfWork", "workTranslation"} & set(data(client, page))


@pytest.mark.parametrize("state", ["draft", "future"])
def test_it_names_no_text_that_readers_may_not_see(press_room, client, state: str) -> None:
    original = press_room.release("ko")
    english = press_room.translate(original, "en")
    later = timezone.now() + datetime.timedelta(days=2)
    hidden = {"live": False} if state == "draft" else {"release_date": later}
    type(original).objects.filter(pk=original.pk).update(**hidden)
    assert "translationOfWork" not in data(client, english)


def test_where_it_is_not(press_room: PressRoom, client: Any, admin_client: Any) -> None:
    release = press_room.release("ko", slug="one")
    press_room.translate(release, "ar")
    private = press_room.release()
    make_private(private)
    assert admin_client.get(private.url).status_code == 200
    assert scripts(admin_client, private.url) == []
    with override_settings(WAGTAIL_PRESSROOM={"MISSING_LANGUAGE": "show"}):
        assert scripts(client, f"{press_room.indexes['en'].url}one/") == []
    assert scripts(client, press_room.indexes["ko"].url) == []
    assert scripts(client, f"{release.url}?with=ar") == []
    release.live = False
    release.save()
    preview = release.make_preview_request().rendered_content
    assert "ld+json" not in preview


@pytest.mark.parametrize(
    "title",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        'A "quoted" & \\ backslashed \u2028 title',
        "&lt;/script&gt;",
    ],
)
def test_a_headline_can_not_leave_the_data(press_room, client, title: str) -> None:
    release = press_room.release(title=title)
    raw = client.get(release.url).content.decode()
    start = raw.index('<script type="application/ld+json">') + len(
        '<script type="application/ld+json">'
    )
    content = raw[start : raw.index("</script>", start)]
    assert json.loads(content)["headline"] == title
    assert not set("<>&") & set(content)


def test_escaping_by_itself() -> None:
    assert as_json_ld({"a": "</ü>&"}) == '{"a":"\\u003C/ü\\u003E\\u0026"}'
