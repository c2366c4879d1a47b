"""Dates are written as each language writes them, and every time names its zone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.test import override_settings
from django.utils import timezone, translation

from tests.factories import PressRoom, make_press_room, points
from wagtail_pressroom.languages.dates import moment_for_editor, printed_date
from wagtail_pressroom.languages.freshness.models import TranslatedText
from wagtail_pressroom.releases.dates import midnight_of, start_of_day

NOON = datetime.datetime(2017, 8, 25, 3, 5, tzinfo=datetime.UTC)
TEXTS = {
    "en": "Aug. 25, 2017",
    "ko": "2017년 8월 25일",
    "ar": "25 أغسطس 2017",
    "fr": "25 août 2017",
    "ja": "2017年8月25日",
    "de": "25. August 2017",
    "es": "25 de agosto de 2017",
    "zh-hans": "2017年8月25日",
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
        assert moment_for_editor(NOON) == "Aug. 24, 2017, 23:05 (EDT)"
        assert printed_date(NOON).text == "Aug. 25, 2017, 12:05 (KST)"


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
