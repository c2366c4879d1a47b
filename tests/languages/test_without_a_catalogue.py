"""A language into which the interface is not translated: what is said instead is said whole."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import polib
import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override

import wagtail_pressroom
from tests.discovery.test_feed import ATOM, XML_LANG
from tests.factories import PressRoom, make_press_room
from tests.releases.material import block
from wagtail_pressroom.languages.freshness.models import TranslatedText
from wagtail_pressroom.languages.translated_text import interface_language

# The site's main language, and what Finnish pages say in its place.
SITES = {
    "ko": ("ko", "ltr", "비공식 번역", "원문만 공식 효력이 있습니다.", "2017년 8월 25일"),
    "ar": ("ar", "rtl", "ترجمة غير رسمية", "", "25 أغسطس 2017"),
    # Without a catalogue of its own either.
    "fi": ("en", "ltr", "Unofficial translation", "Only the original", "August 25, 2017"),
}
CHANGED = datetime.datetime(2017, 8, 25, 3, tzinfo=datetime.UTC)


@pytest.fixture(params=SITES)
def site(request: Any, db: None, settings: Any) -> tuple[PressRoom, tuple[str, ...]]:
    main = request.param
    codes = tuple(dict.fromkeys((main, "ko", "fi")))
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [(code, code) for code in codes]
    settings.LANGUAGE_CODE = main
    return make_press_room(codes), SITES[main]


def soup_of(client: Any, url: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(url).content.decode(), "html.parser")


def test_the_notice_before_the_text(site: Any, client: Any) -> None:
    room, (code, direction, status, original, day) = site
    source = room.release("ko", title="제목")
    page = room.translate(source, "fi", title="Otsikko")
    TranslatedText.objects.create(
        page_id=page.pk, source_id=source.pk, behind_since=CHANGED, changes=["title"]
    )
    soup = soup_of(client, page.url)
    assert soup.html["lang"] == "fi"
    notice = soup.select_one(".pressroom-notice")
    assert (notice["lang"], notice["dir"]) == (code, direction)
    assert notice.strong.text == status
    assert original in notice.text
    assert notice.time.text == day
    link = notice.select_one("a[hreflang]")
    assert (link["lang"], link.text) == ("ko", "제목 (한국어)")
    # Beside another language it is the same.
    beside = soup_of(client, f"{source.url}?with=fi").select(".pressroom-notice")
    assert [(one["lang"], one.strong.text) for one in beside] == [(code, status)]


def test_words_of_the_text_within_the_notice_keep_their_language(site: Any, client: Any) -> None:
    room, _words = site
    body = [block("paragraph", "<p>Lautta.</p>")]
    source = room.release("ko", body=body)
    page = room.translate(source, "fi", body=body)
    TranslatedText.objects.create(
        page_id=page.pk,
        source_id=source.pk,
        behind_since=CHANGED,
        changes=["title", f"body:{body[0]['id']}"],
    )
    parts = soup_of(client, page.url).select('.pressroom-notice a[href^="#"] bdi')
    assert [part.get("lang") for part in parts] == [None, "fi"]


def test_the_status_in_a_list(site: Any, client: Any) -> None:
    room, (code, direction, status, _original, _day) = site
    room.translate(room.release("ko"), "fi")
    found = soup_of(client, room.indexes["fi"].url).select_one(".pressroom-item__status span")
    assert (found["lang"], found["dir"], found.text) == (code, direction, status)


@pytest.mark.parametrize("mode", ["index", "show"])
def test_the_notice_of_a_missing_language(site: Any, client: Any, settings: Any, mode: str) -> None:
    room, (code, direction, *_words) = site
    settings.WAGTAIL_PRESSROOM = {**settings.WAGTAIL_PRESSROOM, "MISSING_LANGUAGE": mode}
    release = room.release("ko", title="제목", slug="x", translation_status="official")
    soup = soup_of(client, f"{room.indexes['fi'].url}{release.slug}/")
    notice = soup.select_one(".pressroom-missing")
    assert (notice["lang"], notice["dir"]) == (code, direction)
    with override(code):
        assert str(type(release).translation_status.field.choices[1][1]) in notice.text
    title = notice.select_one("bdi")
    assert (title["lang"], title.text) == ("ko", "제목")


def test_an_entry_of_the_feed(site: Any, client: Any) -> None:
    room, (code, direction, status, _original, _day) = site
    room.translate(room.release("ko"), "fi", title="Otsikko")
    feed = ElementTree.fromstring(client.get(f"{room.indexes['fi'].url}feed/").content)  # noqa: S314
    summary = feed.findtext(f"{ATOM}entry/{ATOM}summary", "")
    entry = BeautifulSoup(summary, "html.parser")
    assert entry.div["lang"] == "fi"
    found = entry.strong.span
    assert (found["lang"], found["dir"], found.text) == (code, direction, status)
    category = feed.find(f"{ATOM}entry/{ATOM}category[@term='unofficial']")
    assert (category.get("label"), category.get(XML_LANG)) == (status, code)


def test_with_a_catalogue_nothing_is_marked(site: Any, client: Any) -> None:
    room, _words = site
    room.translate(room.release("fi"), "ko", title="제목")
    soup = soup_of(client, room.indexes["ko"].url)
    assert soup.select(".pressroom-item__status span") == []
    (page,) = (release for release in room.indexes["ko"].get_releases())
    assert "lang" not in soup_of(client, page.url).select_one(".pressroom-notice").attrs
    feed = client.get(f"{room.indexes['ko'].url}feed/").content.decode()
    assert not re.search("<category[^>]*xml:lang", feed)


def test_a_site_adds_a_catalogue_of_its_own(tmp_path: Path, settings: Any) -> None:
    """As docs/languages.md says it."""
    shipped = Path(wagtail_pressroom.__file__).parent / "locale/en/LC_MESSAGES/django.po"
    catalogue = polib.pofile(str(shipped))
    catalogue.find("Unofficial translation").msgstr = "Epävirallinen käännös"
    (tmp_path / "fi/LC_MESSAGES").mkdir(parents=True)
    catalogue.save_as_mofile(str(tmp_path / "fi/LC_MESSAGES/django.mo"))
    assert interface_language("fi") == "en"
    settings.LOCALE_PATHS = [tmp_path]
    assert interface_language("fi") == "fi"


@pytest.mark.parametrize(
    ("language", "found"),
    [("ko", "ko"), ("fr-ca", "fr-ca"), ("en-gb", "en-gb"), ("fi", "ar"), ("zh-cn", "ar")],
)
def test_the_language_that_comes_out(settings: Any, language: str, found: str) -> None:
    settings.LANGUAGE_CODE = "ar"
    assert interface_language(language) == found
