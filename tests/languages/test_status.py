"""The translation status belongs to each language: real wagtail-localize leaves it alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import override_settings
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object
from wagtail_localize.segments.extract import extract_segments

from tests.factories import points


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def submit(release: Any, language: str = "ko") -> Translation:
    source, _created = TranslationSource.update_or_create_from_instance(release)
    locale = Locale.objects.get(language_code=language)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    return translation


def translate_all(translation: Translation) -> None:
    """Give every segment a text, as a translator does by way of a PO file."""
    po = translation.export_po()
    for entry in po:
        entry.msgstr = f"번역 {entry.msgid}"
    assert translation.import_po(po) == []


def publish(translation: Translation, django_capture_on_commit_callbacks: Any) -> Any:
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    return fresh(translation.source.get_translated_instance(translation.target_locale))


@pytest.fixture
def translated(press_room, django_capture_on_commit_callbacks):
    release = press_room.release(title="Ferry", slug="ferry", body=[points("One")])
    assert release.translation_status == "original"
    translation = submit(release)
    translate_all(translation)
    return release, translation, publish(translation, django_capture_on_commit_callbacks)


def test_new_translation_is_unofficial(translated) -> None:
    release, _translation, korean = translated
    assert korean.live
    assert korean.title == "번역 Ferry"
    assert korean.translation_status == "unofficial"
    assert fresh(release).translation_status == "original"


@pytest.mark.parametrize("chosen", ["official", "machine", "original"])
def test_status_survives_two_synchronisations(
    translated, django_capture_on_commit_callbacks, chosen: str
) -> None:
    release, translation, korean = translated
    korean.translation_status = chosen
    korean.save_revision().publish()
    for number in range(2):
        release = fresh(release)
        release.title = f"Ferry, corrected {number}"
        release.translation_status = "official" if number else "machine"
        release.save_revision().publish()
        translation.source.update_from_db()
        translate_all(translation)
        korean = publish(translation, django_capture_on_commit_callbacks)
        assert korean.title == f"번역 Ferry, corrected {number}"
        assert korean.translation_status == chosen
        assert korean.latest_revision.content["translation_status"] == chosen


def test_status_is_nothing_to_translate(translated) -> None:
    release, translation, _korean = translated
    paths = {segment.path.split(".")[0] for segment in extract_segments(release)}
    assert "translation_status" not in paths
    assert paths >= {"title", "body"}
    texts = {entry.msgid for entry in translation.export_po()}
    assert not texts & {"original", "Original", "unofficial"}


def test_dates_category_and_slug_follow_the_source(
    translated, django_capture_on_commit_callbacks
) -> None:
    release, translation, korean = translated
    release = fresh(release)
    release.category = "notice"
    release.save_revision().publish()
    translation.source.update_from_db()
    korean = publish(translation, django_capture_on_commit_callbacks)
    assert (korean.category, korean.slug) == ("notice", "ferry")
    assert korean.release_date == release.release_date


@pytest.mark.parametrize("status", ["unofficial", "machine", "official"])
def test_setting_decides_what_a_new_translation_is(press_room, status: str) -> None:
    release = press_room.release()
    with override_settings(WAGTAIL_PRESSROOM={"NEW_TRANSLATION_STATUS": status}):
        korean = release.copy_for_translation(press_room.homes["ko"].locale)
    assert fresh(korean).translation_status == status


def test_simple_copy_has_it_in_its_first_revision_too(press_room) -> None:
    release = press_room.release()
    korean = fresh(release.copy_for_translation(press_room.homes["ko"].locale))
    assert korean.translation_status == "unofficial"
    assert korean.get_latest_revision_as_object().translation_status == "unofficial"
    korean.get_latest_revision().publish()
    assert fresh(korean).translation_status == "unofficial"


def test_alias_keeps_the_sources_status_until_it_is_translated(
    press_room, django_capture_on_commit_callbacks
) -> None:
    release = press_room.release(title="Ferry", translation_status="official")
    alias = release.copy_for_translation(press_room.homes["ko"].locale, alias=True)
    assert alias.alias_of_id == release.pk
    assert fresh(alias).translation_status == "official"
    translation = submit(release)
    translate_all(translation)
    korean = publish(translation, django_capture_on_commit_callbacks)
    assert korean.pk == alias.pk
    assert korean.alias_of_id is None
    assert korean.translation_status == "unofficial"
    assert korean.get_latest_revision_as_object().translation_status == "unofficial"


def test_alias_in_the_same_language_turned_into_a_page_keeps_its_status(press_room) -> None:
    release = press_room.release(translation_status="official")
    alias = release.create_alias(update_slug="again")
    copied = fresh(alias)
    copied.alias_of_id = None
    copied.save()
    assert fresh(copied).translation_status == "official"


def test_submitting_for_translation_publishes_nothing_untranslated(
    press_room, client, django_capture_on_commit_callbacks
) -> None:
    release = press_room.release(title="Ferry", slug="ferry")
    with django_capture_on_commit_callbacks(execute=True):
        translate_object(release, [press_room.homes["ko"].locale])
    assert StringTranslation.objects.count() == 0
    assert client.get("/ko/press-releases/ferry/").status_code == 404


@pytest.mark.parametrize("status", ["original", "official", "unofficial", "machine"])
def test_readers_are_told_before_the_text(press_room, client, status: str) -> None:
    original = press_room.release("ko", title="여객선")
    page = press_room.translate(original, "en", translation_status=status, title="Ferry")
    html = client.get(page.url).content.decode()
    label = page.get_translation_status_display()
    if status == "original":
        assert 'role="note"' not in html
    else:
        assert html.index(f"<strong>{label}</strong>") < html.index("pressroom-body")
        assert f'<a href="{original.url}" lang="ko" hreflang="ko"' in html
        assert ("Only the original is authoritative" in html) is (status != "official")
