"""Why a request is not a hit."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from .bots import is_bot

PREFETCH = "prefetch"
FOREIGN_ORIGIN = "foreign-origin"
BOT = "bot"
EDITOR = "editor"
BAD_TOKEN = "bad-token"  # noqa: S105  (a reason, not a secret)
NOT_PUBLIC = "not-public"
NOT_AN_IMAGE = "not-an-image"


def refusal_reason(request: HttpRequest) -> str | None:
    """Return why a request can't be a reader's hit, or ``None``.

    Looks at the request alone; the page is looked at afterwards. The user is only asked for
    when there is a session cookie, so that anonymous requests never touch the session.
    """
    if _is_prefetch(request):
        return PREFETCH
    if _is_foreign(request):
        return FOREIGN_ORIGIN
    if is_bot(request.headers.get("User-Agent", "")):
        return BOT
    if _is_editor(request):
        return EDITOR
    return None


def _is_prefetch(request: HttpRequest) -> bool:
    purposes = (request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz"))
    return any("prefetch" in purpose.lower() for purpose in purposes)


def _is_foreign(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site != "same-origin"
    # Browsers without Fetch Metadata: the Origin of a POST, the Referer of an image.
    source = request.headers.get("Origin") or request.headers.get("Referer", "")
    # Every browser sends one of them from our own page; who sends neither is no browser.
    try:
        host = urlsplit(source).netloc
    except ValueError:
        return True
    return host.lower() != request.get_host().lower()


def _is_editor(request: HttpRequest) -> bool:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated and user.has_perm("wagtailadmin.access_admin"))
