"""Tags that count and show views: for whom they print what, and what that costs."""

from __future__ import annotations

import datetime
import gzip
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext

import wagtail_pressroom
from tests.factories import PressRoom
from wagtail_pressroom.hits.counts import set_taken_over_count
from wagtail_pressroom.hits.models import HitDay, HitHour, HitSource, HitTotal

SCRIPT = Path(wagtail_pressroom.__file__).parent / "static/wagtail_pressroom/hits.js"
LONGEST_SCRIPT = 600
# 2026-11-01T00:00Z, which is nine o'clock in the time zone of these tests.
HOUR = 498192


def recorder(page: Any, request: Any = None) -> str:
    """Render the tag that records a view."""
    source = "{% load pressroom_hits %}{% pressroom_record_hit page %}"
    return Template(source).render(Context({"page": page, "request": request})).strip()


def since(page: Any) -> Any:
    """Return what the tag says about since when a page has been counted."""
    context = Context({"page": page})
    Template("{% load pressroom_hits %}{% pressroom_hits_since page as since %}").render(context)
    return context["since"]


def client_of(*permissions: str) -> Client:
    """Return a client that is logged in, with permissions."""
    user = get_user_model().objects.create_user("kim", "kim@example.org", "secret")
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(user)
    return client


def test_recording_asks_the_database_nothing(press_room: PressRoom, rf: Any) -> None:
    release = press_room.release()
    with CaptureQueriesContext(connection) as queries:
        html = recorder(release, rf.get("/"))
    assert "data-pressroom-token" in html
    assert "<noscript><img" in html
    assert len(queries) == 0


def test_what_readers_cannot_see_is_not_recorded(press_room: PressRoom, rf: Any) -> None:
    release = press_room.release()
    assert recorder(release)
    assert recorder(press_room.ordinary_page(), rf.get("/"))
    preview = rf.get("/")
    preview.is_preview = True
    assert recorder(release, preview) == ""
    assert recorder(type(release)(title="New", locale=release.locale), rf.get("/")) == ""
    assert recorder(release.create_alias(update_slug="alias"), rf.get("/")) == ""
    release.unpublish()
    assert recorder(release, rf.get("/")) == ""


def test_those_who_edit_are_not_recorded(press_room: PressRoom) -> None:
    url = press_room.release().url
    assert "data-pressroom-hit" in Client().get(url).content.decode()
    assert "data-pressroom-hit" not in client_of("access_admin").get(url).content.decode()


def test_readers_who_are_logged_in_are_recorded(press_room: PressRoom) -> None:
    url = press_room.release().url
    assert "data-pressroom-hit" in client_of().get(url).content.decode()


@pytest.mark.parametrize("name", [None, "csrftoken", "consent"])
def test_pages_for_anonymous_readers_stay_cacheable(press_room: PressRoom, name: str) -> None:
    client = Client()
    if name:
        client.cookies[name] = "x" * 32
    for page in (press_room.release(), press_room.indexes["en"], press_room.ordinary_page()):
        response = client.get(page.url)
        assert "Cookie" not in response.get("Vary", "")
        assert "Set-Cookie" not in response


def test_a_session_cookie_makes_the_page_vary(press_room: PressRoom) -> None:
    # Or a cache would hand a page without recorder, made for an editor, to readers.
    client = Client()
    client.cookies[django_settings.SESSION_COOKIE_NAME] = "x" * 32
    response = client.get(press_room.release().url)
    assert "Cookie" in response["Vary"]
    assert "data-pressroom-hit" in response.content.decode()


def test_since_when_a_page_has_been_counted(press_room: PressRoom) -> None:
    release, other = press_room.release(), press_room.release()
    assert (since(release).first_hit, since(release).taken_over) == (None, 0)
    for hour in (HOUR + 14, HOUR + 10, HOUR):
        HitHour.objects.create(page_id=release.pk, hour=hour, source=HitSource.SCRIPT, hits=1)
    HitHour.objects.create(page_id=other.pk, hour=1, source=HitSource.SCRIPT, hits=1)
    assert since(release).first_hit == datetime.date(2026, 11, 1)
    # An hour that begins at 15:00Z begins the next day there.
    HitHour.objects.filter(page_id=release.pk).delete()
    HitHour.objects.create(page_id=release.pk, hour=HOUR + 15, source=HitSource.SCRIPT, hits=1)
    assert since(release).first_hit == datetime.date(2026, 11, 2)
    HitDay.objects.create(page_id=release.pk, day=20000, source=HitSource.SCRIPT, hits=1)
    assert since(release).first_hit == datetime.date(2024, 10, 4)
    HitHour.objects.all().delete()
    assert since(release).first_hit == datetime.date(2024, 10, 4)


def test_a_taken_over_count_is_told_apart(press_room: PressRoom) -> None:
    release = press_room.release()
    set_taken_over_count(release, 2625, datetime.date(2026, 11, 1))
    found = since(release)
    assert found.first_hit is None
    assert (found.taken_over, found.taken_over_as_of) == (2625, datetime.date(2026, 11, 1))
    with CaptureQueriesContext(connection) as queries:
        since(release)
    assert len(queries) == 2
    assert since(type(release)(title="New")).first_hit is None


def views_of(url: str) -> tuple[str, str, int]:
    """Return what a served page says of views, and how often the counts were looked up."""
    client = Client()
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        soup = BeautifulSoup(client.get(url).content, "html.parser")
    asked = [q for q in queries if "wagtail_pressroom_hits_" in q["sql"]]
    facts = " ".join(dt.get_text() for dt in soup.select("main dt"))
    items = " ".join(span.get_text() for span in soup.select(".pressroom-item__meta"))
    return facts, items, len(asked)


@pytest.mark.parametrize("surfaces", [[], ["release"], ["index"], ["release", "index"]])
def test_views_are_shown_and_looked_up_only_where_the_setting_says(
    press_room: PressRoom, settings: Any, surfaces: list[str]
) -> None:
    release = press_room.release()
    HitTotal.objects.create(page_id=release.pk, translation_key=release.translation_key, hits=7)
    settings.WAGTAIL_PRESSROOM = {"VIEWS_SHOWN_ON": surfaces}
    facts, _items, asked = views_of(release.url)
    assert ("Views" in facts, asked) == ("release" in surfaces, int("release" in surfaces))
    _facts, items, asked = views_of(press_room.indexes["en"].url)
    assert ("Views: 7" in items, asked) == ("index" in surfaces, int("index" in surfaces))
    assert "Views" not in items or "index" in surfaces
    # Counting goes on wherever numbers are shown.
    assert "data-pressroom-hit" in Client().get(release.url).content.decode()


def test_the_script_is_small() -> None:
    assert len(gzip.compress(SCRIPT.read_bytes(), mtime=0)) <= LONGEST_SCRIPT
