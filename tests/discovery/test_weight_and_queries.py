"""Pages stay light and ask the database little, however many releases and languages there are."""

from __future__ import annotations

import gzip
import uuid
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

import wagtail_pressroom
from tests.factories import PressRoom, points
from tests.releases.material import block
from wagtail_pressroom.models import Department, Topic

KILOBYTE = 1024
STATIC = Path(wagtail_pressroom.__file__).parent / "static" / "wagtail_pressroom"


def queries(url: str) -> int:
    """Count the queries of a page view, once caches that outlive a request are warm."""
    client = Client()
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)


def weight_without_text(url: str) -> int:
    """Return the bytes of a page that are not its text."""
    content = Client().get(url).content
    text = BeautifulSoup(content, "html.parser").get_text(" ", strip=True)
    return len(content) - len(text.encode())


def compressed(pattern: str) -> int:
    """Return the compressed size of the static files that a pattern names."""
    # What stands in the folder of the admin is for editors, not for readers.
    files = sorted(STATIC.glob(pattern))
    assert files
    assert all(finders.find(f"wagtail_pressroom/{file.relative_to(STATIC)}") for file in files)
    return len(gzip.compress(b"".join(file.read_bytes() for file in files), mtime=0))


@pytest.fixture
def release(press_room: PressRoom) -> Any:
    """A release as long and as furnished as the usual one, in two languages."""
    locale = press_room.indexes["en"].locale
    release = press_room.release(
        summary="A summary.",
        department=Department.objects.create(name="Press office", locale=locale),
        notes_to_editors="<p>Notes.</p>",
        body=[points(*(f"Point {number} of the release." for number in range(20)))],
    )
    release.topics = [Topic.objects.create(name="The Arctic", locale=locale)]
    release.contacts = [block("contact", {"name": "A. Kim", "phone": "", "email": ""})]
    release.save()
    for _ in range(3):
        press_room.release()
    press_room.translate(release, "ko")
    return release


def test_a_release_page_is_light(release: Any) -> None:
    assert weight_without_text(release.url) <= 15 * KILOBYTE


def test_a_full_page_of_the_list_is_light(press_room: PressRoom) -> None:
    locale = press_room.indexes["en"].locale
    department = Department.objects.create(name="Press office", locale=locale)
    for number in range(45):
        press_room.release(title=f"Release number {number}", summary="Sum.", department=department)
    for query in ("", "?page=2", "?q=release&category=release"):
        assert weight_without_text(press_room.indexes["en"].url + query) <= 15 * KILOBYTE


def test_styles_and_scripts_are_light() -> None:
    assert compressed("*.css") <= 15 * KILOBYTE
    assert compressed("*.js") <= 2.5 * KILOBYTE


def test_nothing_is_loaded_from_elsewhere(release: Any, press_room: PressRoom) -> None:
    for page in (release, press_room.indexes["en"]):
        soup = BeautifulSoup(Client().get(page.url).content, "html.parser")
        loaded = soup.select("script[src], link[rel=stylesheet], img[src], iframe, object, embed")
        for tag in loaded:
            assert (tag.get("src") or tag.get("href")).startswith("/")
        # A script of this type is data: it isn't run.
        data = "[type='application/ld+json']"
        assert soup.select(f"style, [style], script:not([src]):not({data})") == []


def test_a_release_of_text_needs_few_queries(release: Any) -> None:
    assert queries(release.url) <= 13


def test_the_list_costs_the_same_at_three_and_sixty_releases(press_room: PressRoom) -> None:
    index = press_room.indexes["en"]
    departments = [Department.objects.create(name=f"D{n}", locale=index.locale) for n in range(5)]
    korean = Locale.objects.get(language_code="ko")
    departments.append(Department.objects.create(name="공보과", locale=korean))
    for number in range(3):
        press_room.release(department=departments[number])
    few = queries(index.url)
    for number in range(57):
        press_room.release(title=f"Ferry {number}", department=departments[number % 6])
    assert queries(index.url) == few <= 14
    assert queries(index.url + "?page=3") == few
    assert queries(index.url + "?q=ferry&page=2") <= 14


def test_a_release_costs_the_same_among_sixty(release: Any, press_room: PressRoom) -> None:
    few = queries(release.url)
    for _ in range(60):
        press_room.release(translation_key=uuid.uuid4())
    assert queries(release.url) == few
