"""Who sees what of the report.

Whoever may explore pages sees the report, with the numbers of the pages they may explore and sums
over these. The whole site's numbers, deleted pages and refusals are for superusers and for who has
been given permissions for the root page: nobody can tell any longer where a deleted page was.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from wagtail.permissions import page_permission_policy


def editable_among(user: Any, page_ids: Collection[int]) -> set[int]:
    """Return which of some pages a user may edit.

    Queries:
        One.
    """
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    return set(pages.filter(pk__in=page_ids).values_list("pk", flat=True))
