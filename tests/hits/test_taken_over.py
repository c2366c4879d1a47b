"""Taken-over counts by hand: who may change them, what is refused, what the history tells."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from tests.factories import PressRoom
from tests.hits.viewed import administrator, editor_of, view
from wagtail_pressroom.hits.counts import hit_count, set_taken_over_count
from wagtail_pressroom.hits.models import TakenOverCount
from wagtail_pressroom.hits.statistics import today

AS_OF = datetime.date(2017, 11, 1)
NAMES = ("wagtail_pressroom_taken_over", "wagtail_pressroom_remove_taken_over")


@pytest.fixture
def client(db: None) -> Client:
    return administrator()


def address(page: Any, name: str = NAMES[0]) -> str:
    return reverse(name, args=[page.pk])


def save(client: Client, page: Any, count: Any, as_of: Any) -> HttpResponse:
    return client.post(address(page), {"count": count, "as_of": as_of})


def errors(response: HttpResponse) -> list[str]:
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return [" ".join(found.stripped_strings) for found in soup.select(".error-message")]


def stored(page: Any) -> tuple[int, datetime.date] | None:
    return TakenOverCount.objects.filter(pk=page.pk).values_list("count", "as_of").first()


def history(client: Client, page: Any) -> str:
    response = client.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def test_a_count_is_set_changed_and_removed(press_room: PressRoom, client: Client) -> None:
    release = press_room.release()
    view(release, 6)
    editor = reverse("wagtailadmin_pages:edit", args=[release.pk])
    assert save(client, release, 2625, "2017-11-01").headers["Location"] == editor
    assert hit_count(release) == 2631
    assert TakenOverCount.objects.get().translation_key == release.translation_key
    assert save(client, release, "2600", "2017-10-31").status_code == 302
    assert stored(release) == (2600, datetime.date(2017, 10, 31))
    removal = address(release, NAMES[1])
    assert b"Yes, remove" in client.get(removal).content
    assert stored(release) is not None
    assert client.post(removal).headers["Location"] == editor
    assert stored(release) is None
    assert hit_count(release) == 6


def test_the_history_tells_each_change_with_its_author(
    press_room: PressRoom, client: Client
) -> None:
    release = press_room.release()
    save(client, release, 2625, "2017-11-01")
    save(client, release, 2600, "2017-10-31")
    save(client, release, 2600, "2017-10-31")
    client.post(address(release, NAMES[1]))
    client.post(address(release, NAMES[1]))
    told = history(client, release)
    assert "Took over 2,625 views (Nov. 1, 2017) from the previous site" in told
    assert (
        "Changed the taken-over count from 2,625 views (Nov. 1, 2017) "
        "to 2,600 views (Oct. 31, 2017)"
    ) in told
    assert "Removed the taken-over count: 2,600 views (Oct. 31, 2017)" in told
    entries = PageLogEntry.objects.filter(action__startswith="wagtail_pressroom.")
    assert entries.count() == 3
    assert {entry.user.username for entry in entries} == {"admin"}


@pytest.mark.parametrize(
    ("count", "as_of", "message"),
    [
        ("-1", "2017-11-01", "A number of views can't be negative."),
        ("", "2017-11-01", "This field is required."),
        ("many", "2017-11-01", "Enter a whole number."),
        (str(2**63), "2017-11-01", "Ensure this value is less than or equal to"),
        ("5", "", "This field is required."),
        ("5", "31.31.2017", "Enter a valid date."),
    ],
)
def test_what_can_not_be_is_refused(
    press_room: PressRoom, client: Client, count: str, as_of: str, message: str
) -> None:
    release = press_room.release()
    set_taken_over_count(release, 7, AS_OF)
    (error,) = errors(save(client, release, count, as_of))
    assert message in error
    assert stored(release) == (7, AS_OF)
    assert not PageLogEntry.objects.filter(action__startswith="wagtail_pressroom.").exists()


def test_a_day_to_come_is_refused_and_today_is_not(press_room: PressRoom, client: Client) -> None:
    release = press_room.release()
    tomorrow = today() + datetime.timedelta(days=1)
    assert errors(save(client, release, 5, tomorrow)) == ["This day is in the future."]
    assert stored(release) is None
    assert save(client, release, 5, today()).status_code == 302


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("codenames", "status"), [(("change", "lock"), 302), (("change", "publish"), 200)]
)
def test_it_takes_the_permission_to_publish(
    press_room: PressRoom, name: str, codenames: tuple[str, ...], status: int
) -> None:
    release = press_room.release()
    set_taken_over_count(release, 7, AS_OF)
    client = Client()
    client.force_login(editor_of(press_room.indexes["en"], *codenames))
    response = client.get(address(release, name))
    assert response.status_code == status
    if status == 302:
        assert response.headers["Location"] == reverse("wagtailadmin_home")
    client.post(address(release, name), {"count": 9, "as_of": "2017-11-01"})
    assert (stored(release) == (7, AS_OF)) is (status == 302)


@pytest.mark.parametrize("name", NAMES)
def test_pages_elsewhere_and_strangers(press_room: PressRoom, name: str) -> None:
    release = press_room.release("ko")
    set_taken_over_count(release, 7, AS_OF)
    client = Client()
    login = client.post(address(release, name)).headers["Location"]
    assert login.startswith(reverse("wagtailadmin_login"))
    client.force_login(editor_of(press_room.indexes["en"], "change", "publish"))
    assert client.post(address(release, name)).headers["Location"] == reverse("wagtailadmin_home")
    assert stored(release) == (7, AS_OF)


def test_pages_that_do_not_exist_or_are_not_counted(press_room: PressRoom, client: Client) -> None:
    assert client.get(reverse(NAMES[0], args=[999_999]), follow=True).status_code == 404
    alias = press_room.release().create_alias(update_slug="alias")
    assert client.get(address(alias)).status_code == 302


def test_the_form_shows_the_numbers_as_they_are(press_room: PressRoom, client: Client) -> None:
    release = press_room.release(title="<b>Bold</b>")
    view(release, 6)
    set_taken_over_count(release, 2625, AS_OF)
    soup = BeautifulSoup(client.get(address(release)).content, "html.parser")
    text = " ".join(soup.main.get_text(" ", strip=True).split())
    assert "Views that readers see now: 2,631. Counted here: 6." in text
    assert soup.select_one("[name=count]")["value"] == "2625"
    assert soup.select_one("[name=as_of]")["value"] == "2017-11-01"
    assert soup.select_one(f"a[href='{address(release, NAMES[1])}']")
    assert "<b>Bold" not in str(soup.main)
