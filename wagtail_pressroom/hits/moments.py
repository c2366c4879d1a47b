"""Unix times as the database stores them."""

from __future__ import annotations

import datetime

from django.conf import settings


def moment_of(at: float) -> datetime.datetime:
    """Return a Unix time as a date and time: aware, or naive on a site without ``USE_TZ``.

    Args:
        at: Unix time in seconds (UTC).
    """
    return datetime.datetime.fromtimestamp(at, datetime.UTC if settings.USE_TZ else None)
