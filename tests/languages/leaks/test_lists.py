"""Lists are translated by wagtail-localize too: no draft of one touches what readers see."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from tests.factories import PressRoom

from .groups import IN_TWO_DAYS, SECRET


@pytest.fixture
def record(press_room: PressRoom) -> Translation:
    """The Korean list, live, with texts that nobody has published yet."""
    english, korean = press_room.indexes["en"], press_room.indexes["ko"]
    korean.save_revision().publish()
    origin, _changed = TranslationSource.update_or_create_from_instance(
        type(english).objects.get(pk=english.pk)
    )
    record: Translation = Translation.objects.create(source=origin, target_locale=korean.locale)
    for segment in origin.stringsegment_set.exclude(context__path="slug"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=korean.locale,
            data=f"{SECRET} {segment.context.path}",
        )
    return record


def by_code(record: Translation, admin: Client) -> None:
    record.save_target(publish=False)


def by_synchronisation(record: Translation, admin: Client) -> None:
    address = reverse("wagtail_localize:update_translations", args=[record.source.pk])
    assert admin.post(address, {}).status_code == 302


def by_po_file(record: Translation, admin: Client) -> None:
    upload = SimpleUploadedFile("ko.po", str(record.export_po()).encode(), "text/x-gettext")
    address = reverse("wagtail_localize:upload_pofile", args=[record.pk])
    assert admin.post(address, {"file": upload}).status_code == 302
    record.save_target(publish=False)


@pytest.mark.parametrize("draft", [by_code, by_synchronisation, by_po_file])
def test_a_draft_changes_nothing(
    record: Translation, admin_client: Client, client: Client, draft: Any
) -> None:
    draft(record, admin_client)
    target = record.get_target_instance()
    assert (target.live, target.title) == (True, "보도자료")
    assert SECRET not in client.get("/ko/press-releases/").content.decode()


def test_published_it_is_there(
    record: Translation, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        record.save_target(publish=True)
    assert f"{SECRET} title" in client.get("/ko/press-releases/").content.decode()


def test_with_a_date_it_waits_for_it(record: Translation, client: Client) -> None:
    target = record.get_target_instance()
    type(target).objects.filter(pk=target.pk).update(go_live_at=timezone.now() + IN_TWO_DAYS)
    record.save_target(publish=True)
    assert SECRET not in client.get("/ko/press-releases/").content.decode()


def test_a_new_language_is_a_draft(press_room: PressRoom, client: Client) -> None:
    press_room.indexes["fr"].delete()
    english = type(press_room.indexes["en"]).objects.get(pk=press_room.indexes["en"].pk)
    origin, _changed = TranslationSource.update_or_create_from_instance(english)
    french = Locale.objects.get(language_code="fr")
    record = Translation.objects.create(source=origin, target_locale=french)
    record.save_target(publish=False)
    assert not record.get_target_instance().live
    assert client.get("/fr/press-releases/").status_code == 404
