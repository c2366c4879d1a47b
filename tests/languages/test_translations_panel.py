"""What an editor is told about the other languages of a release while editing it."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation

from tests.factories import PressRoom, make_press_room
from tests.languages.freshness.edits import typo_in_the_title
from tests.languages.freshness.situations import Pair, make_pair
from tests.test_query_budgets import languages
from wagtail_pressroom.languages.translations_panel import TranslationsPanel


@pytest.fixture
def pair(press_room: PressRoom) -> Pair:
    return make_pair(press_room)


def panel(client: Client, page: Any) -> str:
    soup = BeautifulSoup(
        client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content, "html.parser"
    )
    return " ".join(
        " ".join(block.get_text().split())
        for block in soup.select("form .help-block")
        if "translation" in block.get_text()
    )


def test_a_release_names_its_translations_and_their_states(
    pair: Pair, admin_client: Client
) -> None:
    found = panel(admin_client, pair.source)
    assert "This release has translations." in found
    assert "한국어: Current" in found
    typo_in_the_title(pair)
    assert "한국어: Behind the original" in panel(admin_client, pair.source)


def test_a_release_in_one_language_says_nothing(
    press_room: PressRoom, admin_client: Client
) -> None:
    assert panel(admin_client, press_room.release()) == ""


def test_an_alias_is_no_translation(press_room: PressRoom, admin_client: Client) -> None:
    release = press_room.release()
    release.copy_for_translation(Locale.objects.get(language_code="ko"), alias=True)
    assert panel(admin_client, release) == ""


def test_a_detached_translation_names_its_original(pair: Pair, admin_client: Client) -> None:
    Translation.objects.update(enabled=False)
    found = panel(admin_client, pair.target)
    assert "This page is a translation." in found
    assert f"{pair.source.title} (English)" in found


@pytest.mark.django_db
def test_it_asks_the_same_for_any_number_of_languages(rf: Any, admin_user: Any) -> None:
    asked = []
    for number in (4, 24):
        with languages(number) as codes:
            room = make_press_room(codes)
            release = room.release(slug=f"ferry-{number}")
            for code in codes[1:]:
                room.translate(release, code)
            request = rf.get("/")
            request.user = admin_user
            bound = (
                TranslationsPanel()
                .bind_to_model(type(release))
                .get_bound_panel(instance=release, request=request, form=None)
            )
            with CaptureQueriesContext(connection) as queries:
                assert bound.is_shown()
                assert len(bound.translations) == number - 1
            asked.append(len(queries))
    assert asked[0] == asked[1] <= 9, asked
