"""Categories of releases, as the site lists them."""

from collections.abc import Iterable
from typing import Any

from ..conf import get_settings


def category_choices() -> list[tuple[str, Any]]:
    """Return the ``(code, label)`` pairs of the setting ``CATEGORIES``.

    Model fields and migrations refer to this function, so a site can change its list without a
    migration.
    """
    return [(str(code), label) for code, label in _configured()]


def default_category() -> str:
    """Return the code of the first category."""
    return next((str(code) for code, _label in _configured()), "")


def _configured() -> Iterable[tuple[str, Any]]:
    return get_settings().categories
