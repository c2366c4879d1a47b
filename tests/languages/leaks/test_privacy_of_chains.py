"""The privacy of a translation that is made from a translation."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.models import Translation, TranslationSource

from tests.factories import PressRoom, make_private

from .groups import SECRET, Group, both_live, restrict, write_texts
from .test_privacy import KOREAN, reads

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(press_room: PressRoom) -> Group:
    return both_live(press_room)


def add_french(group: Group, source: Any) -> Any:
    origin, _changed = TranslationSource.update_or_create_from_instance(source)
    locale = Locale.objects.get(language_code="fr")
    record = Translation.objects.create(source=origin, target_locale=locale)
    record.save_target(publish=False)
    write_texts(record, SECRET)
    record.save_target(publish=True)
    return record.get_target_instance()


def test_a_translation_of_a_translation_follows_too(group: Group, client: Client) -> None:
    french = add_french(group, group.target)
    assert french.live
    make_private(group.room.indexes["en"])
    assert not reads(client, "/fr/press-releases/the-release/")


def test_and_is_free_again_with_it(group: Group, client: Client) -> None:
    add_french(group, group.target)
    restrict(group.source)
    assert not reads(client, "/fr/press-releases/the-release/")
    group.source.view_restrictions.get().delete()
    assert reads(client, "/fr/press-releases/the-release/")
    assert not PageViewRestriction.objects.exists()


def test_translations_of_each_other_come_to_an_end(group: Group, client: Client) -> None:
    origin, _changed = TranslationSource.update_or_create_from_instance(group.target)
    english = Locale.objects.get(language_code="en")
    Translation.objects.create(source=origin, target_locale=english)
    restrict(group.source)
    assert not reads(client, KOREAN)
