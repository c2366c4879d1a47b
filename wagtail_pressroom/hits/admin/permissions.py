"""Who may do what with counts in the admin, and sees which of them.

The whole site's numbers, deleted pages and refusals are for superusers and for who has been given
permissions for the root page: nobody can tell any longer where a deleted page was.
"""

from __future__ import annotations

from typing import Any

from wagtail.permissions import page_permission_policy

from ...visibility import base_page_model


def may_take_over_counts(page: Any, user: Any) -> bool:
    """Tell whether a user may change what a page has taken over from a previous site.

    The number shows to readers at once, so it takes the permission to publish the page. An alias
    is never counted.
    """
    return page.alias_of_id is None and bool(page.permissions_for_user(user).can_publish())


def explorable_page_ids(user: Any) -> Any:
    """Return a query of the ids of all pages that a user may explore."""
    if page_permission_policy.explorable_root_instance(user) is None:
        return base_page_model().objects.none().values("pk")
    return page_permission_policy.explorable_instances(user).order_by().values("pk")


def sees_whole_site(user: Any) -> bool:
    """Tell whether a user may explore every page, and so sees what belongs to none."""
    if user.is_superuser:
        return bool(user.is_active)
    # The common ancestor of several sections may be the root without any permission for it.
    pages = page_permission_policy.instances_with_direct_explore_permission(user)
    return any(page.depth == 1 for page in pages)


def visible_page_ids(user: Any) -> Any:
    """Return a query of the ids of the pages whose numbers a user sees; ``None`` for all."""
    return None if sees_whole_site(user) else explorable_page_ids(user)
