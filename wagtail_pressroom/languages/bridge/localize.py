"""The methods of wagtail-localize that are replaced, as they were.

Two of its methods write what readers see without asking:

- ``TranslationSource.create_or_update_translation`` writes the live row of a page when it is
  asked for a draft, and when the page is scheduled; an alias that becomes a translation stays live.
- ``TranslationSource.sync_view_restrictions`` deletes a translation's own privacy.

Every button, upload, job and command of wagtail-localize ends in one of them, so :mod:`.patches`
replaces both for the press room's pages. ``docs/languages.md`` has the defects in full.
"""

from __future__ import annotations

import inspect
from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

# As they are in the versions that the bridge was tried with (1.14).
KNOWN_PARAMETERS = {
    "create_or_update_translation": [
        "self",
        "locale",
        "user",
        "publish",
        "copy_parent_pages",
        "fallback",
    ],
    "sync_view_restrictions": ["self", "original", "translation_page"],
}

_create_or_update_translation = TranslationSource.create_or_update_translation
_sync_view_restrictions = TranslationSource.sync_view_restrictions


def unknown_methods() -> list[str]:
    """Return the methods of wagtail-localize that are not as the bridge knows them."""
    methods = {
        "create_or_update_translation": _create_or_update_translation,
        "sync_view_restrictions": _sync_view_restrictions,
    }
    return [
        name
        for name, method in methods.items()
        if list(inspect.signature(method).parameters) != KNOWN_PARAMETERS[name]
    ]


def create_or_update_translation(
    source: TranslationSource, locale: Locale, **options: Any
) -> tuple[Any, bool]:
    """Call wagtail-localize's own method: safe only for a page that isn't live."""
    page, created = _create_or_update_translation(source, locale, **options)
    return page, bool(created)


def sync_view_restrictions(source: TranslationSource, original: Any, translation: Any) -> None:
    """Call wagtail-localize's own method, which deletes restrictions as well as adding them."""
    _sync_view_restrictions(source, original, translation)
