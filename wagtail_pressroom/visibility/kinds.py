"""Which pages belong to a press room, told by their class and without loading their tables."""

from __future__ import annotations

from typing import Any


def is_press_release(page: Any) -> bool:
    """Tell whether a page, or a page class, is a release.

    A page type says so by the class attribute ``is_press_release``. Its fields prove nothing: a
    site may have a film with a ``release_date``.

    Args:
        page: a specific page, or a page class.
    """
    return bool(getattr(page, "is_press_release", False))


def is_press_index(page: Any) -> bool:
    """Tell whether a page is a press index.

    A page type says so by the class attribute ``is_press_index``.

    Args:
        page: any page, specific or not.
    """
    return bool(getattr(page.specific_class, "is_press_index", False))
