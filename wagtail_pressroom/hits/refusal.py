"""Whether a request can be a reader's hit."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest

from ..conf import get_settings
from .bots import LONGEST_USER_AGENT, is_bot
from .client_address import client_network, in_ignored_network
from .consent import may_be_counted
from .display import Reader
from .editors import is_editor
from .rate import rate_limit
from .reasons import (
    BOT,
    EDITOR,
    FOREIGN_ORIGIN,
    IGNORED_NETWORK,
    NO_CONSENT,
    PREFETCH,
    RATE,
)

# Where browsers say what they load a page for: Fetch Metadata, and two of its predecessors.
PURPOSES = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_MOZ")


def refusal_reason(request: HttpRequest) -> str | None:
    """Return why a request can't be a reader's hit, or ``None``.

    Looks at the request alone, what is cheap and certain first; the page is looked at afterwards.
    To be asked once for a request, because displays from one network are counted here. The user
    is only asked for when there is a session cookie, so that anonymous requests never touch the
    session.
    """
    if _is_prefetch(request):
        return PREFETCH
    if _is_foreign(request):
        return FOREIGN_ORIGIN
    if is_bot(request.META.get("HTTP_USER_AGENT", "")):
        return BOT
    if in_ignored_network(request):
        return IGNORED_NETWORK
    # Before what may ask the database, so that nobody can keep that busy.
    if not rate_limit.allows(client_network(request), get_settings().hit_rate):
        return RATE
    if not may_be_counted(request):
        return NO_CONSENT
    if is_editor(request):
        return EDITOR
    return None


def declines_tracking(request: HttpRequest) -> bool:
    """Tell whether the browser sends Global Privacy Control or Do Not Track."""
    return any(request.META.get(name, "").strip() == "1" for name in ("HTTP_SEC_GPC", "HTTP_DNT"))


def reader_of(request: HttpRequest) -> Reader:
    """Return who a request comes from, as far as counting needs to know."""
    return Reader(
        network=client_network(request),
        user_agent=request.META.get("HTTP_USER_AGENT", "")[:LONGEST_USER_AGENT],
        declines_tracking=declines_tracking(request),
    )


def _is_prefetch(request: HttpRequest) -> bool:
    # Prerendering is announced as "prefetch;prerender".
    for name in PURPOSES:
        purpose = request.META.get(name)
        if purpose and "prefetch" in purpose.lower():
            return True
    return False


def _is_foreign(request: HttpRequest) -> bool:
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        return str(site) != "same-origin"
    # Browsers without Fetch Metadata: the Origin of a POST, the Referer of an image.
    source = request.META.get("HTTP_ORIGIN") or request.META.get("HTTP_REFERER", "")
    # Every browser sends one of them from our own page; who sends neither is no browser.
    try:
        return str(urlsplit(source).netloc).lower() != request.get_host().lower()
    except (ValueError, DisallowedHost):
        return True
