"""What is measured: the ways to report a hit, and how to see afterwards what was counted.

To be imported when Django is set up.
"""

from __future__ import annotations

import time
from typing import Any

from django.db.models import Sum
from django.test import override_settings
from django.urls import reverse
from hitcount.models import Hit, HitCount

from tests.benchmarks.hits.names import EMPTY, PEER
from tests.benchmarks.hits.requests import Answer, Environ, environ
from tests.benchmarks.hits.site.models import MeasuredPage
from wagtail_pressroom.hits.models import HitHour, HitTotal
from wagtail_pressroom.hits.stores import get_store
from wagtail_pressroom.hits.tokens import make_token

# dj-hitcount is asked the way its documentation's script does: a CSRF token in a cookie and in a
# header, and the mark of jQuery.
CSRF_TOKEN = "measured" * 4
# Ten times as often as is the default, so that short rounds have their share of it.
FLUSH_SECONDS = 1


class Subject:
    """A way to report a hit; this one reports nothing."""

    def __init__(self, page: MeasuredPage | None = None) -> None:
        self.page = page

    def prepare(self) -> None:
        """Let the site count in this way, and in no other."""

    def request(self, reader: Environ) -> Environ:
        """Return the request by which a reader reports a hit."""
        return environ("POST", "/empty/", b"-", **reader)

    def is_acknowledged(self, answer: Answer) -> bool:
        """Tell whether the answer promises that the hit counts."""
        return answer[0] == 204

    def finish(self) -> None:
        """Write what waits to the tables, whoever took it in."""

    def counted(self) -> list[int]:
        """Return the hits in each of the tables that should agree."""
        return []


class Pressroom(Subject):
    """Our own endpoint with one of its stores."""

    def __init__(self, page: MeasuredPage, store: str, redis_url: str) -> None:
        super().__init__(page)
        self._options = {
            "HIT_STORE": store,
            "HIT_REDIS_URL": redis_url,
            "HIT_FLUSH_SECONDS": FLUSH_SECONDS,
        }
        self._override: Any = None
        self._token = make_token(page.pk).encode()
        self._url = reverse("wagtail_pressroom:hit")

    def prepare(self) -> None:
        self._override = override_settings(WAGTAIL_PRESSROOM=self._options)
        self._override.enable()

    def request(self, reader: Environ) -> Environ:
        return environ("POST", self._url, self._token, CONTENT_TYPE="text/plain", **reader)

    def finish(self) -> None:
        store = get_store()
        while not store.flush() and store.state().oldest is not None:
            # Another process is at it.
            time.sleep(0.002)
        self._override.disable()

    def counted(self) -> list[int]:
        assert self.page
        total = HitTotal.objects.filter(pk=self.page.pk).aggregate(n=Sum("hits"))["n"] or 0
        hours = HitHour.objects.filter(page_id=self.page.pk).aggregate(n=Sum("hits"))["n"] or 0
        return [total, hours]


class Peer(Subject):
    """dj-hitcount's view for hits reported by a script."""

    def __init__(self, page: MeasuredPage) -> None:
        super().__init__(page)
        self._hit_count = HitCount.objects.get_for_object(page)
        self._body = f"hitcountPK={self._hit_count.pk}".encode()
        self._url = reverse("hitcount:hit_ajax")

    def request(self, reader: Environ) -> Environ:
        return environ(
            "POST",
            self._url,
            self._body,
            CONTENT_TYPE="application/x-www-form-urlencoded; charset=UTF-8",
            HTTP_X_REQUESTED_WITH="XMLHttpRequest",
            HTTP_X_CSRFTOKEN=CSRF_TOKEN,
            HTTP_COOKIE=f"csrftoken={CSRF_TOKEN}",
            **reader,
        )

    def is_acknowledged(self, answer: Answer) -> bool:
        return answer[0] == 200 and b'"hit_counted": true' in answer[1]

    def counted(self) -> list[int]:
        self._hit_count.refresh_from_db()
        return [self._hit_count.hits, Hit.objects.filter(hitcount=self._hit_count).count()]


def make_subjects(stores: list[str], redis_url: str) -> dict[str, Subject]:
    """Return what can be measured, each with a page of its own, by the slug of the page."""
    pages = {page.slug: page for page in MeasuredPage.objects.all()}
    ours = {name: Pressroom(pages[name], name, redis_url) for name in stores}
    return {EMPTY: Subject(), PEER: Peer(pages[PEER]), **ours}
