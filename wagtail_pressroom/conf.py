"""Typed access to the ``WAGTAIL_PRESSROOM`` setting.

Every option of the package is a key of that one dictionary. Nothing reads it at import time:
:func:`get_settings` is called where a value is needed, and follows ``override_settings``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any

from django.conf import settings as django_settings
from django.core.signals import setting_changed
from django.utils.translation import gettext_lazy as _

SETTING_NAME = "WAGTAIL_PRESSROOM"

SkipTarget = str | Mapping[str, Any]

DEFAULT_CATEGORIES: tuple[tuple[str, Any], ...] = (
    ("release", _("Press release")),
    ("statement", _("Statement")),
    ("briefing", _("Briefing")),
    ("speech", _("Speech")),
    ("notice", _("Notice")),
)


@dataclass(frozen=True)
class PressroomSettings:
    """The options of the press room, one attribute for each key (lower case here).

    Attributes:
        categories: ``(code, label)`` pairs offered to editors and as list filters.
        skip_targets: names of built-in skip targets (``content``, ``menu``, ``search``) or
            mappings with ``id`` and ``label``, in the order in which they are printed.
        language_links_max: up to this many languages the switcher is a plain list of links;
            above it, a native disclosure.
        autonyms: own names of languages, by language code; wins over the package's table.
        new_translation_status: translation status given to a newly made translation.
        releases_per_page: length of a page of the press index.
        hit_token_days: days for which a page may be served from a cache and still be counted.
        hit_bot_patterns: further regular expressions for user agents that are not counted.
    """

    categories: Sequence[tuple[str, Any]] = DEFAULT_CATEGORIES
    skip_targets: Sequence[SkipTarget] = ("content", "menu", "search")
    language_links_max: int = 3
    autonyms: Mapping[str, str] = field(default_factory=dict)
    new_translation_status: str = "unofficial"
    releases_per_page: int = 20
    hit_token_days: int = 30
    hit_bot_patterns: Sequence[str] = ()


def setting_keys() -> dict[str, str]:
    """Return the keys of ``WAGTAIL_PRESSROOM`` mapped to attribute names."""
    return {item.name.upper(): item.name for item in fields(PressroomSettings)}


def configured_options() -> Mapping[str, Any]:
    """Return the site's dictionary as it stands, or an empty one when it is not a dictionary."""
    options = getattr(django_settings, SETTING_NAME, {})
    return options if isinstance(options, Mapping) else {}


@lru_cache(maxsize=1)
def get_settings() -> PressroomSettings:
    """Return the options in force: the site's values over the defaults.

    Unknown keys are ignored here; a system check names them.
    """
    options = configured_options()
    return PressroomSettings(
        **{name: options[key] for key, name in setting_keys().items() if key in options}
    )


def _forget_settings(*, setting: str, **kwargs: object) -> None:
    if setting == SETTING_NAME:
        get_settings.cache_clear()


setting_changed.connect(_forget_settings, dispatch_uid="wagtail_pressroom.conf")
