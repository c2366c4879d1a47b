"""Snippets are translated by wagtail-localize as ever: they are none of the bridge's business."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from tests.factories import PressRoom
from wagtail_pressroom.models import Department, Topic


@pytest.mark.parametrize("model", [Department, Topic])
def test_submitted_translated_and_published(
    press_room: PressRoom, admin_client: Client, model: Any
) -> None:
    english, korean = (Locale.objects.get(language_code=code) for code in ("en", "ko"))
    snippet = model.objects.create(name="Ferries", locale=english)
    label = model._meta.model_name
    address = reverse(
        "wagtail_localize:submit_snippet_translation", args=["wagtail_pressroom", label, snippet.pk]
    )
    assert admin_client.post(address, {"locales": [korean.pk]}).status_code == 302
    target = model.objects.get(locale=korean)
    assert target.translation_key == snippet.translation_key
    record = Translation.objects.get(target_locale=korean)
    segment = record.source.stringsegment_set.get()
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=korean, data="여객선"
    )
    editor = f"/admin/snippets/wagtail_pressroom/{label}/edit/{target.pk}/"
    assert admin_client.post(editor, {"action": "publish"}).status_code == 302
    assert model.objects.get(locale=korean).name == "여객선"


def test_by_code(press_room: PressRoom) -> None:
    snippet = Department.objects.create(
        name="Ferries", locale=Locale.objects.get(language_code="en")
    )
    source, _created = TranslationSource.update_or_create_from_instance(snippet)
    target, created = source.create_or_update_translation(
        Locale.objects.get(language_code="ko"), fallback=True
    )
    assert created
    assert target.name == "Ferries"
