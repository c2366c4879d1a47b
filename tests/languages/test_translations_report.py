"""The report "Translations of releases"."""

from __future__ import annotations

import csv
import datetime
import io

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import Translation

from tests.factories import PressRoom
from tests.languages.freshness.edits import typo_in_the_title
from tests.languages.freshness.situations import Pair, make_pair
from tests.languages.test_release_languages import editor_of
from wagtail_pressroom.languages.plans import TranslationPlan

REPORT = 20


@pytest.fixture
def pair(press_room: PressRoom) -> Pair:
    return make_pair(press_room)


def address(**asked: str) -> str:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"{reverse('wagtail_pressroom_translations_report')}?{query}"


def titles(client: Client, **asked: str) -> list[str]:
    response = client.get(address(**asked))
    assert response.status_code == 200
    return [row.page.title for row in response.context["object_list"]]


def states(client: Client, **asked: str) -> dict[str, str]:
    row = client.get(address(**asked)).context["object_list"][0]
    return {language.code: str(language.state) for language in row.languages}


def test_a_release_stands_once_with_all_its_languages(pair: Pair, admin_client: Client) -> None:
    assert titles(admin_client) == [pair.source.title]
    assert states(admin_client) == {
        "en": "original",
        "ko": "current",
        "ar": "missing",
        "fr": "missing",
    }


@pytest.mark.parametrize("statuses", [("original", "original"), ("unofficial", "original")])
def test_pages_made_by_hand_stand_once_too(
    press_room: PressRoom, admin_client: Client, statuses: tuple[str, str]
) -> None:
    """Nothing records which of them is a translation; what they say of themselves counts."""
    english = press_room.release(title="Ferry", translation_status=statuses[0])
    korean = press_room.release(
        language="ko",
        title="여객선",
        translation_key=english.translation_key,
        translation_status=statuses[1],
    )
    first = english if statuses[0] == "original" else korean
    assert titles(admin_client) == [first.title]


def test_a_language_has_its_column_alone(pair: Pair, admin_client: Client) -> None:
    assert states(admin_client, language="ko") == {"ko": "current"}


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ({"state": "missing"}, True),
        ({"state": "missing", "language": "ko"}, False),
        ({"state": "missing", "language": "fr"}, True),
        ({"state": "current", "language": "ko"}, True),
        ({"state": "current", "language": "fr"}, False),
        ({"state": "behind"}, False),
        ({"state": "in_progress"}, False),
        ({"state": "detached"}, False),
        ({"q": "Ferry"}, True),
        ({"q": "Airport"}, False),
    ],
)
def test_filters(pair: Pair, admin_client: Client, asked: dict[str, str], is_found: bool) -> None:
    assert bool(titles(admin_client, **asked)) is is_found


def test_the_filter_of_states_follows_what_happens(pair: Pair, admin_client: Client) -> None:
    typo_in_the_title(pair)
    assert titles(admin_client, state="behind", language="ko")
    assert states(admin_client)["ko"] == "behind"
    pair.target.unpublish()
    assert titles(admin_client, state="in_progress", language="ko")
    Translation.objects.update(enabled=False)
    assert titles(admin_client, state="detached", language="ko")
    assert not titles(admin_client, state="in_progress")
    pair.target.delete()
    assert titles(admin_client, state="missing", language="ko")


def test_translator_and_overdue(pair: Pair, admin_client: Client, admin_user: User) -> None:
    plan = TranslationPlan.objects.create(
        translation_key=pair.source.translation_key,
        locale=Locale.objects.get(language_code="fr"),
        translator=admin_user,
        due_on=timezone.localdate() + datetime.timedelta(days=1),
    )
    assert titles(admin_client, translator=str(admin_user.pk))
    assert not titles(admin_client, translator=str(admin_user.pk), language="ar")
    assert not titles(admin_client, overdue="yes")
    TranslationPlan.objects.filter(pk=plan.pk).update(
        due_on=timezone.localdate() - datetime.timedelta(days=1)
    )
    assert titles(admin_client, overdue="yes")


def test_a_file_has_a_line_for_each_language(pair: Pair, admin_client: Client) -> None:
    response = admin_client.get(address(export="csv"))
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))
    assert [line["Language"] for line in lines] == ["ko", "ar", "fr"]
    assert lines[0]["State"] == "Current"
    assert lines[1]["State"] == "Missing"
    assert admin_client.get(address(export="xlsx")).status_code == 200


def test_chosen_releases_are_submitted(pair: Pair, admin_client: Client) -> None:
    other = pair.room.release(title="Another")
    data = {"release": [str(pair.source.pk), str(other.pk)], "language": ["fr", "ko"]}
    assert admin_client.post(address(), data).status_code == 302
    for page in (pair.source, other):
        found = type(page).objects.filter(translation_key=page.translation_key)
        assert {"ko", "fr"} < set(found.values_list("locale__language_code", flat=True))
    french = type(other).objects.get(
        translation_key=other.translation_key, locale__language_code="fr"
    )
    assert not french.live


def test_nothing_chosen_is_said(pair: Pair, admin_client: Client) -> None:
    response = admin_client.post(address(), {"language": ["fr"]}, follow=True)
    assert "Choose at least one release and one language." in response.content.decode()


def test_who_may_not_submit_sees_no_form_and_submits_nothing(pair: Pair, client: Client) -> None:
    client.force_login(editor_of(pair.room.homes["en"]))
    assert "Submit for translation" not in client.get(address()).content.decode()
    client.post(address(), {"release": [str(pair.source.pk)], "language": ["fr"]})
    assert not type(pair.source).objects.filter(locale__language_code="fr").exists()


def test_who_may_not_edit_a_release_does_not_submit_it(pair: Pair, client: Client) -> None:
    user = editor_of(pair.room.homes["ko"])
    user.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    client.force_login(user)
    client.post(address(), {"release": [str(pair.source.pk)], "language": ["fr"]})
    assert not type(pair.source).objects.filter(locale__language_code="fr").exists()


def test_readers_are_sent_to_the_login(pair: Pair, client: Client) -> None:
    assert client.get(address()).status_code == 302
