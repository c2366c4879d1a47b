"""Who sees what of the report.

Whoever may explore pages sees the report, with the numbers of the pages they may explore and sums
over these. The whole site's numbers, deleted pages and refusals are for superusers and for who has
been given permissions for the root page: nobody can tell any longer where a deleted page was.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from wagtail.permissions import page_permission_policy

from ..admin.permissions import explorable_page_ids


def may_see_report(user: Any) -> bool:
    """Tell whether a user may explore any page."""
    return page_permission_policy.explorable_root_instance(user) is not None


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


def editable_among(user: Any, page_ids: Collection[int]) -> set[int]:
    """Return which of some pages a user may edit.

    Queries:
        One.
    """
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    return set(pages.filter(pk__in=page_ids).values_list("pk", flat=True))
