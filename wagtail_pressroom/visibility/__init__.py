"""What a reader may see: one rule, asked by every surface.

A release is public when it is live, is not an alias, lies in no private section (also not
through the source of an alias above it), and its ``release_date`` is not in the future.
"""

from .base_page import PageMixin, base_page_model, lookup_from_base_page, paths_down_to
from .explorer import may_explore
from .kinds import is_press_index, is_press_release
from .privacy import is_private_path, private_paths
from .rule import (
    exclude_private,
    has_come,
    is_due,
    is_public,
    keep_public,
    public_pages,
    published,
)

__all__ = [
    "PageMixin",
    "base_page_model",
    "exclude_private",
    "has_come",
    "is_due",
    "is_press_index",
    "is_press_release",
    "is_private_path",
    "is_public",
    "keep_public",
    "lookup_from_base_page",
    "may_explore",
    "paths_down_to",
    "private_paths",
    "public_pages",
    "published",
]
