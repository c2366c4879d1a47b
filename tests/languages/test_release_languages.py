"""The admin page with all languages of a release."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group as UserGroup
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, PageLogEntry

from tests.factories import PressRoom, make_press_room
from tests.languages.freshness.edits import point_changed, typo_in_the_title
from tests.languages.freshness.situations import Pair, make_pair
from tests.test_query_budgets import languages
from wagtail_pressroom.languages.authority import AuthoritativeLanguage
from wagtail_pressroom.languages.freshness import State, TranslatedText, state_of
from wagtail_pressroom.languages.freshness.board import count_words, language_rows
from wagtail_pressroom.languages.plans import TranslationPlan

BOARD = 6


@pytest.fixture
def pair(press_room: PressRoom) -> Pair:
    return make_pair(press_room)


def address(page: Any) -> str:
    return reverse("wagtail_pressroom_languages", args=[page.pk])


def form(pair: Pair, **values: str) -> dict[str, str]:
    data = {"authoritative": ""}
    for code in ("ko", "ar", "fr"):
        data |= {
            f"language-{code}-timing": "later",
            f"language-{code}-translator": "",
            f"language-{code}-due_on": "",
        }
    return data | values


def editor_of(page: Any) -> User:
    """Return a user who may edit and publish below a page, and nothing else."""
    user = User.objects.create_user("kim", password="x")
    group = UserGroup.objects.create(name="Translators")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("change_page", "publish_page"):
        permission = Permission.objects.get(codename=codename)
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user.groups.add(group)
    return user


def test_it_shows_every_language_with_its_state(pair: Pair, admin_client: Client) -> None:
    response = admin_client.get(address(pair.source))
    rows = {row.language.code: row.language for row in response.context["rows"]}
    assert {code: row.state for code, row in rows.items()} == {
        "en": State.ORIGINAL,
        "ko": State.CURRENT,
        "ar": State.MISSING,
        "fr": State.MISSING,
    }
    assert "한국어" in response.content.decode()


def test_the_page_of_a_translation_is_that_of_its_original(
    pair: Pair, admin_client: Client
) -> None:
    response = admin_client.get(address(pair.target))
    assert response.context["page"].pk == pair.source.pk


def test_words_left(pair: Pair, admin_client: Client) -> None:
    pair.change(title="Seven words that nobody has translated yet")
    pair.synchronise()
    rows = {row.code: row for row in language_rows([pair.fresh_source()])[pair.source.pk]}
    assert (rows["ko"].texts_left, rows["ko"].words_left) == (1, 7)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("A <b>bold</b> ferry", "en", 3),
        ("여객선이 떠난다", "ko", 2),
        ("船が出る。", "ja", 4),
        ("", "en", 0),
    ],
)
def test_words_are_counted_as_translators_do(text: str, language: str, expected: int) -> None:
    assert count_words(text, language) == expected


def test_a_plan_is_saved(pair: Pair, admin_client: Client, admin_user: User) -> None:
    data = form(
        pair,
        **{
            "language-fr-timing": "together",
            "language-fr-translator": str(admin_user.pk),
            "language-fr-due_on": "2026-12-01",
        },
    )
    assert admin_client.post(address(pair.source), data).status_code == 302
    plan = TranslationPlan.objects.get(locale__language_code="fr")
    assert (plan.timing, plan.translator, plan.due_on) == (
        "together",
        admin_user,
        datetime.date(2026, 12, 1),
    )


def test_a_wrong_date_is_refused_and_nothing_is_lost(pair: Pair, admin_client: Client) -> None:
    data = form(pair, **{"language-fr-due_on": "soon", "language-ar-timing": "together"})
    response = admin_client.post(address(pair.source), data)
    assert response.status_code == 200
    html = response.content.decode()
    assert "soon" in html
    assert "The plan could not be saved." in html
    assert not TranslationPlan.objects.filter(timing="together").exists()


def test_the_authoritative_language_is_chosen_and_taken_back(
    pair: Pair, admin_client: Client
) -> None:
    korean = Locale.objects.get(language_code="ko")
    admin_client.post(address(pair.source), form(pair, authoritative=str(korean.pk)))
    assert AuthoritativeLanguage.objects.get().locale == korean
    admin_client.post(address(pair.source), form(pair))
    assert not AuthoritativeLanguage.objects.exists()


def test_an_editor_says_that_nothing_is_missing(
    pair: Pair, admin_client: Client, admin_user: User
) -> None:
    typo_in_the_title(pair)
    assert state_of(pair.target) == State.BEHIND
    assert admin_client.post(address(pair.source), {"confirm": "ko"}).status_code == 302
    assert state_of(pair.target) == State.CURRENT
    assert TranslatedText.objects.get(page_id=pair.target.pk).confirmed_by == admin_user


def test_who_may_edit_one_language_sees_all_and_confirms_that_one(
    pair: Pair, client: Client
) -> None:
    point_changed(pair)
    client.force_login(editor_of(pair.room.homes["ko"]))
    response = client.get(address(pair.source))
    assert response.status_code == 200
    assert "Save plan" not in response.content.decode()
    client.post(address(pair.source), {"confirm": "ko"})
    assert state_of(pair.target) == State.CURRENT


def test_who_may_not_publish_a_language_says_nothing_to_its_readers(
    pair: Pair, client: Client
) -> None:
    point_changed(pair)
    user = editor_of(pair.room.homes["ko"])
    GroupPagePermission.objects.filter(permission__codename="publish_page").delete()
    client.force_login(user)
    client.post(address(pair.source), {"confirm": "ko"})
    assert state_of(pair.target) == State.BEHIND


def test_who_may_not_publish_the_original_chooses_no_authoritative_language(
    pair: Pair, client: Client
) -> None:
    user = editor_of(pair.room.homes["en"])
    GroupPagePermission.objects.filter(permission__codename="publish_page").delete()
    client.force_login(user)
    korean = Locale.objects.get(language_code="ko")
    data = form(pair, authoritative=str(korean.pk), **{"language-ko-due_on": "2026-12-01"})
    assert client.post(address(pair.source), data).status_code == 302
    assert not AuthoritativeLanguage.objects.exists()
    # What readers see nothing of may be planned.
    assert TranslationPlan.objects.get(locale=korean).due_on == datetime.date(2026, 12, 1)


def test_the_history_tells_who_did_what(pair: Pair, admin_client: Client) -> None:
    point_changed(pair)
    korean = Locale.objects.get(language_code="ko")
    admin_client.post(address(pair.source), {"confirm": "ko"})
    admin_client.post(
        address(pair.source),
        form(pair, authoritative=str(korean.pk), **{"language-fr-timing": "together"}),
    )
    told = {
        entry.action: entry.formatter.format_message(entry)
        for entry in PageLogEntry.objects.filter(action__startswith="wagtail_pressroom.")
        if entry.user is not None
    }
    assert told == {
        "wagtail_pressroom.confirm": "Confirmed as having everything the original has: 한국어",
        "wagtail_pressroom.authority": "The authoritative language is now: 한국어",
        "wagtail_pressroom.plan": "The plan was changed for: Français",
    }


def test_who_may_not_edit_a_language_confirms_nothing_and_plans_nothing(
    pair: Pair, client: Client
) -> None:
    point_changed(pair)
    client.force_login(editor_of(pair.room.homes["fr"]))
    assert client.get(address(pair.source)).status_code == 302
    client.post(address(pair.source), {"confirm": "ko"})
    client.post(address(pair.source), form(pair, **{"language-ko-timing": "together"}))
    assert state_of(pair.target) == State.BEHIND
    assert not TranslationPlan.objects.filter(timing="together").exists()


def test_a_translator_of_one_language_plans_nothing(pair: Pair, client: Client) -> None:
    client.force_login(editor_of(pair.room.homes["ko"]))
    client.post(address(pair.source), form(pair, **{"language-ko-timing": "together"}))
    assert not TranslationPlan.objects.filter(timing="together").exists()


def test_readers_are_sent_to_the_login(pair: Pair, client: Client) -> None:
    assert client.get(address(pair.source)).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("number", [4, 24])
@pytest.mark.parametrize("releases", [1, 10])
def test_the_board_takes_a_fixed_number_of_queries(number: int, releases: int) -> None:
    with languages(number) as codes:
        room = make_press_room(codes)
        sources = [room.release() for _number in range(releases)]
        for source in sources:
            for code in codes[1:4]:
                room.translate(source, code)
        with CaptureQueriesContext(connection) as captured:
            rows = language_rows(sources)
    assert {len(found) for found in rows.values()} == {number}
    assert len(captured) <= BOARD
