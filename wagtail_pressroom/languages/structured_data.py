"""A release for machines: schema.org's NewsArticle, from what the page has loaded anyway."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from .alternates import absolute, canonical_url
from .dates import local_moment
from .missing import readable
from .options import LanguageOption
from .status import TranslationStatus

# What could end the element that the data stands in, or begin another (as Django's json_script).
_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


def news_article(
    page: Any, options: Iterable[LanguageOption], site_name: str, request: Any
) -> dict[str, Any]:
    """Return a release as JSON-LD; what the site doesn't know is left out.

    Args:
        page: a public release.
        options: its languages.
        site_name: name of the publisher, in the language of the page.
        request: of the page view.
    """
    url = canonical_url(page, request)
    options = list(options)
    language = next((option.code for option in options if option.current), "")
    published = page.printed_release_date
    entries: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "headline": page.title,
        "description": page.search_description or page.summary.strip(),
        "inLanguage": language,
        "datePublished": published.machine if published else "",
        "dateModified": _changed(page),
        "publisher": _publisher(site_name, request) if site_name else {},
        "creativeWorkStatus": {
            "@type": "DefinedTerm",
            "termCode": page.translation_status,
            "name": str(page.get_translation_status_display()),
        },
        **_other_texts(page, options, request),
    }
    return {name: value for name, value in entries.items() if value}


def as_json_ld(entries: dict[str, Any]) -> SafeString:
    """Return data as the content of a ``<script type="application/ld+json">``, escaped.

    Args:
        entries: anything JSON can say.
    """
    text = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308


def _changed(page: Any) -> str:
    changed, came = page.last_published_at, page.release_date
    # What was prepared before its date has not changed since.
    is_later = changed and came and changed > came
    return local_moment(changed).isoformat(timespec="seconds") if is_later else ""


def _publisher(site_name: str, request: Any) -> dict[str, str]:
    # Whether it is a government's organisation, nobody has told us.
    return {"@type": "Organization", "name": site_name, "url": absolute("/", request)}


def _other_texts(page: Any, options: Iterable[LanguageOption], request: Any) -> dict[str, Any]:
    """Return the original of a translation, or the translations of an original."""
    others = [option for option in readable(options) if not option.current]
    originals = [o for o in others if o.translation_status == TranslationStatus.ORIGINAL]
    is_original = page.translation_status == TranslationStatus.ORIGINAL
    if len(originals) + is_original != 1:
        # Of two originals nobody knows which one was translated.
        return {}
    if originals:
        return {"translationOfWork": _text(originals[0], request)}
    return {"workTranslation": [_text(option, request) for option in others]}


def _text(option: LanguageOption, request: Any) -> dict[str, str]:
    url = absolute(option.url, request)
    return {"@type": "NewsArticle", "@id": url, "url": url, "inLanguage": option.code}
