"""Requests as browsers send them."""

from __future__ import annotations

import itertools
from typing import Any

from django.test import Client
from django.urls import reverse

from wagtail_pressroom.hits.counts import hit_count
from wagtail_pressroom.hits.display import Reader
from wagtail_pressroom.hits.models import HitRefusal
from wagtail_pressroom.hits.stores import get_store
from wagtail_pressroom.hits.tokens import make_token

# Each request comes from another reader, unless the test says who it is.
_addresses = itertools.count(1)

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
FROM_OUR_PAGE = {
    "HTTP_USER_AGENT": FIREFOX,
    "HTTP_ORIGIN": "http://testserver",
    "HTTP_SEC_FETCH_SITE": "same-origin",
    "HTTP_SEC_FETCH_MODE": "cors",
    "HTTP_SEC_FETCH_DEST": "empty",
}
AS_IMAGE = {
    "HTTP_USER_AGENT": FIREFOX,
    "HTTP_REFERER": "http://testserver/en/press-releases/x/",
    "HTTP_SEC_FETCH_SITE": "same-origin",
    "HTTP_SEC_FETCH_MODE": "no-cors",
    "HTTP_SEC_FETCH_DEST": "image",
}


def without(headers: dict[str, str], *names: str) -> dict[str, str]:
    """Return headers with some left out."""
    return {name: value for name, value in headers.items() if name not in names}


def report(
    page: Any,
    client: Client | None = None,
    body: Any = None,
    headers: dict[str, str] | None = None,
    **more: str,
) -> Any:
    """Report the display of a page as its script does; each time as another reader."""
    client = client or Client(enforce_csrf_checks=True)
    body = make_token(page.pk) if body is None else body
    sent = {**(FROM_OUR_PAGE if headers is None else headers), **more}
    sent = {"REMOTE_ADDR": another_address(), **sent}
    address = reverse("wagtail_pressroom:hit")
    return client.generic("POST", address, body, content_type="text/plain", **sent)


def send(page: Any, **request: Any) -> Any:
    """Report the display of a page; what it leads to is in the tables afterwards."""
    response = report(page, **request)
    get_store().flush()
    return response


def load_pixel(
    page: Any, headers: dict[str, str] | None = None, method: str = "GET", flush: bool = True
) -> Any:
    """Load the image that readers without scripts load."""
    address = reverse("wagtail_pressroom:hit_pixel", args=[make_token(page.pk)])
    sent = {"REMOTE_ADDR": another_address(), **(AS_IMAGE if headers is None else headers)}
    response = Client().generic(method, address, **sent)
    if flush:
        get_store().flush()
    return response


def another_address() -> str:
    """Return an address that no request of this process has come from yet."""
    number = next(_addresses)
    return f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}"


def a_reader() -> Reader:
    """Return a reader who has seen nothing yet."""
    return Reader(another_address(), FIREFOX)


def is_counted(page: Any, **request: Any) -> bool:
    """Tell whether one request as the script sends it is counted."""
    before = hit_count(page)
    assert send(page, **request).status_code == 204
    return hit_count(page) == before + 1


def refusals() -> dict[str, int]:
    """Return the refusals so far, by reason."""
    get_store().flush()
    return dict(HitRefusal.objects.values_list("reason", "number"))
