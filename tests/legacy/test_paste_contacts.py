"""Contacts of a pasted text: found, corrected, and never lost."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.factories import PressRoom

from .importing import TEXT, releases
from .pasting import create, fields_of, read, row_with, rows_of

pytestmark = pytest.mark.django_db
CONTACTS = TEXT.replace(
    "\n\n\n* unofficial", "\n\nContact\nLighthouse Office\nTel: +82 2 2100 2114\n\n\n* unofficial"
)


@pytest.fixture
def index(press_room: PressRoom) -> Any:
    """The English press index."""
    return press_room.indexes["en"]


def saved() -> tuple[str, str]:
    """Return the body and the contacts of the release, as JSON."""
    release = releases().get()
    return (
        json.dumps(release.body.get_prep_value()),
        json.dumps(release.contacts.get_prep_value()),
    )


def test_a_contact_that_was_found_goes_into_its_field(index, admin_client) -> None:
    create(admin_client, index, fields_of(read(admin_client, index, CONTACTS)))
    body, contacts = saved()
    assert "Lighthouse Office" in contacts
    assert "Lighthouse Office" not in body


def test_a_corrected_contact_is_the_corrected_one(index, admin_client) -> None:
    fields = fields_of(read(admin_client, index, CONTACTS))
    rows = rows_of(fields)
    row_with(rows, "Lighthouse Office")["text"] = "Buoy Office"
    create(admin_client, index, fields, rows)
    body, contacts = saved()
    assert "Buoy Office" in contacts
    assert "+82 2 2100 2114" in contacts
    assert "Lighthouse Office" not in body + contacts


def test_a_contact_set_aside_is_gone(index, admin_client) -> None:
    fields = fields_of(read(admin_client, index, CONTACTS))
    rows = rows_of(fields)
    for words in ("Contact", "Lighthouse Office", "+82 2"):
        row_with(rows, words)["kind"] = "aside"
    create(admin_client, index, fields, rows)
    assert "Lighthouse Office" not in "".join(saved())


def test_a_row_called_a_contact_by_hand_becomes_one(index, admin_client) -> None:
    fields = fields_of(read(admin_client, index))
    rows = rows_of(fields)
    row_with(rows, "Both sides")["kind"] = "contact"
    create(admin_client, index, fields, rows)
    body, contacts = saved()
    assert "Both sides" in contacts
    assert "Both sides" not in body


def test_what_is_too_long_for_a_contact_stays_in_the_text(index, admin_client) -> None:
    fields = fields_of(read(admin_client, index))
    rows = rows_of(fields)
    row = row_with(rows, "Both sides")
    row |= {"kind": "contact", "text": "Both sides " * 40}
    create(admin_client, index, fields, rows)
    body, contacts = saved()
    assert "Both sides" in body
    assert "Both sides" not in contacts
