"""Typed access to the ``WAGTAIL_PRESSROOM`` setting.

Every option of the package is a key of that one dictionary. Nothing reads it at import time:
:func:`get_settings` is called where a value is needed, and follows ``override_settings``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any

from django.conf import settings as django_settings
from django.core.signals import setting_changed
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SETTING_NAME = "WAGTAIL_PRESSROOM"

SkipTarget = str | Mapping[str, Any]
Problem = str | None

BUILT_IN_SKIP_TARGETS = ("content", "menu", "search")
STATUSES = ("original", "official", "unofficial", "machine")

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
        site_names: name of the site in each language, by language code; Wagtail's "site name" where
            one is missing.
        new_translation_status: translation status given to a newly made translation.
        releases_per_page: length of a page of the press index.
        hit_token_days: days for which a page may be served from a cache and still be counted.
        hit_bot_patterns: further regular expressions for user agents that are not counted.
        import_words: paths of TOML files with words of boards that texts are imported from.
    """

    categories: Sequence[tuple[str, Any]] = DEFAULT_CATEGORIES
    skip_targets: Sequence[SkipTarget] = ("content", "menu", "search")
    language_links_max: int = 3
    autonyms: Mapping[str, str] = field(default_factory=dict)
    site_names: Mapping[str, str] = field(default_factory=dict)
    new_translation_status: str = "unofficial"
    releases_per_page: int = 20
    hit_token_days: int = 30
    hit_bot_patterns: Sequence[str] = ()
    import_words: Sequence[str | os.PathLike[str]] = ()


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

    Unknown keys and wrong values are ignored here, so that no page breaks by them; a system
    check names them.
    """
    options = configured_options()
    wrong = find_problems(options)
    return PressroomSettings(
        **{
            name: options[key]
            for key, name in setting_keys().items()
            if key in options and key not in wrong
        }
    )


def find_problems(options: Mapping[str, Any]) -> dict[str, str]:
    """Return what is wrong with the values of known keys, by key.

    Args:
        options: the site's dictionary.
    """
    problems = {key: find(options[key]) for key, find in VALIDATORS.items() if key in options}
    return {key: problem for key, problem in problems.items() if problem}


def _forget_settings(*, setting: str, **kwargs: object) -> None:
    if setting == SETTING_NAME:
        get_settings.cache_clear()


setting_changed.connect(_forget_settings, dispatch_uid="wagtail_pressroom.conf")


def _is_text(value: Any) -> bool:
    # Labels may be lazy translations, which are no str but turn into one.
    return isinstance(value, (str, Promise))


def _categories(value: Any) -> Problem:
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        return "it must be a list of (code, label) pairs, not empty"
    for entry in value:
        if not isinstance(entry, Sequence) or isinstance(entry, str) or len(entry) != 2:
            return f"{entry!r} is no (code, label) pair"
        code, label = entry
        if not isinstance(code, str) or not re.fullmatch(r"[\w-]{1,40}", code):
            return f"the code {code!r} must be 1 to 40 letters, digits, - or _"
        if not _is_text(label):
            return f"the label of {code!r} must be text"
    codes = [entry[0] for entry in value]
    return "a code stands in it twice" if len(set(codes)) < len(codes) else None


def _skip_targets(value: Any) -> Problem:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return "it must be a list"
    for entry in value:
        if isinstance(entry, Mapping):
            if not {"id", "label"} <= entry.keys():
                return f"{entry!r} needs 'id' and 'label'"
            if not isinstance(entry["id"], str) or not re.fullmatch(r"[^\s#]+", entry["id"]):
                return f"the id {entry['id']!r} must be that of an element, without # and spaces"
            if not _is_text(entry["label"]):
                return f"the label of {entry['id']!r} must be text"
        elif entry not in BUILT_IN_SKIP_TARGETS:
            return f"{entry!r} is none of {', '.join(BUILT_IN_SKIP_TARGETS)}, and no mapping"
    return None


def _whole_number(least: int) -> Callable[[Any], Problem]:
    def find_problem(value: Any) -> Problem:
        is_number = isinstance(value, int) and not isinstance(value, bool)
        return None if is_number and value >= least else f"it must be a whole number from {least}"

    return find_problem


def _names_by_language(value: Any) -> Problem:
    if isinstance(value, Mapping) and all(
        _is_text(part) for pair in value.items() for part in pair
    ):
        return None
    return "it must map language codes to names"


def _status(value: Any) -> Problem:
    return None if value in STATUSES else f"it must be one of {', '.join(STATUSES)}"


def _patterns(value: Any) -> Problem:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return "it must be a list of regular expressions"
    for pattern in value:
        try:
            re.compile(pattern).search("")
        except (re.error, TypeError):
            return f"{pattern!r} is no regular expression for text"
    return None


def _paths(value: Any) -> Problem:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return "it must be a list of paths"
    wrong = next((path for path in value if not isinstance(path, (str, os.PathLike))), None)
    return None if wrong is None else f"{wrong!r} is no path"


VALIDATORS: dict[str, Callable[[Any], Problem]] = {
    "CATEGORIES": _categories,
    "SKIP_TARGETS": _skip_targets,
    "LANGUAGE_LINKS_MAX": _whole_number(0),
    "AUTONYMS": _names_by_language,
    "SITE_NAMES": _names_by_language,
    "NEW_TRANSLATION_STATUS": _status,
    "RELEASES_PER_PAGE": _whole_number(1),
    "HIT_TOKEN_DAYS": _whole_number(1),
    "HIT_BOT_PATTERNS": _patterns,
    "IMPORT_WORDS": _paths,
}
