"""A department that is not on the list is printed as text."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import PressRoom
from wagtail_pressroom.models import Department

from .material import get_soup, offered_texts, translate_for_real

TEXT = 'Office of <b>Ports</b> & "Piers"'


def _printed(client: Any, page: Any, place: str) -> bool:
    parts = get_soup(client, page).select(place)
    assert parts
    return any(TEXT in part.get_text() for part in parts)


PAGE, LIST = "dl.pressroom-metadata", ".pressroom-item__meta"


def test_it_is_printed_where_departments_are(press_room: PressRoom, client: Any) -> None:
    release = press_room.release(department_text=TEXT)
    assert _printed(client, release, PAGE)
    assert _printed(client, press_room.indexes["en"], LIST)
    metadata = get_soup(client, release).select_one(PAGE)
    assert "Department" in [term.string for term in metadata.select("dt")]


def test_a_chosen_department_goes_before_it(press_room: PressRoom, client: Any) -> None:
    index = press_room.indexes["en"]
    department = Department.objects.create(name="Harbour Office", locale=index.locale)
    release = press_room.release(department=department, department_text=TEXT)
    assert not _printed(client, release, PAGE)
    assert not _printed(client, index, LIST)
    # When the department is deleted, the text is what is left.
    department.delete()
    assert _printed(client, release, PAGE)


@pytest.mark.parametrize("blank", ["", "  "])
def test_without_either_there_is_no_term(press_room: PressRoom, client: Any, blank: str) -> None:
    soup = get_soup(client, press_room.release(department_text=blank))
    assert "Department" not in [term.string for term in soup.select("dt")]


def test_it_costs_no_query(press_room: PressRoom, client: Any) -> None:
    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    index = press_room.indexes["en"]
    release = press_room.release()
    before = [queries(release.url), queries(index.url)]
    release.department_text = TEXT
    release.save()
    assert [queries(release.url), queries(index.url)] == before


def test_it_is_translated(
    press_room: PressRoom, client: Any, django_capture_on_commit_callbacks: Any
) -> None:
    release = press_room.release("ko", title="제목", slug="title", department_text="항만과")
    release.save_revision().publish()
    release.refresh_from_db()
    assert offered_texts(release, "en") == ["제목", "항만과"]
    translated = translate_for_real(
        release, "en", {"제목": "Title", "항만과": "Ports"}, django_capture_on_commit_callbacks
    )
    assert "Ports" in [term.string for term in get_soup(client, translated).select("dd")]
