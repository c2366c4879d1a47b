"""Whoever may translate into one language can touch no other, in wagtail-localize's views too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringTranslation,
    Translation,
    TranslationSource,
)

from tests.factories import PressRoom
from tests.languages.leaks.groups import add_source, write_texts
from tests.languages.test_release_languages import editor_of

DENIED = (403,)
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def machine(settings: Any) -> None:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }


@pytest.fixture
def release(press_room: PressRoom) -> Any:
    """A release that is live in English, with Korean and French drafts, all texts translated."""
    source = add_source(press_room)
    source.save_revision().publish()
    source = type(source).objects.get(pk=source.pk)
    origin, _changed = TranslationSource.update_or_create_from_instance(source)
    for code in ("ko", "fr"):
        locale = Locale.objects.get(language_code=code)
        record = Translation.objects.create(source=origin, target_locale=locale)
        record.save_target(publish=False)
        write_texts(record, "Known")
    return source


@pytest.fixture
def translator(press_room: PressRoom, release: Any, client: Client) -> User:
    """A translator into Korean who may submit and publish, logged in as ``client``."""
    user = editor_of(press_room.homes["ko"])
    group = user.groups.get()
    group.permissions.add(Permission.objects.get(codename="submit_translation"))
    client.force_login(user)
    return user


def record(code: str) -> Translation:
    return Translation.objects.get(target_locale__language_code=code)


def page(release: Any, code: str) -> Any:
    return type(release).objects.get(
        translation_key=release.translation_key, locale__language_code=code
    )


def title_address(code: str) -> str:
    segment = record(code).source.stringsegment_set.get(context__path="title")
    keys = [record(code).pk, segment.pk]
    return reverse("wagtail_localize:edit_string_translation", args=keys)


def texts(code: str) -> list[Any]:
    return list(StringTranslation.objects.filter(locale__language_code=code).values_list())


def type_a_text(client: Client, code: str) -> int:
    segment = record(code).source.stringsegment_set.get(context__path="title")
    address = reverse(
        "wagtail_localize:edit_string_translation", args=[record(code).pk, segment.pk]
    )
    return int(client.put(address, "value=Typed", content_type=FORM).status_code)


def remove_a_text(client: Client, code: str) -> int:
    segment = record(code).source.stringsegment_set.get(context__path="title")
    address = reverse(
        "wagtail_localize:edit_string_translation", args=[record(code).pk, segment.pk]
    )
    return int(client.delete(address).status_code)


def upload(client: Client, code: str) -> int:
    file = SimpleUploadedFile("x.po", str(record(code).export_po()).encode(), "text/x-gettext")
    address = reverse("wagtail_localize:upload_pofile", args=[record(code).pk])
    return int(client.post(address, {"file": file}).status_code)


def download(client: Client, code: str) -> int:
    address = reverse("wagtail_localize:download_pofile", args=[record(code).pk])
    return int(client.get(address).status_code)


def translate_by_machine(client: Client, code: str) -> int:
    address = reverse("wagtail_localize:machine_translate", args=[record(code).pk])
    return int(client.post(address).status_code)


def preview(client: Client, code: str) -> int:
    address = reverse("wagtail_localize:preview_translation", args=[record(code).pk])
    return int(client.get(address).status_code)


def stop(client: Client, code: str) -> int:
    address = reverse("wagtail_localize:stop_translation", args=[record(code).pk])
    return int(client.post(address).status_code)


def convert(client: Client, code: str) -> int:
    target = record(code).get_target_instance()
    address = reverse("wagtail_localize:convert_to_alias", args=[target.pk])
    return int(client.get(address).status_code)


def publish(client: Client, code: str) -> int:
    target = record(code).get_target_instance()
    address = reverse("wagtailadmin_pages:edit", args=[target.pk])
    return int(client.post(address, {"action": "publish"}).status_code)


def set_status(client: Client, code: str) -> int:
    target = record(code).get_target_instance()
    address = reverse("wagtail_pressroom_translation_status", args=[target.pk])
    return int(client.post(address, {"translation_status": "official"}).status_code)


ACTIONS: list[Callable[[Client, str], int]] = [
    type_a_text,
    remove_a_text,
    upload,
    download,
    translate_by_machine,
    preview,
    stop,
    convert,
    publish,
    set_status,
]


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__)
def test_own_language_and_no_other(
    action: Callable[[Client, str], int], translator: User, release: Any, client: Client
) -> None:
    before = texts("fr")
    # Wagtail leads whoever may not edit a page back to where they came from.
    assert action(client, "fr") in (*DENIED, 302)
    french = page(release, "fr")
    assert (french.live, french.translation_status, french.alias_of_id) == (
        False,
        "unofficial",
        None,
    )
    assert record("fr").enabled
    assert (
        list(StringTranslation.objects.filter(locale__language_code="fr").values_list()) == before
    )
    assert action(client, "ko") not in DENIED


def test_an_override_too(translator: User, release: Any, client: Client) -> None:
    segment = OverridableSegment.objects.filter(source=record("fr").source).first()
    if segment is None:
        context = record("fr").source.stringsegment_set.first().context
        segment = OverridableSegment.objects.create(
            source=record("fr").source, context=context, order=0, data_json='"x"'
        )
    for code, expected in (("fr", 403), ("ko", 201)):
        address = reverse("wagtail_localize:edit_override", args=[record(code).pk, segment.pk])
        assert client.put(address, "value=1", content_type=FORM).status_code == expected
    assert not SegmentOverride.objects.filter(locale__language_code="fr").exists()


def synchronise(client: Client, **data: str) -> Any:
    address = reverse("wagtail_localize:update_translations", args=[record("ko").source.pk])
    return client.post(address, data)


def test_synchronising_publishes_no_language_of_others(
    translator: User, release: Any, client: Client
) -> None:
    answer = synchronise(client, publish_translations="on")
    said = [str(message) for message in get_messages(answer.wsgi_request)]
    assert len(said) == 1
    assert said[0].startswith("You may not publish these languages: Français.")
    assert not page(release, "fr").live
    assert not page(release, "ko").live
    assert synchronise(client).status_code == 302


def test_synchronising_publishes_no_page_that_is_not_there_yet(
    translator: User, release: Any, client: Client
) -> None:
    Translation.objects.filter(target_locale__language_code="fr").update(enabled=False)
    arabic = Locale.objects.get(language_code="ar")
    Translation.objects.create(source=record("ko").source, target_locale=arabic)
    synchronise(client, publish_translations="on")
    assert not type(release).objects.filter(locale=arabic).exists()
    assert not page(release, "ko").live


def test_synchronising_publishes_ones_own(translator: User, release: Any, client: Client) -> None:
    Translation.objects.filter(target_locale__language_code="fr").update(enabled=False)
    assert synchronise(client, publish_translations="on").status_code == 302
    assert page(release, "ko").live


def test_who_may_edit_none_of_them_synchronises_nothing(
    press_room: PressRoom, release: Any, client: Client
) -> None:
    user = editor_of(press_room.homes["ar"])
    user.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    client.force_login(user)
    assert synchronise(client).status_code in (*DENIED, 302)
    address = reverse("wagtail_localize:update_translations", args=[record("ko").source.pk])
    assert release.title not in client.get(address).content.decode()


@pytest.mark.parametrize("code", ["en", "ko"])
def test_only_what_one_may_edit_is_submitted(
    code: str, press_room: PressRoom, release: Any, client: Client
) -> None:
    user = editor_of(press_room.homes[code])
    user.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    client.force_login(user)
    arabic = Locale.objects.get(language_code="ar")
    for target in (release, press_room.indexes["en"]):
        address = reverse("wagtail_localize:submit_page_translation", args=[target.pk])
        client.post(address, {"locales": [arabic.pk]})
    made = type(release).objects.filter(locale=arabic)
    assert made.exists() == (code == "en")
    assert not made.filter(live=True).exists()
