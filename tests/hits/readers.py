"""Requests as browsers send them."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from wagtail_pressroom.hits.counts import hit_count
from wagtail_pressroom.hits.models import HitRefusal
from wagtail_pressroom.hits.tokens import make_token

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


def send(
    page: Any,
    client: Client | None = None,
    body: Any = None,
    headers: dict[str, str] | None = None,
    **more: str,
) -> Any:
    """Report the display of a page as its script does."""
    client = client or Client(enforce_csrf_checks=True)
    body = make_token(page.pk) if body is None else body
    sent = {**(FROM_OUR_PAGE if headers is None else headers), **more}
    address = reverse("wagtail_pressroom:hit")
    return client.generic("POST", address, body, content_type="text/plain", **sent)


def load_pixel(page: Any, headers: dict[str, str] | None = None, method: str = "GET") -> Any:
    """Load the image that readers without scripts load."""
    address = reverse("wagtail_pressroom:hit_pixel", args=[make_token(page.pk)])
    return Client().generic(method, address, **(AS_IMAGE if headers is None else headers))


def is_counted(page: Any, **request: Any) -> bool:
    """Tell whether one request as the script sends it is counted."""
    before = hit_count(page)
    assert send(page, **request).status_code == 204
    return hit_count(page) == before + 1


def refusals() -> dict[str, int]:
    """Return the refusals so far, by reason."""
    return dict(HitRefusal.objects.values_list("reason", "number"))
