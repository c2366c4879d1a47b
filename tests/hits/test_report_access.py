"""The report "Views": who sees what, deleted pages, links, files, and what it costs."""

from __future__ import annotations

import io
import uuid
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook  # type: ignore[import-untyped]  # it has no types
from wagtail.models import Page

from tests.factories import PressRoom
from tests.hits.report import Report, exported
from tests.hits.viewed import administrator, editor_of, view
from wagtail_pressroom.exports import without_control_characters
from wagtail_pressroom.hits.counts import set_taken_over_count
from wagtail_pressroom.hits.models import HitHour, HitRefusal, HitSource, HitTotal
from wagtail_pressroom.hits.statistics import last_days, today
from wagtail_pressroom.hits.statistics.periods import number_of_day

URL = "wagtail_pressroom_views_report"


@pytest.fixture
def client(db: None) -> Client:
    return administrator()


def logged_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("name", [URL, f"{URL}_results"])
@pytest.mark.parametrize("file", ["", "?export=csv", "?export=xlsx"])
def test_strangers_see_nothing(press_room: PressRoom, name: str, file: str) -> None:
    view(press_room.release(title="Ferry opens"), 5)
    no_admin = User.objects.create_user("reader")
    no_pages = User.objects.create_user("no-pages")
    no_pages.user_permissions.add(Permission.objects.get(codename="access_admin"))
    inactive = User.objects.create_user("gone", is_superuser=True, is_active=False)
    log_in = reverse("wagtailadmin_login")
    for client, place in (
        (Client(), log_in),
        (logged_in(no_admin), log_in),
        (logged_in(inactive), log_in),
        (logged_in(no_pages), reverse("wagtailadmin_home")),
    ):
        response = client.get(reverse(name) + file)
        assert response.status_code == 302
        assert response["Location"].startswith(place)
    menu = logged_in(no_pages).get(reverse("wagtailadmin_home")).content.decode()
    assert reverse(URL) not in menu


def test_an_editor_sees_numbers_of_pages_they_may_explore(press_room: PressRoom) -> None:
    own = press_room.release("ko", title="Own")
    other = press_room.release("en", title="Other", category="speech")
    gone = press_room.release("ko", title="Gone")
    for number, page in enumerate((own, other, gone), start=1):
        view(page, number)
        set_taken_over_count(page, 100 * number, today())
    gone.delete()
    HitRefusal.objects.create(day=number_of_day(today()), reason="bot", number=7)
    client = logged_in(editor_of(press_room.indexes["ko"], "change"))
    for question in (
        {},
        {"group": "day"},
        {"group": "source"},
        {"group": "language"},
        {"group": "category"},
        {"group": "translations"},
    ):
        report = Report(client, period="all", **question)
        assert "1 view" in report.text
        assert "101 views in all. 100 of these" in report.text
        assert report.refusals == {}
        assert not {"Other", "Gone"} & set(report.text.split())
    assert [row[0] for row in Report(client).rows] == ["Own"]
    assert "Other" not in str(exported(client, period="all"))
    refused = Report(client, group="refusals")
    assert "isn’t known" in refused.text
    assert refused.rows[0][0] == "Own"
    assert "bot" not in str(exported(client, group="refusals"))
    hidden = Report(client, page=other.pk, group="day")
    assert "0 views" in hidden.text
    assert "eaders" not in hidden.text
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse(URL) in menu


def test_two_sections_are_not_the_whole_site(press_room: PressRoom) -> None:
    elsewhere = press_room.release("fr", title="Elsewhere")
    view(elsewhere, 3)
    user = editor_of(press_room.homes["ko"], "change")
    user.groups.add(*editor_of(press_room.homes["en"], "change", name="second").groups.all())
    assert Report(logged_in(user)).rows == []
    root = editor_of(Page.get_first_root_node(), "change", name="root")
    assert [row[0] for row in Report(logged_in(root)).rows] == ["Elsewhere"]
    assert "Not counted" in Report(logged_in(root)).text


def test_only_who_may_edit_is_led_to_the_editor(press_room: PressRoom) -> None:
    page = press_room.release(title="Ferry opens")
    view(page, 1)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for codename, leads in (("change", True), ("publish", False)):
        client = logged_in(editor_of(press_room.indexes["en"], codename, name=codename))
        row = Report(client).row_of("Ferry opens")
        assert bool(row.find("a", href=edit)) is leads


def test_pages_gone_and_withdrawn_keep_their_numbers_and_say_so(
    press_room: PressRoom, client: Client
) -> None:
    pages = [press_room.release(title=title) for title in ("Gone", "Withdrawn", "Public")]
    for page in pages:
        view(page, 2)
    pages[0].delete()
    pages[1].unpublish()
    report = Report(client)
    states = [report.row_of(title).get_text() for title in ("Gone", "Withdrawn", "Public")]
    assert ["Deleted" in text for text in states] == [True, False, False]
    assert ["Not published" in text for text in states] == [False, True, False]
    assert not report.row_of("Gone").select(".pressroom-report__name a")
    assert [row[4] for row in exported(client, ordering="label")[1:]] == [
        "Deleted",
        "",
        "Not published",
    ]


TITLES = ("=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "<b>Bold</b>", "Ferry\x0bopens")


def test_files_hold_no_formulas_and_the_same_rows(press_room: PressRoom, client: Client) -> None:
    for number, title in enumerate(TITLES, start=1):
        page = press_room.release()
        view(page, 1000 + number)
        HitTotal.objects.filter(pk=page.pk).update(title=title)
    headings, *rows = exported(client, ordering="hits")
    assert headings == ["Page number", "Page", "Language", "Category", "Status", "Views"]
    assert [row[1] for row in rows] == [
        *(f"'{title}" for title in TITLES[:7]),
        *(without_control_characters(title) for title in TITLES[7:]),
    ]
    assert [row[5] for row in rows] == [str(1001 + number) for number in range(len(TITLES))]
    response: Any = client.get(reverse(URL), {"export": "xlsx", "ordering": "hits"})
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    cells = [row[1] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells] == [*TITLES[:8], "Ferryopens"]
    assert sheet["F2"].value == 1001
    assert "&lt;b&gt;Bold" in client.get(reverse(URL)).content.decode()


def test_files_have_every_row_of_what_is_filtered(press_room: PressRoom, client: Client) -> None:
    for number in range(60):
        view(press_room.release("ko" if number % 2 else "en"), 1)
    assert len(exported(client)) == 61
    assert len(exported(client, language="ko", p=2)) == 31
    days = exported(client, group="day", period="7")
    assert days[0] == ["Day", "Views"]
    assert days[1] == [today().isoformat(), "60"]
    assert exported(client, group="month", period="all")[1] == [f"{today():%Y-%m}", "60"]
    response = client.get(reverse(URL), {"export": "csv", "period": "7"})
    first = last_days(7).first
    assert f'filename="views-{first}-{today()}.csv"' in response["Content-Disposition"]


def fill(press_room: PressRoom, buckets: int, pages: int) -> None:
    """Make hours for pages, most of which have been deleted, in four languages."""
    languages = tuple(press_room.homes)
    hours = last_days(30).hours
    totals, rows = [], []
    for number in range(1, pages + 1):
        key, language = uuid.uuid4(), languages[number % 4]
        totals.append(
            HitTotal(page_id=10**6 + number, translation_key=key, title="T", language=language)
        )
        for hour in hours[: buckets // pages]:
            rows.append(HitHour(page_id=10**6 + number, hour=hour, source=HitSource.SCRIPT, hits=1))
    HitTotal.objects.bulk_create(totals, batch_size=500)
    HitHour.objects.bulk_create(rows, batch_size=500)


@pytest.mark.parametrize(("buckets", "pages"), [(5_000, 50), (50_000, 500)])
def test_the_report_costs_the_same_for_any_number_of_rows(
    press_room: PressRoom, client: Client, buckets: int, pages: int
) -> None:
    real = press_room.release()
    view(real, 2)
    set_taken_over_count(real, 5, today())
    fill(press_room, buckets, pages)
    client.get(reverse("wagtailadmin_home"))
    numbers = {}
    for group in ("", "translations", "language", "category", "source", "day", "month"):
        for question in ({}, {"period": "all"}, {"language": "ko", "q": "T"}):
            with CaptureQueriesContext(connection) as queries:
                report = Report(client, group=group, **question)
            numbers[group, str(question)] = len(queries)
            if not question:
                assert f"{buckets + 2:,} views" in report.text
    assert max(numbers.values()) <= 20, numbers
    user = editor_of(press_room.indexes["en"], "change")
    own = logged_in(user)
    with CaptureQueriesContext(connection) as queries:
        Report(own, period="all")
    assert len(queries) <= 20, len(queries)
    with CaptureQueriesContext(connection) as queries:
        exported(client, period="all")
    assert len(queries) <= 20
