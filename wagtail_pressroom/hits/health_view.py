"""The state of the counter for a monitor."""

from __future__ import annotations

import hmac

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from ..conf import get_settings
from .flushing import ensure_flusher
from .health import health
from .outside_transactions import outside_transactions


@never_cache
@outside_transactions
def hit_health(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the counter is well and 503 when it is not, with the figures as JSON.

    Asks the store of this host alone. For everybody without ``Authorization: Bearer`` and the key
    of ``HIT_HEALTH_KEY`` there is nothing at this address.

    Raises:
        Http404: without the key.
    """
    key = get_settings().hit_health_key
    sent = request.headers.get("Authorization", "")
    if not key or not hmac.compare_digest(sent.encode(), f"Bearer {key}".encode()):
        raise Http404
    ensure_flusher()
    found = health()
    response = JsonResponse(
        {
            "well": found.is_well,
            "oldest_seconds": round(found.oldest_seconds, 1),
            "waiting": found.waiting,
            "trouble": found.trouble,
        },
        status=200 if found.is_well else 503,
    )
    # The monitor asks again and again; Django would log, and perhaps mail, each 503.
    response._has_been_logged = True  # type: ignore[attr-defined]  # what log_response looks at
    return response
