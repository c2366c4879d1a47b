"""Who may do what with counts in the admin."""

from __future__ import annotations

from typing import Any

from wagtail.permissions import page_permission_policy


def may_take_over_counts(page: Any, user: Any) -> bool:
    """Tell whether a user may change what a page has taken over from a previous site.

    The number shows to readers at once, so it takes the permission to publish the page. An alias
    is never counted.
    """
    return page.alias_of_id is None and bool(page.permissions_for_user(user).can_publish())


def explorable_page_ids(user: Any) -> Any:
    """Return a query of the ids of all pages that a user may explore; ``None`` for no page."""
    if page_permission_policy.explorable_root_instance(user) is None:
        return None
    return page_permission_policy.explorable_instances(user).order_by().values("pk")
