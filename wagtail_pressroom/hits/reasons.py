"""The reasons for which a display is not counted."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
