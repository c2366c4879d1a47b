"""What a page view may ask of the database: fixed numbers, whatever the size of the site."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import global_settings
from django.core.files.base import ContentFile
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Site

from tests.factories import (
    make_many_releases,
    make_press_room,
    make_private,
    make_searchable,
    points,
)
from wagtail_pressroom.languages import get_language_options
from wagtail_pressroom.models import Department, Topic

RELEASE_PAGE = 13
INDEX_PAGE = 14
SWITCHER = 3
SWITCHER_WITH_FALLBACK = 4

OTHER_LANGUAGES = [
    entry for entry in global_settings.LANGUAGES if entry[0] not in ("en", "ko", "ar", "fr")
]


@contextmanager
def languages(number: int) -> Iterator[tuple[str, ...]]:
    first = [("en", "English"), ("ko", "Korean"), ("ar", "Arabic"), ("fr", "French")]
    chosen = [*first, *OTHER_LANGUAGES][:number]
    with override_settings(LANGUAGES=chosen, WAGTAIL_CONTENT_LANGUAGES=chosen):
        yield tuple(code for code, _name in chosen)


def queries_of(client: Any, url: str, status: int = 200) -> int:
    """Return the queries of a page view on a site that is already warm."""
    assert client.get(url).status_code == status
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == status
    return len(captured)


def switcher_queries(page: Any, rf: Any) -> tuple[int, dict[str, int]]:
    page = type(page).objects.get(pk=page.pk)
    get_language_options(page, rf.get("/"))
    request = rf.get("/")
    Site.find_for_request(request)
    with CaptureQueriesContext(connection) as captured:
        options = get_language_options(page, request)
    kinds: dict[str, int] = {}
    for option in options:
        kinds[option.kind] = kinds.get(option.kind, 0) + 1
    return len(captured), kinds


@pytest.mark.django_db
@pytest.mark.parametrize("number", [4, 24, 60])
@pytest.mark.parametrize("private", [False, True])
def test_switcher(rf, number: int, private: bool) -> None:
    with languages(number) as codes:
        room = make_press_room(codes)
        if private:
            make_private(room.release("ko"))
        translated, alone = room.release(), room.release()
        for code in codes[1:]:
            make_many_releases(room.indexes[code], 1, translation_key=translated.translation_key)
        everywhere, kinds = switcher_queries(translated, rf)
        assert kinds == {"translation": number}
        assert everywhere <= SWITCHER
        with_fallback, kinds = switcher_queries(alone, rf)
        assert kinds == {"translation": 1, "index": number - 1}
        assert with_fallback <= SWITCHER_WITH_FALLBACK


@pytest.mark.parametrize("kind", ["text", "department and topics", "private elsewhere"])
def test_release_page(press_room, client, kind: str) -> None:
    release = press_room.release(body=[points("One", "Two")])
    press_room.translate(release, "ko")
    press_room.release()
    if kind == "private elsewhere":
        make_private(press_room.release())
    if kind == "department and topics":
        locale = release.locale
        release.department = Department.objects.create(name="Ferries", locale=locale)
        release.topics = [
            Topic.objects.create(name=f"Topic {number}", locale=locale) for number in range(9)
        ]
        release.save()
    assert queries_of(client, release.url) <= RELEASE_PAGE


@pytest.mark.parametrize("number", [4, 24])
def test_translation_behind_its_original(client, db, number: int) -> None:
    with languages(number) as codes:
        room = make_press_room(codes)
        source = room.release(body=[points("One", "Two")])
        source.save_revision().publish()
        pages = [room.translate(source, code, body=source.body.raw_data) for code in codes[1:]]
        for page in pages:
            page.save_revision().publish()
        source = type(source).objects.get(pk=source.pk)
        source.title = "Another title"
        source.save_revision().publish()
        page = room.indexes["ko"].get_children().get().specific
        assert "pressroom-notice" in client.get(page.url).content.decode()
        assert "제목" in client.get(page.url).content.decode()
        assert queries_of(client, page.url) <= RELEASE_PAGE


def test_release_page_in_another_language_than_the_main_one(press_room, client) -> None:
    # There Wagtail itself asks for the home page of the language.
    release = press_room.release(body=[points("One", "Two")])
    translation = press_room.translate(release, "ko", body=[points("하나", "둘")])
    make_private(press_room.release("ko"))
    press_room.indexes["ar"].delete()
    assert queries_of(client, translation.url) <= RELEASE_PAGE


def test_attachments_cost_one_query_whatever_their_number(press_room, client) -> None:
    plain = queries_of(client, press_room.release().url)
    model = get_document_model()
    documents = [
        model.objects.create(title=f"File {number}", file=ContentFile(b"x", name="a.txt"))
        for number in range(9)
    ]
    blocks = [{"type": "attachment", "value": {"document": document.pk}} for document in documents]
    found = {}
    for number in (1, 9):
        release = press_room.release(attachments=blocks[:number])
        assert client.get(release.url).content.decode().count("/documents/") == number
        found[number] = queries_of(client, release.url)
    assert found[1] == found[9] <= plain + 1


def test_images_cost_two_queries_whatever_their_number(press_room, client) -> None:
    plain = queries_of(client, press_room.release().url)
    model = get_image_model()
    images = [
        model.objects.create(title=f"Image {number}", file=get_test_image_file())
        for number in range(6)
    ]
    blocks = [
        {
            "type": "image",
            "value": {"image": image.pk, "alt_text": image.title, "decorative": False},
        }
        for image in images
    ]
    found = {}
    for number in (1, 6):
        release = press_room.release(body=blocks[:number])
        assert client.get(release.url).content.decode().count('alt="Image ') == number
        found[number] = queries_of(client, release.url)
    assert found[1] == found[6] <= plain + 2


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", 20),
        ("?category=release", 20),
        ("?page=2", 10),
        ("?q=Release", 20),
        ("?q=Release&page=2", 10),
    ],
)
def test_index_page(press_room, client, query: str, shown: int) -> None:
    make_searchable(make_many_releases(press_room.indexes["en"], 30))
    url = press_room.indexes["en"].url + query
    assert client.get(url).content.decode().count("pressroom-item__title") == shown
    assert queries_of(client, url) <= INDEX_PAGE


def test_index_page_of_a_year(press_room, client) -> None:
    make_many_releases(press_room.indexes["en"], 30)
    year = (timezone.now() - datetime.timedelta(days=3)).year
    assert queries_of(client, f"{press_room.indexes['en'].url}?year={year}") <= INDEX_PAGE


def test_page_out_of_range(press_room, client) -> None:
    assert queries_of(client, f"{press_room.indexes['en'].url}?page=9", 404) <= INDEX_PAGE


def test_the_same_at_60_and_600_releases(press_room, client) -> None:
    index, found = press_room.indexes["en"], {}
    for number in (60, 540):
        releases = make_many_releases(index, number)
        middle = releases[number // 2]
        found[number] = [
            queries_of(client, url) for url in (index.url, f"{index.url}?page=3", middle.get_url())
        ]
    assert found[60] == found[540]
    assert found[60][0] <= INDEX_PAGE
    assert found[60][2] <= RELEASE_PAGE


@pytest.mark.django_db
def test_the_same_at_4_and_24_languages(client) -> None:
    found = {}
    for number in (4, 24):
        with languages(number) as codes:
            room = make_press_room(codes)
            release = make_many_releases(room.indexes["en"], 3)[1]
            key = release.translation_key
            for code in codes[1:]:
                make_many_releases(room.indexes[code], 1, translation_key=key)
            found[number] = [
                queries_of(client, url) for url in (room.indexes["en"].url, release.get_url())
            ]
    assert found[4] == found[24]
    assert found[4][0] <= INDEX_PAGE
    assert found[4][1] <= RELEASE_PAGE
