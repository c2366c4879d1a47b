"""Signed page tokens: only a page that we served can be counted."""

from __future__ import annotations

import time
from functools import lru_cache

from django.conf import settings
from django.core import signing

from ..conf import get_settings
from .display import day_of
from .reasons import BAD_TOKEN, EXPIRED_TOKEN

SALT = "wagtail_pressroom.hits"
LARGEST_PAGE_ID = 2**63 - 1
# Machines that serve one site do not agree on when midnight is.
DAYS_AHEAD = 1


def make_token(page_id: int) -> str:
    """Return a token for a page. It stays the same for a day, so pages can be cached by content.

    Args:
        page_id: primary key of the page.
    """
    return signing.Signer(salt=SALT).sign(f"{page_id}.{_today()}")


def read_token(token: str) -> tuple[int | None, str | None]:
    """Return the page of a token, or the reason for which it is refused.

    Args:
        token: as made by :func:`make_token`, or whatever was sent instead. It is valid for
            ``HIT_TOKEN_DAYS`` days.

    Returns:
        ``(page, None)``; or ``(None, reason)``: ``expired-token`` for one that we made too long
        ago, ``bad-token`` for anything else.
    """
    signed = _read(token, settings.SECRET_KEY, tuple(settings.SECRET_KEY_FALLBACKS))
    if signed is None:
        return None, BAD_TOKEN
    page_id, day = signed
    age = _today() - day
    if not 0 < page_id <= LARGEST_PAGE_ID or age < -DAYS_AHEAD:
        return None, BAD_TOKEN
    if age > get_settings().hit_token_days:
        return None, EXPIRED_TOKEN
    return page_id, None


@lru_cache(maxsize=1024)
def _read(token: str, key: str, fallbacks: tuple[str, ...]) -> tuple[int, int] | None:
    """Return page and day of a token signed with a key; all readers of a page send the same one."""
    signer = signing.Signer(key=key, salt=SALT, fallback_keys=list(fallbacks))
    try:
        page_id, day = map(int, signer.unsign(token).split("."))
    except (signing.BadSignature, ValueError):
        return None
    return page_id, day


def _today() -> int:
    return day_of(time.time())
