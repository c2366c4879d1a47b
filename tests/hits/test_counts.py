"""Counts: per page and so per language, summed over languages, taken over, never lost."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.actions.copy_page import CopyPageAction

from tests.factories import PressRoom
from wagtail_pressroom.hits.counts import (
    hit_count,
    hit_counts,
    set_taken_over_count,
    translation_hit_count,
)
from wagtail_pressroom.hits.models import (
    HitHour,
    HitSource,
    HitTotal,
    TakenOverCount,
)

from .counting import count_hits

AS_OF = datetime.date(2017, 9, 1)


def shown(page: Any) -> tuple[str, str]:
    """Return the machine-readable and the printed count of a served page."""
    data = BeautifulSoup(Client().get(page.url).content, "html.parser").main.find("data")
    return data["value"], data.get_text()


def test_a_page_never_read_has_no_hits(press_room: PressRoom) -> None:
    release = press_room.release()
    assert hit_count(release) == 0
    assert hit_counts([release.pk]) == {}
    assert hit_counts([]) == {}
    assert shown(release) == ("0", "0")


def test_each_language_has_its_own_count_and_the_group_their_sum(press_room: PressRoom) -> None:
    korean = press_room.release("ko")
    english = press_room.translate(korean, "en")
    other = press_room.release("en")
    count_hits(korean, 3)
    count_hits(english, 2)
    count_hits(other)
    set_taken_over_count(korean, 100, AS_OF)
    assert hit_counts([korean.pk, english.pk, other.pk]) == {
        korean.pk: 103,
        english.pk: 2,
        other.pk: 1,
    }
    assert translation_hit_count(korean.translation_key) == 105
    assert translation_hit_count(english.translation_key) == 105


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "2,625"), ("ko", "2,625"), ("fr", "2\u202f625"), ("ar", "2625")],
)
def test_the_taken_over_count_is_shown_grouped_as_the_language_does(
    press_room: PressRoom, language: str, text: str
) -> None:
    release = press_room.release(language)
    set_taken_over_count(release, 2624, AS_OF)
    count_hits(release)
    machine, printed = shown(release)
    assert machine == "2625"
    assert printed.replace("\xa0", "\u202f") == text


def test_the_machine_readable_count_is_never_grouped(press_room: PressRoom, settings: Any) -> None:
    settings.USE_THOUSAND_SEPARATOR = True
    release = press_room.release()
    set_taken_over_count(release, 1234567, AS_OF)
    assert shown(release) == ("1234567", "1,234,567")


def test_the_list_shows_the_same_count(press_room: PressRoom) -> None:
    release = press_room.release()
    set_taken_over_count(release, 2625, AS_OF)
    assert "Views: 2,625" in Client().get(press_room.indexes["en"].url).content.decode()


def test_a_count_is_taken_over_once(press_room: PressRoom) -> None:
    release = press_room.release()
    set_taken_over_count(release, 10, AS_OF)
    set_taken_over_count(release, 12, AS_OF)
    assert hit_count(release) == 12
    assert TakenOverCount.objects.get(pk=release.pk).as_of == AS_OF
    with pytest.raises(ValueError, match="negative"):
        set_taken_over_count(release, -1, AS_OF)
    assert hit_count(release) == 12


def test_counts_survive_what_editors_do_to_the_page(press_room: PressRoom) -> None:
    release = press_room.release()
    count_hits(release, 7)
    older = release.save_revision()
    release.title = "Corrected"
    release.save_revision().publish()
    assert hit_count(release) == 7
    older.publish()
    assert hit_count(release) == 7
    release.refresh_from_db()
    release.unpublish()
    assert hit_count(release) == 7
    release.move(press_room.indexes["fr"], pos="last-child")
    assert hit_count(release) == 7
    number, key = release.pk, release.translation_key
    release.delete()
    assert HitTotal.objects.get(pk=number).hits == 7
    assert translation_hit_count(key) == 7


def test_copies_aliases_and_translations_start_at_zero(press_room: PressRoom) -> None:
    release = press_room.release()
    count_hits(release, 7)
    set_taken_over_count(release, 100, AS_OF)
    copy = CopyPageAction(release, update_attrs={"slug": "copy"}).execute()
    alias = release.create_alias(update_slug="alias")
    translation = release.copy_for_translation(press_room.indexes["ko"].locale)
    assert hit_count(copy) == hit_count(alias) == hit_count(translation) == 0
    assert hit_count(release) == 107
    assert translation_hit_count(copy.translation_key) == 0


def test_hours_and_total_agree(press_room: PressRoom) -> None:
    release = press_room.release()
    count_hits(release, 3)
    count_hits(release, source=HitSource.PIXEL)
    by_source = dict(HitHour.objects.values_list("source", "hits"))
    assert by_source == {HitSource.SCRIPT: 3, HitSource.PIXEL: 1}
    assert HitTotal.objects.get(pk=release.pk).hits == 4


def test_a_release_view_asks_the_counter_once(press_room: PressRoom) -> None:
    release = press_room.release()
    count_hits(release)
    client = Client()
    client.get(release.url)
    with CaptureQueriesContext(connection) as queries:
        client.get(release.url)
    of_the_counter = [q["sql"] for q in queries if "wagtail_pressroom_hits_" in q["sql"]]
    assert len(of_the_counter) == 1
    assert of_the_counter[0].lstrip("(").startswith("SELECT")


def test_the_tables_hold_nothing_personal(db: None) -> None:
    models = apps.get_app_config("wagtail_pressroom_hits").get_models()
    columns = {
        model.__name__: sorted(field.column for field in model._meta.concrete_fields)
        for model in models
    }
    # Of the store "direct" alone, and gone within two days.
    assert columns.pop("HitReader") == ["day", "hits", "id", "key", "page_id", "seen_at"]
    assert columns.pop("HitSalt") == ["day", "salt"]
    assert columns == {
        "HitHour": ["hits", "hour", "id", "page_id", "source"],
        "HitDay": ["day", "hits", "id", "page_id", "source"],
        "HitReaderDay": ["day", "id", "page_id", "readers"],
        "HitTotal": [
            "category",
            "hits",
            "language",
            "page_id",
            "title",
            "translation_key",
            "withdrawn_at",
        ],
        "TakenOverCount": ["as_of", "count", "page_id", "translation_key"],
        "HitRefusal": ["day", "id", "number", "reason"],
        "HitBatch": ["applied_at", "hits", "id"],
    }
