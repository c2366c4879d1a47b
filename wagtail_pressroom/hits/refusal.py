"""Why a request is not a hit."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..conf import get_settings
from .bots import LONGEST_USER_AGENT, is_bot
from .client_address import client_network, in_ignored_network
from .consent import may_be_counted
from .display import Reader
from .editors import is_editor
from .rate import rate_limit

# Seen from the request alone.
PREFETCH = "prefetch"
FOREIGN_ORIGIN = "foreign-origin"
BOT = "bot"
IGNORED_NETWORK = "ignored-network"
RATE = "rate"
NO_CONSENT = "no-consent"
EDITOR = "editor"
NOT_AN_IMAGE = "not-an-image"
# Seen from what was sent.
TOO_LARGE = "too-large"
BAD_TOKEN = "bad-token"  # noqa: S105  (a reason, not a secret)
EXPIRED_TOKEN = "expired-token"  # noqa: S105
NOT_PUBLIC = "not-public"
# Decided by the store.
REPEAT = "repeat"
CEILING = "ceiling"
STORE_FAILED = "store-failed"
UNREADABLE = "unreadable"

# Where browsers say what they load a page for: Fetch Metadata, and two of its predecessors.
PURPOSES = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_MOZ")

# In words, in the order of reports: first what every site has, last what needs somebody's care.
# The codes are stored, so a code never changes; a new one is 20 characters long at most.
REASONS: dict[str, str | Promise] = {
    REPEAT: _("Seen again within the time in which a reader counts once"),
    BOT: _("Robot"),
    PREFETCH: _("Loaded in advance, not looked at"),
    EDITOR: _("Somebody who may edit the site"),
    IGNORED_NETWORK: _("From a network that is not counted"),
    NO_CONSENT: _("Reader has not agreed to being counted"),
    CEILING: _("More displays by one reader in a day than are counted"),
    RATE: _("Too many displays at once from one network"),
    FOREIGN_ORIGIN: _("Sent from another site, or by no browser"),
    NOT_AN_IMAGE: _("Counting image opened by itself"),
    TOO_LARGE: _("Longer than anything our pages send"),
    BAD_TOKEN: _("Forged or damaged"),
    EXPIRED_TOKEN: _("From a copy of the page that is too old"),
    NOT_PUBLIC: _("Page that readers can't see"),
    UNREADABLE: _("Damaged before it was counted"),
    STORE_FAILED: _("Could not be stored"),
}


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
