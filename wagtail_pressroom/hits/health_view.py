"""The state of the counter for a monitor."""

from __future__ import annotations

import hmac

from django.db import transaction
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..conf import get_settings
from .health import health


@never_cache
@require_safe
@transaction.non_atomic_requests
def hit_health(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the counter is well and 503 when it is not, with the figures as JSON.

    Asks the store of this host alone. For everybody without ``Authorization: Bearer`` and the key
    of ``HIT_HEALTH_KEY`` there is nothing at this address.

    Raises:
        Http404: without the key.
    """
    key = get_settings().hit_health_key
    sent = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not key or not hmac.compare_digest(sent.encode(), key.encode()):
        raise Http404
    found = health()
    return JsonResponse(
        {
            "well": found.is_well,
            "oldest_seconds": round(found.oldest_seconds, 1),
            "waiting": found.waiting,
            "trouble": found.trouble,
        },
        status=200 if found.is_well else 503,
    )
