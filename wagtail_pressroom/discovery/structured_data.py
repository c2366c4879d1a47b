"""What machines are told about a release (schema.org, ``NewsArticle``, as JSON-LD)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import timezone

from ..languages.options import LanguageOption
from ..languages.status import TranslationStatus

CONTEXT = "https://schema.org"


def structured_data(
    release: Any, texts: Iterable[LanguageOption], base: str, publisher: str
) -> dict[str, Any]:
    """Describe a release and how its languages belong together.

    Args:
        release: a specific release.
        texts: the languages it can be read in, its own among them.
        base: scheme and host of the site, which the addresses of the languages may lack.
        publisher: name of the office that publishes.

    Returns:
        A value for JSON. ``translationOfWork`` of a translation names the original,
        ``workTranslation`` of an original its translations. A translation's status is its
        ``creativeWorkStatus``, in English.
    """
    there = list(texts)
    own = next((text for text in there if text.current), None)
    status = release.translation_status
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "@id": release.full_url,
        "url": release.full_url,
        "headline": release.title,
        "inLanguage": own.code if own else release.locale.language_code,
        "publisher": {"@type": "Organization", "name": publisher},
    }
    if release.summary.strip():
        data["description"] = release.summary
    if release.release_date:
        data["datePublished"] = _moment(release.release_date)
    if release.last_published_at:
        # A back-dated release was not changed before it was out.
        data["dateModified"] = _moment(
            max(release.last_published_at, release.release_date or release.last_published_at)
        )
    others = [text for text in there if not text.current]
    if status == TranslationStatus.ORIGINAL:
        translations = [_work(text, base) for text in others if text.translation_status]
        if translations:
            data["workTranslation"] = translations
    else:
        data["creativeWorkStatus"] = _STATUS[status]
        original = next((text for text in others if _is_original(text)), None)
        if original is not None:
            data["translationOfWork"] = _work(original, base)
    return data


# Not translated: the same for every program that reads it.
_STATUS = {
    TranslationStatus.OFFICIAL: "Official translation",
    TranslationStatus.UNOFFICIAL: "Unofficial translation",
    TranslationStatus.MACHINE: "Machine translation",
}


def _is_original(text: LanguageOption) -> bool:
    return text.translation_status == TranslationStatus.ORIGINAL


def _work(text: LanguageOption, base: str) -> dict[str, str]:
    url = text.url if "://" in text.url else f"{base}{text.url}"
    work = {"@type": "NewsArticle", "@id": url, "inLanguage": text.code, "headline": text.title}
    if text.translation_status in _STATUS:
        work["creativeWorkStatus"] = _STATUS[TranslationStatus(text.translation_status)]
    return work


def _moment(moment: Any) -> str:
    if settings.USE_TZ:
        moment = timezone.localtime(moment, timezone.get_default_timezone())
    return str(moment.isoformat(timespec="seconds"))
