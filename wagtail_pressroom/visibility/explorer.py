"""What an editor may see in the admin."""

from __future__ import annotations

from typing import Any

from wagtail.permissions import page_permission_policy

# Any of these, at any page, lets a user into Wagtail's explorer.
EXPLORER_ACTIONS = ("add", "change", "publish", "lock", "unlock", "bulk_delete")


def may_explore(user: Any) -> bool:
    """Tell whether a user may see any page in the explorer.

    Args:
        user: who asks.

    Queries:
        None that Wagtail's admin doesn't ask for each user anyway: the menu asks on every page.
    """
    return bool(page_permission_policy.user_has_any_permission(user, EXPLORER_ACTIONS))
