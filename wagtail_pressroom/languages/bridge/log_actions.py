"""What the bridge writes into the history of a page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from .guard import HOLD_ACTION
from .holds import REASONS


def register_log_actions(actions: Any) -> None:
    """Register the actions; called by Wagtail's hook ``register_log_actions``."""
    actions.register_action(HOLD_ACTION)(HoldFormatter)


class HoldFormatter(LogFormatter):
    """Tells why a translation was not published."""

    label = _("Hold back translation")

    def format_message(self, log_entry: Any) -> str:
        """Return the entry as a sentence."""
        reason = REASONS.get(log_entry.data.get("reason"))
        if reason is None:
            return gettext("The translation was held back")
        return gettext("The translation was held back: %(reason)s") % {"reason": reason}
