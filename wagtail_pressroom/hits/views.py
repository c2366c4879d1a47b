"""The two addresses at which a hit is recorded."""

from __future__ import annotations

import base64
import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..visibility import base_page_model, is_public
from . import refusal
from .models import HitSource
from .recording import record_hit, record_refusal
from .tokens import read_token

logger = logging.getLogger(__name__)

LONGEST_BODY = 512
TRANSPARENT_GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


@csrf_exempt
@never_cache
@require_http_methods(["POST"])
def record_from_script(request: HttpRequest) -> HttpResponse:
    """Count the display of a page; the body of the request is the page's token.

    The answer is always empty (204): it tells nobody whether a page exists or was counted. Only
    when the database can't be written to it is 503.
    There is no CSRF check because nothing is done in a user's name; requests from other
    origins are refused by Fetch Metadata or the ``Origin`` header.
    """
    is_stored = _consider(request, _read_body(request), HitSource.SCRIPT)
    return HttpResponse(status=204 if is_stored else 503)


def _read_body(request: HttpRequest) -> str:
    """Return the body, or nothing when it is too long or the reader went away meanwhile."""
    try:
        if int(request.headers.get("Content-Length") or 0) <= LONGEST_BODY:
            return request.read(LONGEST_BODY).decode("ascii", "replace")
    except (ValueError, UnreadablePostError):
        pass
    return ""


@never_cache
@require_http_methods(["GET", "HEAD"])
def record_from_pixel(request: HttpRequest, token: str) -> HttpResponse:
    """Count the display of a page to a reader without scripts, and answer with a clear pixel.

    Only a request that the browser marks as an image of our own page counts; HEAD never does.
    """
    if request.method == "GET":
        is_image = request.headers.get("Sec-Fetch-Dest", "image") == "image"
        _consider(request, token, HitSource.PIXEL, None if is_image else refusal.NOT_AN_IMAGE)
    return HttpResponse(TRANSPARENT_GIF, content_type="image/gif")


def _consider(
    request: HttpRequest, token: str, source: HitSource, refused: str | None = None
) -> bool:
    """Count a hit or a refusal; tell whether it could be stored. Readers never see an error."""
    try:
        reason = refused or refusal.refusal_reason(request)
        if reason is None:
            page_id = read_token(token)
            reason = refusal.BAD_TOKEN if page_id is None else _count(page_id, source)
        if reason is not None:
            record_refusal(reason)
    except DatabaseError:
        logger.exception("A hit could not be stored.")
        return False
    return True


def _count(page_id: int, source: HitSource) -> str | None:
    page = base_page_model().objects.filter(pk=page_id).first()
    page = page and page.specific
    if page is None or not is_public(page):
        return refusal.NOT_PUBLIC
    record_hit(page.pk, page.translation_key, source)
    return None
