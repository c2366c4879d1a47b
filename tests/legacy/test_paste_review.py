"""Pasting a text: what was understood of it is shown, and the draft honours the corrections."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from tests.factories import PressRoom
from wagtail_pressroom.hits.models import TakenOverCount
from wagtail_pressroom.models import Department

from .importing import TEXT, TITLE, releases
from .pasting import address, create, errors_of, fields_of, read, row_with, rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(press_room: PressRoom) -> Any:
    """The English press index."""
    return press_room.indexes["en"]


def created(response: Any) -> Any:
    """Return the draft that a response leads to."""
    release = releases().get()
    assert response.status_code == 302, errors_of(response)
    assert response.url == reverse("wagtailadmin_pages:edit", args=[release.pk])
    return release


def points_of(release: Any) -> list[dict[str, Any]]:
    """Return the raw points of the first list of a release."""
    block = next(item for item in release.body.raw_data if item["type"] == "points")
    return [item["value"] for item in block["value"]["points"]]


def test_the_review_shows_what_was_understood_beside_what_was_pasted(index, admin_client) -> None:
    response = read(admin_client, index)
    page = response.content.decode()
    assert 'value="Outcome of the Minister’s Visit to Tessara"' in page
    assert 'value="2017-03-14"' in page
    assert 'value="2188"' in page
    assert page.count("data-paste-line>") == len(TEXT.split("\n"))
    assert "a link to another part of the page" in page
    assert ("points", "Points", 2) in response.context["counts"]
    assert not releases().exists()


def test_every_visible_line_has_a_row_in_the_order_of_the_text(index, admin_client) -> None:
    rows = [shown.row for shown in read(admin_client, index).context["rows"]]
    lines = {line for row in rows for line in range(row.line, row.last_line + 1)}
    visible = {n for n, line in enumerate(TEXT.split("\n"), start=1) if line.strip()}
    assert lines == visible
    assert [row.line for row in rows] == sorted(row.line for row in rows)


def test_creating_makes_a_draft_as_in_the_admin(index, admin_client) -> None:
    release = created(create(admin_client, index, fields_of(read(admin_client, index))))
    user = User.objects.get(is_superuser=True)
    assert (release.title, release.live, release.owner) == (TITLE, False, user)
    assert release.latest_revision.user == user
    entry = PageLogEntry.objects.get(page=release.pk, action="wagtail.create")
    assert entry.user == user
    assert TakenOverCount.objects.get(page_id=release.pk).count == 2188
    assert release.translation_status == "unofficial"
    followed = admin_client.get(reverse("wagtailadmin_pages:edit", args=[release.pk]))
    assert "was created" in followed.content.decode()


def test_corrected_particulars_are_honoured(index, admin_client) -> None:
    Department.objects.create(name="Lighthouses", locale=index.locale)
    fields = fields_of(read(admin_client, index))
    fields |= {"title": "Another headline", "date": "2018-01-02", "department": "lighthouses"}
    del fields["hits"], fields["unofficial_translation"]
    release = created(create(admin_client, index, fields))
    assert release.title == "Another headline"
    assert release.department.name == "Lighthouses"
    assert release.translation_status != "unofficial"
    assert release.release_date.isoformat().startswith("2018-01-01T15")  # midnight in Seoul
    assert not TakenOverCount.objects.filter(page_id=release.pk).exists()


def test_corrected_levels_markers_and_texts_are_honoured(index, admin_client) -> None:
    fields = fields_of(read(admin_client, index))
    rows = rows_of(fields)
    row_with(rows, "They signed")["kind"] = "point-3"
    row_with(rows, "harbour town")["text"] = "The Ministers met in Orsk."
    row_with(rows, "Both sides")["marker"] = "7."
    release = created(create(admin_client, index, fields, rows))
    first, last = points_of(release)
    (below,) = first["points"]
    assert "The Ministers met in Orsk." in below["value"]["text"]
    assert "They signed" in json.dumps(below["value"]["points"])
    assert last["number"] == "7"


def test_a_kept_row_can_be_set_aside_and_a_line_set_aside_kept(index, admin_client) -> None:
    fields = fields_of(read(admin_client, index))
    rows = rows_of(fields)
    row_with(rows, "Both sides")["kind"] = "aside"
    row_with(rows, "Press Releases")["kind"] = "paragraph"
    release = created(create(admin_client, index, fields, rows))
    body = json.dumps(release.body.get_prep_value())
    assert "Both sides" not in body
    assert "Press Releases" in body


def test_another_row_can_be_the_headline(index, admin_client) -> None:
    fields = fields_of(read(admin_client, index))
    rows = rows_of(fields)
    row_with(rows, "Outcome")["kind"] = "paragraph"
    row_with(rows, "Press Releases")["kind"] = "headline"
    release = created(create(admin_client, index, fields | {"title": "Press Releases"}, rows))
    assert release.title == "Press Releases"
    assert "Outcome" in json.dumps(release.body.get_prep_value())


def test_markup_is_text(index, admin_client) -> None:
    script = "<script>alert(1)</script>"
    text = TEXT.replace("They signed", f"{script} They").replace("Outcome", f"{script} Outcome")
    text += f"\n{script}\n</textarea><b>"
    response = read(admin_client, index, text)
    assert script not in response.content.decode()
    assert "</textarea><b>" not in response.content.decode()
    release = created(create(admin_client, index, fields_of(response)))
    assert release.title.startswith(script)
    release.save_revision().publish()
    page = admin_client.get(release.url).content.decode()
    assert script not in page
    assert page.count("&lt;script&gt;alert(1)") >= 3


def test_going_back_keeps_the_text_and_the_corrections(index, admin_client) -> None:
    fields = fields_of(read(admin_client, index)) | {"title": "Typed with care"}
    rows = rows_of(fields)
    row_with(rows, "Both sides")["text"] = "Typed with care, too."
    fields["rows"] = json.dumps(rows)
    back = admin_client.post(address(index), {"action": "back", **fields})
    assert back.context["form"]["text"].value().replace("\r\n", "\n") == TEXT
    page = back.content.decode()
    assert "Typed with care, too." in page
    assert 'name="rows"' in page
    reviewed = back.context["form"]["reviewed"].value()
    again = read(admin_client, index, **(fields | {"reviewed": reviewed, "action": "read"}))
    assert again.context["form"]["title"].value() == "Typed with care"
    assert "Typed with care, too." in again.content.decode()


def test_corrections_of_another_text_are_not_kept(index, admin_client) -> None:
    fields = fields_of(read(admin_client, index)) | {"title": "Typed with care"}
    fields["text"] += "\r\nOne line more."
    again = admin_client.post(address(index), {**fields, "action": "read"})
    assert again.context["form"]["title"].value() == TITLE
    assert "One line more." in again.content.decode()


def test_a_text_in_another_language_is_warned_of(press_room, admin_client) -> None:
    response = read(admin_client, press_room.indexes["ko"])
    assert "looks like English, and this list is in Korean" in response.content.decode()


def test_a_missing_date_and_an_unknown_department_are_warned_of(index, admin_client) -> None:
    text = TEXT.replace("Date\n2017-03-14\n", "Department\nHarbour Division\n")
    page = read(admin_client, index, text).content.decode()
    assert "No date was found" in page
    assert "There is no department “Harbour Division”" in page


def test_the_same_text_again_is_warned_of_and_may_be_created(index, admin_client) -> None:
    first = created(create(admin_client, index, fields_of(read(admin_client, index))))
    response = read(admin_client, index)
    page = response.content.decode()
    assert "imported before" in page
    assert reverse("wagtailadmin_pages:edit", args=[first.pk]) in page
    create(admin_client, index, fields_of(response))
    assert releases().count() == 2


def test_a_second_press_of_the_button_makes_no_second_release(index, admin_client) -> None:
    fields = fields_of(read(admin_client, index))
    create(admin_client, index, fields)
    response = create(admin_client, index, fields)
    assert releases().count() == 1
    assert response.status_code == 200
    assert "imported before" in response.content.decode()


def test_leaving_the_review_is_asked_about(index, admin_client: Client) -> None:
    page = read(admin_client, index).content.decode()
    assert 'data-w-unsaved-force-value="true"' in page
