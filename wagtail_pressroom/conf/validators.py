"""What is wrong with the value of an option, in words; nothing when it is right."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from wagtail.coreutils import get_content_languages

Problem = str | None

BUILT_IN_SKIP_TARGETS = ("content", "menu", "search")
STATUSES = ("original", "official", "unofficial", "machine")
FATES = ("unpublish", "keep")
MISSING_LANGUAGE = ("index", "show", "404")
STORES = ("spool", "redis", "direct")
SURFACES = ("release", "index")
# A proxy that speaks to the site over a Unix socket has no address.
UNIX_SOCKET = "unix"
SECONDS_AN_HOUR = 3600


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


def _whole_number(least: int, most: int | None = None) -> Callable[[Any], Problem]:
    def find_problem(value: Any) -> Problem:
        is_number = isinstance(value, int) and not isinstance(value, bool)
        if is_number and value >= least and (most is None or value <= most):
            return None
        limit = f"from {least}" if most is None else f"from {least} to {most}"
        return f"it must be a whole number {limit}"

    return find_problem


def _names_by_language(value: Any) -> Problem:
    if isinstance(value, Mapping) and all(
        _is_text(part) for pair in value.items() for part in pair
    ):
        return None
    return "it must map language codes to names"


def _one_of(names: Sequence[str]) -> Callable[[Any], Problem]:
    def find_problem(value: Any) -> Problem:
        return None if value in names else f"it must be one of {', '.join(names)}"

    return find_problem


def _some_of(names: Sequence[str]) -> Callable[[Any], Problem]:
    def find_problem(value: Any) -> Problem:
        if not isinstance(value, Sequence) or isinstance(value, str):
            return "it must be a list"
        wrong = next((name for name in value if name not in names), None)
        return None if wrong is None else f"{wrong!r} is none of {', '.join(names)}"

    return find_problem


def _networks(*names: str) -> Callable[[Any], Problem]:
    def find_problem(value: Any) -> Problem:
        if not isinstance(value, Sequence) or isinstance(value, str):
            return "it must be a list of networks"
        for network in value:
            if network in names:
                continue
            try:
                # Only text: the module also reads whole numbers as addresses.
                ipaddress.ip_network(network if isinstance(network, str) else "")
            except ValueError:
                return f"{network!r} is no network, such as 10.0.0.0/8 or 2001:db8::/32"
        return None

    return find_problem


def _language(value: Any) -> Problem:
    if value == "" or (isinstance(value, str) and value in get_content_languages()):
        return None
    return f"{value!r} is none of WAGTAIL_CONTENT_LANGUAGES"


def _yes_or_no(value: Any) -> Problem:
    return None if isinstance(value, bool) else "it must be True or False"


def _text(value: Any) -> Problem:
    return None if isinstance(value, str) else "it must be text"


def _header(value: Any) -> Problem:
    is_name = isinstance(value, str) and re.fullmatch(r"[A-Za-z0-9-]+", value)
    return None if is_name else "it must be the name of a header, such as X-Forwarded-For"


def _path_or_none(value: Any) -> Problem:
    is_path = value is None or (isinstance(value, (str, os.PathLike)) and str(value))
    return None if is_path else "it must be the path of a folder"


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
    "NEW_TRANSLATION_STATUS": _one_of(STATUSES),
    "AUTHORITATIVE_LANGUAGE": _language,
    "UNPUBLISHED_ORIGINAL": _one_of(FATES),
    "PUBLISH_INCOMPLETE_TRANSLATIONS": _yes_or_no,
    "MACHINE_TRANSLATION_NEEDS_CHECK": _yes_or_no,
    "MISSING_LANGUAGE": _one_of(MISSING_LANGUAGE),
    "RELEASES_PER_PAGE": _whole_number(1),
    "VIEWS_SHOWN_ON": _some_of(SURFACES),
    "HIT_TOKEN_DAYS": _whole_number(1),
    "HIT_BOT_PATTERNS": _patterns,
    "HIT_WINDOW_SECONDS": _whole_number(0, SECONDS_AN_HOUR),
    "HIT_DAILY_CEILING": _whole_number(0),
    "HIT_RATE": _whole_number(0),
    "HIT_IGNORED_NETWORKS": _networks(),
    "HIT_TRUSTED_PROXIES": _networks(UNIX_SOCKET),
    "HIT_CLIENT_IP_HEADER": _header,
    "HIT_CONSENT": _text,
    "HIT_STORE": _one_of(STORES),
    "HIT_SPOOL_PATH": _path_or_none,
    "HIT_SPOOL_MAX_MB": _whole_number(1),
    "HIT_REDIS_URL": _text,
    "HIT_FLUSH_SECONDS": _whole_number(0),
    "HIT_HOURS_KEPT_DAYS": _whole_number(1),
    "HIT_HEALTH_KEY": _text,
    "IMPORT_WORDS": _paths,
}
