"""The report "Views" over many rows."""

from __future__ import annotations

import statistics
import time
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from tests.benchmarks.hits.requests import HOST
from tests.benchmarks.hits.site.models import MeasuredPage
from wagtail_pressroom.hits.countable import facts_of
from wagtail_pressroom.hits.models import HitDay, HitHour, HitSource, HitTotal

# 50,000 rows and a few.
PAGES = 60
HOURS = 25 * 24
DAYS = 240
GROUPS = ("", "translations", "language", "category", "source", "day", "month")


def ask_for_report() -> dict[str, Any]:
    """Fill the tables, and ask for every kind of sum over all time, as two users.

    Returns:
        `rows` of hours and days; `queries`, the most that one answer took; `seconds` of an answer
        with the sums of each page, the mean of the two users.
    """
    home = Page.objects.get(slug="home", depth=2)
    pages = [
        home.add_child(instance=MeasuredPage(title=f"Page {number}", slug=f"page-{number}"))
        for number in range(PAGES)
    ]
    _fill(pages)
    queries, seconds = [], []
    url = reverse("wagtail_pressroom_views_report")
    for user in (_superuser(), _editor(home)):
        client = Client(SERVER_NAME=HOST)
        client.force_login(user)
        # The first time, caches are filled.
        client.get(url)
        for group in GROUPS:
            with CaptureQueriesContext(connection) as captured:
                began = time.perf_counter()
                answer = client.get(url, {"period": "all", "group": group})
                taken = time.perf_counter() - began
            if answer.status_code != 200:
                raise RuntimeError(f"The report answered with {answer.status_code}.")
            queries.append(len(captured))
            if not group:
                seconds.append(taken)
    return {
        "rows": HitHour.objects.count() + HitDay.objects.count(),
        "queries": max(queries),
        "seconds": statistics.mean(seconds),
    }


def _fill(pages: list[MeasuredPage]) -> None:
    """Write the hours of the last days, the days before them, and the totals."""
    now = int(time.time())
    last_hour, last_day = now // 3600, now // 86400 - HOURS // 24 - 1
    HitHour.objects.bulk_create(
        HitHour(page_id=page.pk, hour=last_hour - hour, **_source_and_hits(hour))
        for page in pages
        for hour in range(HOURS)
    )
    HitDay.objects.bulk_create(
        HitDay(page_id=page.pk, day=last_day - day, **_source_and_hits(day))
        for page in pages
        for day in range(DAYS)
    )
    hits = sum(_source_and_hits(number)["hits"] for days in (HOURS, DAYS) for number in range(days))
    HitTotal.objects.bulk_create(
        HitTotal(page_id=page.pk, hits=hits, **facts_of(page)) for page in pages
    )


def _source_and_hits(number: int) -> dict[str, int]:
    return {
        "source": int(HitSource.SCRIPT if number % 8 else HitSource.PIXEL),
        "hits": 1 + number % 7,
    }


def _superuser() -> Any:
    return get_user_model().objects.create_superuser("superuser", "", "password")


def _editor(home: Page) -> Any:
    group = Group.objects.create(name="Measured editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=home, permission=change)
    user = get_user_model().objects.create_user("editor", "", "password")
    user.groups.add(group)
    return user
