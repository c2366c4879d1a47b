"""What is done on the page with all languages of a release, as the history of pages tells it."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from .autonyms import autonym

PLAN_ACTION = "wagtail_pressroom.plan"
AUTHORITY_ACTION = "wagtail_pressroom.authority"
CONFIRM_ACTION = "wagtail_pressroom.confirm"
CHECK_ACTION = "wagtail_pressroom.check"

# Label in filters, and sentence in the history.
TEXTS: dict[str, tuple[Promise, Promise]] = {
    PLAN_ACTION: (_("Plan language"), _("The plan was changed for: %(language)s")),
    AUTHORITY_ACTION: (
        _("Choose authoritative language"),
        _("The authoritative language is now: %(language)s"),
    ),
    CONFIRM_ACTION: (
        _("Confirm translation"),
        _("Confirmed as having everything the original has: %(language)s"),
    ),
    CHECK_ACTION: (
        _("Check machine translation"),
        _("The machine translation was checked: %(language)s"),
    ),
}


def register_log_actions(actions: Any) -> None:
    """Register the actions; called by Wagtail's hook ``register_log_actions``."""
    for action, (label, message) in TEXTS.items():
        actions.register_action(action)(_formatter(label, message))


def _formatter(action_label: Promise, message: Promise) -> type[LogFormatter]:
    class Formatter(LogFormatter):
        label = action_label

        def format_message(self, log_entry: Any) -> str:
            code = log_entry.data.get("locale")
            return str(message) % {"language": autonym(code) if code else "–"}

    return Formatter
