"""Dates are written as each language writes them, and every time names its zone."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.conf import global_settings
from django.test import override_settings
from django.utils import timezone, translation
from django.utils.dates import MONTHS, MONTHS_ALT, WEEKDAYS
from django.utils.formats import reset_format_cache

from tests.factories import PressRoom, make_press_room, points
from wagtail_pressroom.languages.dates import moment_for_editor, printed_date
from wagtail_pressroom.languages.freshness.models import TranslatedText
from wagtail_pressroom.releases.dates import midnight_of, start_of_day

NOON = datetime.datetime(2017, 8, 25, 3, 5, tzinfo=datetime.UTC)
TEXTS = {
    "en": "August 25, 2017",
    "en-gb": "25 August 2017",
    "en-au": "25 August 2017",
    "en-ie": "25 August 2017",
    "en-ca": "August 25, 2017",
    "el": "25 Αυγούστου 2017",
    "id": "25 Agustus 2017",
    "mn": "2017 оны 8-р сарын 25",
    "ka": "25 აგვისტო, 2017",
    "ca": "25 d’agost de 2017",
    "it": "25 agosto 2017",
    "pt-br": "25 de agosto de 2017",
    "zh-tw": "2017年8月25日",
    "tlh": "2017-08-25",
    "ko": "2017년 8월 25일",
    "ar": "25 أغسطس 2017",
    "fr": "25 août 2017",
    "ja": "2017年8月25日",
    "de": "25. August 2017",
    "es": "25 de agosto de 2017",
    "zh-hans": "2017年8月25日",
}
# Languages that count their months.
COUNTED_MONTHS = {
    "ja": "{}月",
    "ko": "{}월",
    "mn": "{}-р сар",
    "vi": "tháng {} ",
    "zh-hans": "{}月",
    "zh-hant": "{}月",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_the_day_in_each_language(language: str, text: str) -> None:
    with translation.override(language):
        assert printed_date(NOON, date_only=True).text == text
        moment = printed_date(NOON)
    assert moment.text.startswith(text)
    assert "12:05" in moment.text
    assert "KST" in moment.text
    assert moment.machine == "2017-08-25T12:05+09:00"


@pytest.mark.parametrize("language", [code for code, _name in global_settings.LANGUAGES])
def test_it_is_written_out_in_every_language_of_django(language: str) -> None:
    for month in range(1, 13):
        noon = datetime.datetime(2026, month, 3, 3, 5, tzinfo=datetime.UTC)
        with translation.override(language):
            text = printed_date(noon, date_only=True).text.casefold()
            names = {str(MONTHS[month]).casefold(), str(MONTHS_ALT[month]).casefold()}
            weekdays = [str(name).casefold() for name in WEEKDAYS.values()]
        if language in COUNTED_MONTHS:
            names = {COUNTED_MONTHS[language].format(month)}
        written = [name for name in names if name in text]
        assert written, text
        # The name of a day may be part of that of a month.
        rest = text.replace(max(written, key=len), "")
        assert sorted(re.findall(r"\d+", rest)) == ["2026", "3"]
        assert [name for name in weekdays if name in rest] == []


@pytest.fixture
def own_formats(settings: Any) -> Iterator[Any]:
    reset_format_cache()
    yield settings
    reset_format_cache()


def test_the_form_that_a_site_has_chosen_stays(own_formats: Any) -> None:
    own_formats.FORMAT_MODULE_PATH = ["tests.languages.own_formats"]
    reset_format_cache()
    for language, text in (
        ("en", "25-Aug-2017"),
        ("it", "25 agosto 2017"),
        ("en-gb", "25-Aug-2017"),
    ):
        with translation.override(language):
            assert printed_date(NOON, date_only=True).text == text


def test_so_does_the_one_of_the_settings_where_django_has_none(own_formats: Any) -> None:
    own_formats.DATE_FORMAT = "j/n Y"
    texts = {}
    for language in ("be", "it", "ko"):
        with translation.override(language):
            texts[language] = printed_date(NOON, date_only=True).text
    # Where Django has a form for the language, it pays no heed to the settings either.
    assert texts == {"be": "25/8 2017", "it": "25 agosto 2017", "ko": "2017년 8월 25일"}


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Asia/Seoul", "KST"),
        ("Europe/Paris", "CEST"),
        ("UTC", "UTC"),
        ("America/Sao_Paulo", "UTC-03:00"),
        ("Asia/Kathmandu", "UTC+05:45"),
    ],
)
def test_the_name_of_the_zone(settings: Any, zone: str, name: str) -> None:
    settings.TIME_ZONE = zone
    assert printed_date(NOON).text.endswith(f"({name})")


def test_an_editor_reads_the_time_of_the_own_account() -> None:
    with timezone.override("America/New_York"):
        assert moment_for_editor(NOON) == "August 24, 2017, 23:05 (EDT)"
        assert printed_date(NOON).text == "August 25, 2017, 12:05 (KST)"


def test_a_change_of_the_original_is_dated_like_a_release(press_room: PressRoom, client) -> None:
    original = press_room.release()
    arabic = press_room.translate(original, "ar")
    since = datetime.datetime(2017, 8, 24, 16, tzinfo=datetime.UTC)
    TranslatedText.objects.create(
        page_id=arabic.pk, source_id=original.pk, behind_since=since, changes=["title"]
    )
    with timezone.override("America/New_York"):
        soup = BeautifulSoup(client.get(arabic.url).content, "html.parser")
    time = soup.select_one(".pressroom-notice time")
    assert (time["datetime"], time.text) == ("2017-08-25", "25 أغسطس 2017")


@pytest.fixture
def no_zones(db: None) -> Iterator[PressRoom]:
    with override_settings(USE_TZ=False):
        yield make_press_room()


def test_a_site_without_zones_in_its_database(no_zones: PressRoom, client: Any) -> None:
    noon = datetime.datetime(2017, 8, 25, 12, 5)
    moment = no_zones.release(release_date=noon, release_date_only=False, body=[points("One")])
    day = no_zones.translate(moment, "ko", release_date_only=True)
    day.full_clean()
    assert day.release_date == start_of_day(noon.date()) == midnight_of(noon)
    assert day.release_date.tzinfo is None
    answer = client.get(moment.url)
    assert '<time datetime="2017-08-25T12:05+09:00">' in answer.content.decode()
    assert client.get(day.url).status_code == 200
    listed = client.get(f"{no_zones.indexes['en'].url}?year=2017").content.decode()
    assert moment.url in listed
    assert moment.get_sitemap_urls()[0]["lastmod"] == noon
    future = no_zones.release(release_date=timezone.now() + datetime.timedelta(days=2))
    assert client.get(future.url).status_code == 404


def test_the_form_of_a_site_without_zones(no_zones: PressRoom, admin_client: Any) -> None:
    noon = datetime.datetime(2017, 8, 25, 12, 5)
    release = no_zones.release(release_date=noon)
    form_class = type(release).get_edit_handler().get_form_class()
    form = form_class(instance=release)
    assert form.initial["release_date"] == datetime.datetime(2017, 8, 25)


def test_naive_moments_are_those_of_the_site(settings: Any) -> None:
    settings.USE_TZ = False
    naive = datetime.datetime(2017, 12, 25, 12)
    aware = datetime.datetime(2017, 12, 25, 12, tzinfo=ZoneInfo("Asia/Seoul"))
    assert printed_date(naive) == printed_date(aware)
