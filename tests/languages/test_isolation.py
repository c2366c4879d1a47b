"""Names and titles of another direction do not turn round the sentence they stand in."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from tests.factories import PressRoom
from tests.releases.material import block
from wagtail_pressroom.models import Department, Topic

ARABIC = "بيان (1)!"
ENGLISH = "Ferry (1)!"
# What isolates by itself, in browsers' own style sheets.
ISOLATING = {"bdi"}


def is_isolated(text: NavigableString) -> bool:
    """Tell whether a text stands alone in its block, or in an element of its own direction."""
    for above in text.parents:
        if above.name in ISOLATING or (above.has_attr("dir") and above.name != "html"):
            return True
        if above.name in ("h1", "title", "script", "textarea"):
            return True
        if above.name in ("body", "html"):
            return False
    return False


def unisolated(client: Any, url: str, words: str) -> tuple[int, list[str]]:
    """Return how often words are printed, and the elements in which they are not isolated."""
    soup = BeautifulSoup(client.get(url).content.decode(), "html.parser")
    texts = soup.find_all(string=lambda text: words in text)
    wrong = [str(text.parent) for text in texts if not is_isolated(text)]
    return len(texts), wrong


@pytest.fixture(params=[("en", ARABIC), ("ar", ENGLISH)], ids=["arabic-in-en", "english-in-ar"])
def foreign(request: Any, press_room: PressRoom, settings: Any) -> tuple[PressRoom, str, str]:
    """A site on which every name is in a script of the other direction."""
    language, words = request.param
    settings.WAGTAIL_PRESSROOM = {
        **settings.WAGTAIL_PRESSROOM,
        "CATEGORIES": [("release", words)],
        "SITE_NAMES": {language: words},
    }
    index = press_room.indexes[language]
    index.title = words
    index.save()
    return press_room, language, words


def test_a_list(foreign: Any, client: Any) -> None:
    room, language, words = foreign
    locale = room.indexes[language].locale
    department = Department.objects.create(name=words, locale=locale)
    room.release(language, title=words, department=department)
    room.release(language, title=words, department_text=words)
    number, wrong = unisolated(client, room.indexes[language].url, words)
    assert wrong == []
    # Two titles, categories and departments; menu, names of the site, heading, title, filter.
    assert number >= 12


def test_a_release(foreign: Any, client: Any) -> None:
    room, language, words = foreign
    locale = room.indexes[language].locale
    department = Department.objects.create(name=words, locale=locale)
    document = get_document_model().objects.create(
        title=words, file=ContentFile(b"x", name="a.txt")
    )
    release = room.release(language, title="Middle", department=department)
    for hours in (-12, 12):
        other = release.release_date + datetime.timedelta(hours=hours)
        room.release(language, title=words, release_date=other, release_date_only=False)
    release.topics = [Topic.objects.create(name=words, locale=locale)]
    release.attachments = [block("attachment", {"document": document.pk})]
    release.body = [block("quote", {"text": "Yes.", "speaker": words, "role": words})]
    release.save()
    number, wrong = unisolated(client, release.url, words)
    category = '<p class="pressroom-release__category">'
    assert [element for element in wrong if not element.startswith(category)] == []
    assert number >= 12


def test_the_name_of_the_language_in_the_switcher(press_room: PressRoom, client: Any) -> None:
    for language, direction in (("en", "ltr"), ("ar", "rtl")):
        html = client.get(press_room.indexes[language].url).content.decode()
        name = BeautifulSoup(html, "html.parser").select_one(".pressroom-languages summary span")
        assert (name["lang"], name["dir"]) == (language, direction)


@pytest.mark.parametrize("language", ["ar", "ko"])
def test_the_cells_of_a_table(press_room: PressRoom, client: Any, language: str) -> None:
    """Figures have no direction of their own: they would take that of the page."""
    rows = " | 10–12 | (+3)\n-5.2% | 1 200 | ±0.5\n−7 | | 30 %"
    table = {"caption": "Figures", "rows": rows, "row_headings": True}
    release = press_room.release(language, body=[block("table", table)])
    soup = BeautifulSoup(client.get(release.url).content.decode(), "html.parser")
    cells = [cell for cell in soup.select("table :is(th, td)") if cell.text.strip()]
    assert len(cells) == 7
    assert [str(cell) for cell in cells if cell.select_one(":scope > bdi:only-child") is None] == []
