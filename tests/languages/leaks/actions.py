"""What editors do with a translation, and what the routes to the public are made of."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Revision
from wagtail_localize.models import StringTranslation, Translation

from .groups import SECRET, Group

HOUR = datetime.timedelta(hours=1)


def korean() -> Locale:
    return Locale.objects.get(language_code="ko")


def french() -> Locale:
    return Locale.objects.get(language_code="fr")


def edit_address(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def press_publish(group: Group, admin: Client) -> None:
    """Press "Publish" in wagtail-localize's editor."""
    admin.post(edit_address(group.target), {"action": "publish"}, follow=True)


def stop(group: Group) -> None:
    """Stop synchronised translation, so that Wagtail's own editor is in charge."""
    group.target.save_revision()
    Translation.objects.update(enabled=False)


def po_upload(group: Group, admin: Client) -> None:
    po = group.record.export_po()
    for entry in po:
        entry.msgstr = f"{SECRET} {entry.msgctxt}"
    upload = SimpleUploadedFile("ko.po", str(po).encode(), "text/x-gettext-translation")
    address = reverse("wagtail_localize:upload_pofile", args=[group.record.pk])
    answer = admin.post(address, {"file": upload})
    assert answer.status_code == 302


def machine_translation(group: Group, admin: Client) -> None:
    StringTranslation.objects.all().delete()
    admin.post(reverse("wagtail_localize:machine_translate", args=[group.record.pk]))
    assert StringTranslation.objects.filter(translation_type="machine").exists()


def text_typed(group: Group, admin: Client) -> None:
    segment = group.record.source.stringsegment_set.get(context__path="title")
    address = reverse(
        "wagtail_localize:edit_string_translation", args=[group.record.pk, segment.pk]
    )
    answer = admin.put(
        address, f"value={SECRET}+typed", content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code in (200, 201)


def submit(group: Group, admin: Client, *languages: str) -> None:
    address = reverse("wagtail_localize:submit_page_translation", args=[group.source.pk])
    locales = Locale.objects.filter(language_code__in=languages)
    answer = admin.post(address, {"locales": [locale.pk for locale in locales]})
    assert answer.status_code == 302, answer.content.decode()[:2000]


def sync_without_publishing(group: Group, admin: Client) -> None:
    sync(group, admin)


def sync(group: Group, admin: Client, **data: str) -> None:
    address = reverse("wagtail_localize:update_translations", args=[group.record.source.pk])
    answer = admin.post(address, data)
    assert answer.status_code == 302, answer.content.decode()[:2000]


def schedule_target(group: Group) -> None:
    """Have the translation come due earlier than its original, as an older schedule would."""
    target = group.target
    revision = target.save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - HOUR)
