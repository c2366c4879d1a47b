"""The two addresses at which a display is reported."""

from __future__ import annotations

import base64
import time

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from . import reasons, refusal
from .display import Display
from .flushing import ensure_flusher
from .models import HitSource
from .outside_transactions import outside_transactions
from .stores import HitStore, StoreUnavailable, get_store
from .tokens import read_token
from .trouble import Trouble

LONGEST_BODY = 512
TRANSPARENT_GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
# What Django's never_cache sets is for pages and costs a good part of the time of an answer.
NEVER_STORED = {"Cache-Control": "no-store, private"}

_trouble = Trouble("Hits can't be stored")


@csrf_exempt
@require_http_methods(["POST"])
@outside_transactions
def record_from_script(request: HttpRequest) -> HttpResponse:
    """Take in the display of a page; the body of the request is the page's token.

    The answer is always empty (204): it tells nobody whether a page exists or was counted. Only
    when it could not be stored it is 503. No database is asked; whether the page is public and
    whether the reader saw it a moment ago is judged when the store is emptied.
    There is no CSRF check because nothing is done in a user's name; requests from other
    origins are refused by Fetch Metadata or the ``Origin`` header.
    """
    token, refused = _read_body(request)
    is_stored = _consider(request, token, HitSource.SCRIPT, refused)
    response = HttpResponse(status=204 if is_stored else 503, headers=NEVER_STORED)
    # Django logs each error of a server, and may mail it with all that is known of the reader. Ours
    # has been logged already, once and without that.
    response._has_been_logged = True  # type: ignore[attr-defined]  # what log_response looks at
    return response


def _read_body(request: HttpRequest) -> tuple[str, str | None]:
    """Return the body, or why it can't be had: it is too long, or the reader went away."""
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST_BODY:
            return "", reasons.TOO_LARGE
        return request.read(LONGEST_BODY).decode("ascii", "replace"), None
    except (ValueError, UnreadablePostError):
        return "", reasons.BAD_TOKEN


@require_http_methods(["GET", "HEAD"])
@outside_transactions
def record_from_pixel(request: HttpRequest, token: str) -> HttpResponse:
    """Take in the display of a page to a reader without scripts; answer with a clear pixel.

    Only a request that the browser marks as an image of our own page counts; HEAD never does.
    """
    if request.method == "GET":
        is_image = request.META.get("HTTP_SEC_FETCH_DEST", "image") == "image"
        _consider(request, token, HitSource.PIXEL, None if is_image else reasons.NOT_AN_IMAGE)
    return HttpResponse(TRANSPARENT_GIF, content_type="image/gif", headers=NEVER_STORED)


def _consider(request: HttpRequest, token: str, source: HitSource, refused: str | None) -> bool:
    """Store a display or a refusal; tell whether it could be stored. Readers see no error."""
    # As precise as stores keep it: a repeat is judged by the same times everywhere.
    at = round(time.time(), 3)
    page_id, reason = _judge(request, token, refused)
    store = get_store()
    try:
        if reason is not None or page_id is None:
            store.refuse(reason or reasons.BAD_TOKEN, at)
        else:
            store.record(Display(page_id, source, at, refusal.reader_of(request)))
    except StoreUnavailable as error:
        _trouble.begin(error)
        return False
    finally:
        ensure_flusher()
    _count_what_was_missed(store, at)
    return True


def _count_what_was_missed(store: HitStore, at: float) -> None:
    missed = _trouble.end()
    try:
        if missed:
            store.refuse(reasons.STORE_FAILED, at, missed)
    except StoreUnavailable as error:
        _trouble.begin(error, missed)


def _judge(request: HttpRequest, token: str, refused: str | None) -> tuple[int | None, str | None]:
    reason = refused or refusal.refusal_reason(request)
    return (None, reason) if reason is not None else read_token(token)
