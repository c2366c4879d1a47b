"""Text → release → text: the release as plain text is read back to the same outline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from tests.factories import PressRoom, make_press_room
from wagtail_pressroom.legacy import ParsedRelease, parse_release
from wagtail_pressroom.legacy.importer import import_release
from wagtail_pressroom.releases.plain_text import plain_text

FOLDER = Path(__file__).parent / "round_trips"
TEXTS = sorted(FOLDER.glob("*.txt"))
LANGUAGES = [
    ("en", "English"),
    ("ko", "Korean"),
    ("ar", "Arabic"),
    ("fr", "French"),
    ("ja", "Japanese"),
    ("zh-hans", "Chinese"),
]
# A release has styles of points, not signs: what an author typed for a circle is printed as one.
SIGNS = {"°": "o", "○": "o", "ㅇ": "o", "*": "•", "–": "-"}


@pytest.fixture
def every_language(db: None) -> Iterator[PressRoom]:
    """A press room in the languages of the texts; two of them the package has no words for."""
    with override_settings(LANGUAGES=LANGUAGES, WAGTAIL_CONTENT_LANGUAGES=LANGUAGES):
        yield make_press_room(tuple(code for code, _name in LANGUAGES))


def index_for(room: PressRoom, file: Path) -> Any:
    code = file.name.split("-")[0]
    return room.indexes["zh-hans" if code == "zh" else code]


def outline(parsed: ParsedRelease) -> list[tuple[int, str, str]]:
    """Return level, number or sign, and text of each row; notes have but one sign."""
    return [
        (row.level, "※" if row.level < 0 else SIGNS.get(row.marker, row.marker), row.text)
        for row in parsed.outline
    ]


def facts(parsed: ParsedRelease) -> dict[str, Any]:
    return {
        "title": parsed.title,
        "date": parsed.date,
        "department": parsed.department,
        "unofficial": parsed.unofficial_translation,
        "contacts": [(one.name, one.role, one.phone, one.email) for one in parsed.contacts],
    }


def text_of_release(text: str, index: Any) -> str:
    """Import a text and return the release that came of it as plain text."""
    release = import_release(text, parse_release(text), index, publish=True).page
    return plain_text(type(release).objects.get(pk=release.pk))


def test_there_are_enough_texts() -> None:
    assert len(TEXTS) >= 15
    assert len({file.name.split("-")[0] for file in TEXTS}) >= 5


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_the_outline_and_the_facts_survive(every_language: PressRoom, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    before = parse_release(text)
    # Or else nothing would be compared.
    assert before.title == text.splitlines()[0]
    assert before.date is not None
    assert len([row for row in before.outline if row.level > 0]) >= 2
    again = text_of_release(text, index_for(every_language, file))
    after = parse_release(again)
    assert outline(after) == outline(before)
    assert facts(after) == facts(before)


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_the_second_text_is_the_first(every_language: PressRoom, file: Path) -> None:
    index = index_for(every_language, file)
    first = text_of_release(file.read_text(encoding="utf-8"), index)
    assert text_of_release(first, index) == first
