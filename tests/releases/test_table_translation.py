"""The cells of a table reach the translator one by one and come back to their places."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories import PressRoom

from .material import block, get_soup, offered_texts, translate_for_real

ROWS = " | 하루 운항 | 비고\n북섬 | 4회 | 신설\n남섬 | 4회 | "
ENGLISH = {
    "새 여객선": "New ferries",
    "운항표": "Timetable",
    "하루 운항": "A day",
    "비고": "Remark \\ note",
    "북섬": "North | Isle",
    "남섬": "South &amp; East<br>Isle",
    "4회": "4 times",
    "신설": "new",
}


@pytest.fixture
def source(press_room: PressRoom) -> Any:
    """A Korean release with a table."""
    value = {"caption": "운항표", "rows": ROWS, "row_headings": True}
    release = press_room.release("ko", title="새 여객선", slug="ferries")
    release.body = [block("table", value)]
    release.save_revision().publish()
    release.refresh_from_db()
    return release


def _cells(client: Any, page: Any) -> list[list[str]]:
    rows = get_soup(client, page).select("main table tr")
    return [[cell.get_text() for cell in row.select("th, td")] for row in rows]


def test_each_cell_is_a_text_of_its_own(source: Any) -> None:
    assert offered_texts(source, "en") == [
        *("새 여객선", "운항표", "하루 운항", "비고"),
        *("북섬", "4회", "신설", "남섬", "4회"),
    ]


def test_translations_come_back_to_their_cells(
    source: Any, client: Any, django_capture_on_commit_callbacks: Any
) -> None:
    translated = translate_for_real(source, "en", ENGLISH, django_capture_on_commit_callbacks)
    assert _cells(client, translated) == [
        ["", "A day", "Remark \\ note"],
        ["North | Isle", "4 times", "new"],
        ["South & East Isle", "4 times", ""],
    ]
    table = translated.body[0]
    assert (table.value["caption"], table.value["row_headings"]) == ("Timetable", True)
    assert table.block.clean(table.value)["rows"] == table.value["rows"]


def test_translations_follow_cells_that_have_moved(
    source: Any, client: Any, django_capture_on_commit_callbacks: Any
) -> None:
    translate_for_real(source, "en", ENGLISH, django_capture_on_commit_callbacks)
    headings, north, south = ROWS.split("\n")
    source.body[0].value["rows"] = "\n".join([headings, south, "동섬 | 1회 | 신설", north])
    source.save_revision().publish()
    source.refresh_from_db()
    texts = {**ENGLISH, "동섬": "East", "1회": "once"}
    translated = translate_for_real(source, "en", texts, django_capture_on_commit_callbacks)
    assert _cells(client, translated)[1:] == [
        ["South & East Isle", "4 times", ""],
        ["East", "once", "new"],
        ["North | Isle", "4 times", "new"],
    ]


def test_a_translator_finds_the_cells_in_the_editor(
    source: Any, admin_client: Any, django_capture_on_commit_callbacks: Any
) -> None:
    translated = translate_for_real(source, "en", ENGLISH, django_capture_on_commit_callbacks)
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[translated.pk]))
    (props,) = BeautifulSoup(response.content, "html.parser").select("[data-props]")
    segments = json.loads(props["data-props"])["segments"]
    found = {part["source"]: part["location"]["subField"] for part in segments}
    assert (found["운항표"], found["북섬"], found["4회"]) == ("Caption", "Rows", "Rows")
