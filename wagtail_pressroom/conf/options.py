"""Typed access to the ``WAGTAIL_PRESSROOM`` setting.

Every option of the package is a key of that one dictionary. Nothing reads it at import time:
:func:`get_settings` is called where a value is needed, and follows ``override_settings``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any

from django.conf import settings as django_settings
from django.core.signals import setting_changed
from django.utils.translation import gettext_lazy as _

from .validators import VALIDATORS

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
        site_names: name of the site in each language, by language code; Wagtail's "site name" where
            one is missing.
        new_translation_status: translation status given to a newly made translation.
        authoritative_language: code of the language whose texts are authoritative wherever there is
            an original or official one; empty for the language of each original.
        unpublished_original: what becomes of the translations when their original is unpublished,
            expires or is deleted: ``unpublish`` or ``keep``.
        publish_incomplete_translations: whether a translation may be published while some of its
            texts are untranslated; readers then get those in the language of the original.
        machine_translation_needs_check: whether a person has to check what a machine translated
            before it can be published.
        missing_language: what a reader gets at the address of a language in which a release isn't
            there: the language's ``index`` with a notice, or ``show`` the original's text, or
            ``404``.
        releases_per_page: length of a page of the press index.
        views_shown_on: where readers see the number of views: ``release``, ``index``.
        hit_token_days: days for which a page may be served from a cache and still be counted.
        hit_bot_patterns: further regular expressions for user agents that are not counted.
        hit_window_seconds: a reader who comes back to a page within this time is not counted
            again, and each repeat begins the time anew; 0 to 3600.
        hit_daily_ceiling: hits counted at most for one reader of one page in one day (UTC); 0 for
            no ceiling.
        hit_rate: displays a second that one network may report, on the average of ten seconds; 0
            for no limit. Each worker process counts for itself.
        hit_ignored_networks: networks in CIDR notation whose displays are not counted.
        hit_trusted_proxies: networks of the proxies before the site, in CIDR notation; ``unix``
            for a proxy on a Unix socket. Only their forwarding header is believed.
        hit_client_ip_header: header in which those proxies name the client.
        hit_consent: dotted path of a callable that takes a request and tells whether the reader
            may be counted; empty for always.
        hit_store: where hits wait to be written to the database: ``spool``, ``redis``, ``direct``.
        hit_spool_path: folder of the spool, on a local disk; ``None`` for ``pressroom-hits`` in
            Django's ``BASE_DIR``.
        hit_spool_max_mb: size in megabytes (2**20 bytes) from which the spool takes no more hits.
        hit_redis_url: address of the Redis or Valkey database of the store ``redis``.
        hit_flush_seconds: interval at which each process writes waiting hits to the database; 0
            when the command ``pressroom_flush_hits`` alone does it.
        hit_hours_kept_days: days after which the hits of an hour are summed up to days.
        hit_health_key: key with which a monitor may ask for the state of the counter; empty for
            nobody.
        import_words: paths of TOML files with words of boards that texts are imported from.
    """

    categories: Sequence[tuple[str, Any]] = DEFAULT_CATEGORIES
    skip_targets: Sequence[SkipTarget] = ("content", "menu", "search")
    language_links_max: int = 3
    autonyms: Mapping[str, str] = field(default_factory=dict)
    site_names: Mapping[str, str] = field(default_factory=dict)
    new_translation_status: str = "unofficial"
    authoritative_language: str = ""
    unpublished_original: str = "unpublish"
    publish_incomplete_translations: bool = False
    machine_translation_needs_check: bool = True
    missing_language: str = "index"
    releases_per_page: int = 20
    views_shown_on: Sequence[str] = ("release", "index")
    hit_token_days: int = 30
    hit_bot_patterns: Sequence[str] = ()
    hit_window_seconds: int = 30
    hit_daily_ceiling: int = 100
    hit_rate: int = 4
    hit_ignored_networks: Sequence[str] = ()
    hit_trusted_proxies: Sequence[str] = ()
    hit_client_ip_header: str = "X-Forwarded-For"
    hit_consent: str = ""
    hit_store: str = "spool"
    hit_spool_path: str | os.PathLike[str] | None = None
    hit_spool_max_mb: int = 1024
    hit_redis_url: str = ""
    hit_flush_seconds: int = 10
    hit_hours_kept_days: int = 90
    hit_health_key: str = ""
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
