"""An editor's work on a release: create, save a draft, preview, publish, edit, copy."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text, streamfield

from tests.factories import PressRoom
from tests.hits.counting import count_hits
from wagtail_pressroom.hits.counts import hit_count
from wagtail_pressroom.models import Department, Topic
from wagtail_pressroom.pages.models import PressReleasePage

from .editing import create, create_address, edit, errors_of, form_data, form_of, tomorrow

LATER = {"release_date": f"{tomorrow()} 10:00", "release_date_only": None}
ORDER_OF_WORK = [
    "title",
    "summary",
    "release_date",
    "release_date_only",
    "category",
    "dateline",
    "body",
    "notes_to_editors",
    "department",
    "department_text",
    "topics",
    "contacts",
    "attachments",
    "translation_status",
]


def only_release() -> PressReleasePage:
    """Return the release that was just made."""
    return PressReleasePage.objects.get()


def test_the_form_follows_the_order_of_the_work(press_room: PressRoom, admin_client: Any) -> None:
    soup = form_of(admin_client, create_address(press_room.indexes["en"]))
    pattern = re.compile(r"panel-child-content-child-(?:.*-child-)?(\w+)-wrapper")
    panels = [pattern.fullmatch(tag["id"]) for tag in soup.select("[id$=-wrapper]")]
    assert [panel[1] for panel in panels if panel] == ORDER_OF_WORK


def test_every_field_that_needs_it_has_a_help_text(
    press_room: PressRoom, admin_client: Any
) -> None:
    text = form_of(admin_client, create_address(press_room.indexes["en"])).get_text()
    for help_text in (
        "For example: “New ferry line connects all five islands”",
        "shown in lists and below the headline",
        "A date in the future schedules the release",
        "Readers see the day without a time of day.",
        "The place the release is issued from",
        "Printed as it stands when no department is chosen",
        "Readers see this before the text",
    ):
        assert help_text in text


def test_a_draft_needs_a_headline_only(press_room: PressRoom, admin_client: Any) -> None:
    response = create(admin_client, press_room.indexes["en"], release_date="")
    assert response.status_code == 302
    release = only_release()
    assert not release.live
    assert release.release_date is None
    assert release.category == "release"


def test_publishing_needs_a_date(press_room: PressRoom, admin_client: Any) -> None:
    response = create(admin_client, press_room.indexes["en"], publish=True, release_date="")
    assert list(errors_of(response)) == ["release_date"]
    assert not PressReleasePage.objects.exists()


def test_a_headline_is_always_needed(press_room: PressRoom, admin_client: Any) -> None:
    response = create(admin_client, press_room.indexes["en"], title="", release_date="")
    assert "title" in errors_of(response)


def test_a_published_release_is_served(
    press_room: PressRoom, admin_client: Any, client: Client
) -> None:
    locale = press_room.indexes["en"].locale
    department = Department.objects.create(name="Press office", locale=locale)
    topic = Topic.objects.create(name="The Arctic", locale=locale)
    point = {"text": rich_text("<p>First point.</p>"), "number": "7", "style": "bulleted"}
    points = {"0": {"value": {**point, "points": {"count": 0}}, "deleted": "", "order": "0"}}
    body = [
        ("paragraph", rich_text("<p>A paragraph.</p>")),
        ("heading", {"text": "A heading", "level": "2"}),
        ("points", {"style": "numbered", "points": {"count": 1, **points}}),
    ]
    contact = {"name": "A. Kim", "role": "", "phone": "+82 2 2100 2114", "email": "a@example.org"}
    response = create(
        admin_client,
        press_room.indexes["en"],
        publish=True,
        summary="In one sentence.",
        dateline="Seoul",
        department=str(department.pk),
        topics=[str(topic.pk)],
        body=streamfield(body),
        contacts=streamfield([("contact", contact)]),
        notes_to_editors=rich_text("<p>For editors.</p>"),
    )
    assert response.status_code == 302
    html = client.get(only_release().url).content.decode()
    for text in (
        "In one sentence.",
        "Seoul",
        "Press office",
        "The Arctic",
        "A paragraph.",
        "A heading",
        'value="7"',
        "First point.",
        "+82 2 2100 2114",
        "For editors.",
    ):
        assert text in html


@pytest.mark.parametrize("phone", ["call us", "12", "+82-2-2100-2114 ext five"])
def test_a_telephone_number_is_one(press_room: PressRoom, admin_client: Any, phone: str) -> None:
    contact = {"name": "A. Kim", "role": "", "phone": phone, "email": ""}
    response = create(
        admin_client,
        press_room.indexes["en"],
        publish=True,
        contacts=streamfield([("contact", contact)]),
    )
    assert list(errors_of(response)) == ["contacts"]


def test_a_korean_slug_typed_by_the_editor_becomes_ascii(
    press_room: PressRoom, admin_client: Any
) -> None:
    create(admin_client, press_room.indexes["ko"], title="러시아 방문", slug="러시아-방문")
    assert only_release().slug == "leosia-bangmun"


@pytest.mark.parametrize("publish", [False, True])
def test_the_slug_may_be_left_to_the_headline(
    press_room: PressRoom, admin_client: Any, publish: bool
) -> None:
    values = {"title": "러시아 방문", "slug": ""}
    assert create(admin_client, press_room.indexes["ko"], publish, **values).status_code == 302
    assert only_release().slug == "leosia-bangmun"


def test_an_edit_is_published(press_room: PressRoom, admin_client: Any, client: Client) -> None:
    create(admin_client, press_room.indexes["en"], publish=True)
    release = only_release()
    assert edit(admin_client, release, title="Corrected").status_code == 302
    assert "Corrected" not in client.get(release.url).content.decode()
    assert edit(admin_client, release, publish=True, title="Corrected").status_code == 302
    assert "Corrected" in client.get(release.url).content.decode()
    assert only_release().slug == "new-ferry-line"


def test_a_future_date_schedules_the_release(
    press_room: PressRoom, admin_client: Any, client: Client
) -> None:
    create(admin_client, press_room.indexes["en"], publish=True, **LATER)
    release = only_release()
    scheduled = release.get_latest_revision_as_object()
    assert scheduled.go_live_at == scheduled.release_date
    assert not release.live
    assert client.get(release.url).status_code == 404


def test_moving_the_date_of_a_draft_moves_its_schedule(
    press_room: PressRoom, admin_client: Any, client: Client
) -> None:
    create(admin_client, press_room.indexes["en"], **LATER)
    release = only_release()
    assert release.get_latest_revision_as_object().go_live_at
    assert edit(admin_client, release, publish=True).status_code == 302
    release.refresh_from_db()
    assert release.live
    assert release.go_live_at is None
    assert client.get(release.url).status_code == 200


def test_a_scheduled_release_is_moved_after_its_schedule_is_cancelled(
    press_room: PressRoom, admin_client: Any, client: Client
) -> None:
    create(admin_client, press_room.indexes["en"], publish=True, **LATER)
    release = only_release()
    arguments = [release.pk, release.scheduled_revision.pk]
    cancel = reverse("wagtailadmin_pages:revisions_unschedule", args=arguments)
    assert admin_client.post(cancel).status_code == 302
    assert edit(admin_client, release, publish=True).status_code == 302
    assert client.get(release.url).status_code == 200


def test_a_preview_shows_what_is_typed_in_the_language_of_the_page(
    press_room: PressRoom, admin_client: Any
) -> None:
    parent = press_room.indexes["ko"]
    meta = PressReleasePage._meta
    arguments = [meta.app_label, meta.model_name, parent.pk]
    address = reverse("wagtailadmin_pages:preview_on_add", args=arguments)
    data = form_data(title="미리 보기", slug="preview", release_date="")
    assert admin_client.post(address, data).json() == {"is_valid": True, "is_available": True}
    soup = BeautifulSoup(admin_client.get(address).content, "html.parser")
    assert soup.html["lang"] == "ko"
    assert soup.h1.string == "미리 보기"
    assert soup.select("[data-pressroom-hit]") == []


def test_a_preview_of_a_live_release_counts_nothing(
    press_room: PressRoom, admin_client: Any
) -> None:
    release = press_room.release()
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[release.pk])
    admin_client.post(address, form_data(title="Changed", slug=release.slug))
    soup = BeautifulSoup(admin_client.get(address).content, "html.parser")
    assert soup.h1.string == "Changed"
    assert soup.select("[data-pressroom-hit]") == []


def test_a_release_with_an_old_category_can_still_be_opened(
    press_room: PressRoom, admin_client: Any
) -> None:
    release = press_room.release()
    PressReleasePage.objects.filter(pk=release.pk).update(category="gone")
    assert form_of(admin_client, reverse("wagtailadmin_pages:edit", args=[release.pk])).form


def test_a_copy_starts_without_hits(press_room: PressRoom, admin_client: Any) -> None:
    release = press_room.release()
    count_hits(release)
    values = {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": press_room.indexes["en"].pk,
    }
    address = reverse("wagtailadmin_pages:copy", args=[release.pk])
    assert admin_client.post(address, values).status_code == 302
    copy = PressReleasePage.objects.get(slug="copy")
    assert hit_count(copy) == 0
    assert hit_count(release) == 1


def test_the_explorer_lists_releases(press_room: PressRoom, admin_client: Any) -> None:
    press_room.release(title="In the explorer")
    address = reverse("wagtailadmin_explore", args=[press_room.indexes["en"].pk])
    assert "In the explorer" in admin_client.get(address).content.decode()
