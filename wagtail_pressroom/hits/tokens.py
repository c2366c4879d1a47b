"""Signed page tokens: only a page that we served can be counted."""

from __future__ import annotations

import time

from django.core import signing

from ..conf import get_settings

SALT = "wagtail_pressroom.hits"
SECONDS_A_DAY = 86400


def make_token(page_id: int) -> str:
    """Return a token for a page. It stays the same for a day, so pages can be cached by content.

    Args:
        page_id: primary key of the page.
    """
    today = int(time.time()) // SECONDS_A_DAY
    return signing.Signer(salt=SALT).sign(f"{page_id}.{today}")


def read_token(token: str) -> int | None:
    """Return the page of a token, or ``None`` when it is forged, malformed or too old.

    Args:
        token: as made by :func:`make_token`. It is valid for ``HIT_TOKEN_DAYS`` days.
    """
    try:
        page_id, day = map(int, signing.Signer(salt=SALT).unsign(token).split("."))
    except (signing.BadSignature, ValueError):
        return None
    age = int(time.time()) // SECONDS_A_DAY - day
    return page_id if age <= get_settings().hit_token_days else None
