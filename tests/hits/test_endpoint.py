"""The address a page's script reports to."""

from __future__ import annotations

import datetime
import time
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories import PressRoom, make_private
from wagtail_pressroom.hits.counts import hit_count
from wagtail_pressroom.hits.models import HitHour, HitSource
from wagtail_pressroom.hits.tokens import SALT, make_token, read_token

from .readers import FROM_OUR_PAGE, is_counted, refusals, send

DAY = 86400


@pytest.fixture
def release(press_room: PressRoom) -> Any:
    """A public release."""
    return press_room.release()


def token_of(page_id: Any, days_ago: int = 0, salt: str = SALT, key: str | None = None) -> str:
    """Sign a token by hand."""
    day = int(time.time()) // DAY - days_ago
    return signing.Signer(key=key, salt=salt).sign(f"{page_id}.{day}")


def test_a_displayed_page_is_counted(release: Any) -> None:
    response = send(release)
    assert response.status_code == 204
    assert response.content == b""
    assert hit_count(release) == 1
    assert HitHour.objects.get().source == HitSource.SCRIPT
    assert refusals() == {}


def test_the_answer_sets_no_cookie_and_is_never_stored(release: Any) -> None:
    response = send(release)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "no-store" in response["Cache-Control"]


def test_the_page_itself_sets_no_cookie_and_does_not_vary_on_one(release: Any) -> None:
    response = Client().get(release.url)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_another_method_is_refused(release: Any, method: str) -> None:
    address = reverse("wagtail_pressroom:hit")
    response = Client().generic(method, address, make_token(release.pk))
    assert response.status_code == 405
    assert response["Allow"] == "POST"
    assert hit_count(release) == 0


def test_looking_at_a_page_does_not_count_by_itself(release: Any) -> None:
    Client().get(release.url)
    Client().head(release.url)
    assert hit_count(release) == 0


@pytest.mark.parametrize(
    "body",
    [
        "",
        "1",
        "garbage",
        "1.19000:forged",
        b"\x00\xff\xfe\x80binary",
        "{}" * 100,
        "x" * 512,
        "أرقام".encode(),
    ],
    ids=["empty", "number", "text", "forged", "binary", "json", "long", "arabic"],
)
def test_a_body_that_is_no_token_is_refused(release: Any, body: Any) -> None:
    assert not is_counted(release, body=body)
    assert refusals() == {"bad-token": 1}


@pytest.mark.parametrize("size", [513, 1_000_000])
def test_a_body_longer_than_a_token_is_not_even_read(release: Any, size: int) -> None:
    assert not is_counted(release, body="x" * size)
    assert refusals() == {"too-large": 1}


def test_a_signature_for_another_page_is_refused(release: Any, press_room: PressRoom) -> None:
    other = press_room.release()
    signature = make_token(release.pk).rpartition(":")[2]
    forged = make_token(other.pk).rpartition(":")[0] + ":" + signature
    assert not is_counted(other, body=forged)
    assert refusals() == {"bad-token": 1}


def test_a_token_of_another_purpose_is_refused(release: Any) -> None:
    assert not is_counted(release, body=token_of(release.pk, salt="something.else"))
    assert not is_counted(release, body=token_of("not-a-number"))
    assert refusals() == {"bad-token": 2}


def test_a_token_lasts_as_long_as_the_setting_says(release: Any, settings: Any) -> None:
    assert is_counted(release, body=token_of(release.pk, days_ago=30))
    assert not is_counted(release, body=token_of(release.pk, days_ago=31))
    settings.WAGTAIL_PRESSROOM = {**settings.WAGTAIL_PRESSROOM, "HIT_TOKEN_DAYS": 90}
    assert is_counted(release, body=token_of(release.pk, days_ago=31))
    assert refusals() == {"expired-token": 1}


def test_a_token_survives_a_rotated_key(release: Any, settings: Any) -> None:
    old = make_token(release.pk)
    before, settings.SECRET_KEY = settings.SECRET_KEY, "a-new-secret-key"
    assert read_token(old)[0] is None
    settings.SECRET_KEY_FALLBACKS = [before]
    assert read_token(old)[0] == release.pk
    assert is_counted(release, body=old)
    assert make_token(release.pk) != old


def test_a_token_is_the_same_all_day_and_on_every_view(
    release: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    morning = 20_000 * DAY
    monkeypatch.setattr(time, "time", lambda: morning)
    first = make_token(release.pk)
    monkeypatch.setattr(time, "time", lambda: morning + DAY - 1)
    assert make_token(release.pk) == first
    monkeypatch.setattr(time, "time", lambda: morning + DAY)
    assert make_token(release.pk) != first


def test_the_query_string_changes_nothing(release: Any) -> None:
    def printed(address: str) -> str:
        soup = BeautifulSoup(Client().get(address).content, "html.parser")
        return str(soup.select_one("[data-pressroom-hit]"))

    assert printed(release.url) == printed(release.url + "?utm_source=mail&page=3")


def test_the_page_prints_what_the_script_needs(release: Any) -> None:
    soup = BeautifulSoup(Client().get(release.url).content, "html.parser")
    recorder = soup.select_one("[data-pressroom-hit]")
    assert recorder["data-pressroom-hit"] == reverse("wagtail_pressroom:hit")
    assert read_token(recorder["data-pressroom-token"]) == (release.pk, None)
    assert soup.select_one("noscript img")["alt"] == ""


def test_a_reader_counts_once_and_three_readers_thrice(release: Any) -> None:
    for _ in range(3):
        send(release, REMOTE_ADDR="203.0.113.7")
    assert hit_count(release) == 1
    for number in range(2):
        send(release, REMOTE_ADDR=f"203.0.113.{number}")
    assert hit_count(release) == 3


def test_a_thousand_replays_are_one_hit(release: Any, settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = {**settings.WAGTAIL_PRESSROOM, "HIT_RATE": 0}
    client, address, token = Client(), reverse("wagtail_pressroom:hit"), make_token(release.pk)
    for _ in range(1000):
        client.generic("POST", address, token, **FROM_OUR_PAGE, REMOTE_ADDR="203.0.113.7")
    assert refusals() == {"repeat": 999}
    assert hit_count(release) == 1


def test_a_display_asks_no_database(release: Any) -> None:
    token, client = make_token(release.pk), Client()
    address = reverse("wagtail_pressroom:hit")
    with CaptureQueriesContext(connection) as queries:
        for body in (token, token, "forged"):
            client.generic("POST", address, body, **FROM_OUR_PAGE)
    assert [query["sql"] for query in queries] == []
    assert refusals() == {"repeat": 1, "bad-token": 1}


def test_any_wagtail_page_is_counted(press_room: PressRoom) -> None:
    page = press_room.ordinary_page()
    assert is_counted(page)
    assert is_counted(press_room.indexes["en"])


def test_a_page_no_reader_can_see_is_not_counted(press_room: PressRoom) -> None:
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    draft = press_room.release(live=False)
    future = press_room.release(release_date=tomorrow)
    public = press_room.release()
    alias = public.create_alias(update_slug="alias")
    private = press_room.release("ko")
    make_private(press_room.indexes["ko"])
    for page in (draft, future, alias, private):
        assert not is_counted(page)
    deleted = make_token(public.pk)
    number = public.pk
    public.delete()
    send(public, body=deleted)
    assert not hit_count(type(public)(pk=number))
    assert refusals() == {"not-public": 5}


def test_an_unpublished_page_is_no_longer_counted(release: Any) -> None:
    token = make_token(release.pk)
    release.unpublish()
    assert not is_counted(release, body=token)
    assert refusals() == {"not-public": 1}


def test_the_answer_tells_nobody_whether_a_page_exists(release: Any) -> None:
    answers = {
        (response.status_code, response.content, tuple(sorted(response.headers)))
        for response in (send(release), send(release, body="x"), send(release, headers={}))
    }
    assert len(answers) == 1
