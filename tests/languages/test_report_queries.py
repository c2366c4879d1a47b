"""Reports and plans ask a fixed number of questions, whoever looks at them and however."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from tests.factories import PressRoom, make_many_releases, make_press_room
from tests.languages.test_release_languages import editor_of
from tests.test_query_budgets import languages
from wagtail_pressroom.languages.plans import TranslationPlan

REPORT = 20
PLAN = 33

pytestmark = pytest.mark.django_db


def submit(source: Any, codes: tuple[str, ...], translator: Any = None) -> None:
    """Begin translations, and plan them if a translator is named."""
    source = type(source).objects.get(pk=source.pk)
    origin, _changed = TranslationSource.update_or_create_from_instance(source)
    for code in codes:
        locale = Locale.objects.get(language_code=code)
        record, _created = Translation.objects.get_or_create(source=origin, target_locale=locale)
        record.save_target(publish=False)
        if translator is not None:
            TranslationPlan.objects.create(
                translation_key=source.translation_key,
                locale=locale,
                translator=translator,
                due_on=timezone.localdate(),
            )


@pytest.fixture(params=["superuser", "editor"])
def looking(request: Any, client: Client, admin_client: Client) -> Any:
    """Return a function that logs in somebody who may submit releases of a site."""

    def log_in(room: PressRoom) -> tuple[Client, User]:
        if request.param == "superuser":
            return admin_client, User.objects.get(username="admin")
        user = editor_of(room.homes["en"])
        user.user_permissions.add(Permission.objects.get(codename="submit_translation"))
        client.force_login(user)
        return client, user

    return log_in


def queries(client: Client, address: str) -> tuple[int, Any]:
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    return len(captured), response


@pytest.mark.parametrize("number", [4, 24])
@pytest.mark.parametrize("releases", [5, 50])
def test_the_report(number: int, releases: int, looking: Any) -> None:
    with languages(number) as codes:
        room = make_press_room(codes)
        client, user = looking(room)
        sources = make_many_releases(room.indexes["en"], releases)
        for source in sources[:2]:
            submit(source, codes[1:4], user)
        for code in codes[1:]:
            for source in sources[2:4]:
                make_many_releases(room.indexes[code], 1, translation_key=source.translation_key)
        address = reverse("wagtail_pressroom_translations_report")
        asked = ("", "?q=many", "?overdue=yes", f"?translator={user.pk}&state=in_progress")
        for query in asked:
            found, response = queries(client, address + query)
            assert found <= REPORT, query
            if not query:
                assert len(response.context["object_list"]) == releases
                assert len(response.context["shown_languages"]) == number


def test_the_plan(looking: Any) -> None:
    found = {}
    with languages(24) as codes:
        room = make_press_room(codes)
        client, _user = looking(room)
        source = room.release()
        source.save_revision().publish()
        for number in (2, 23):
            submit(source, codes[1 : number + 1])
            address = reverse("wagtail_pressroom_languages", args=[source.pk])
            found[number], response = queries(client, address)
            assert len(response.context["rows"]) == 24
    assert found[2] == found[23] <= PLAN
