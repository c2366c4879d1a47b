"""Languages, departments and topics."""

from __future__ import annotations

from typing import Any

from wagtail.models import Locale

from wagtail_pressroom.models import Department, Topic

from .content import LANGUAGES, SOURCE_LANGUAGE, TRANSLATED_LANGUAGES, vocabulary
from .translation import phrases, translate

Terms = dict[str, dict[str, Any]]
"""Departments or topics: by slug, then by language code."""


def load_locales() -> dict[str, Any]:
    """Return the languages of the site by code, making those that are missing."""
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}


def load_departments(user: Any) -> Terms:
    """Return the departments, making and translating those that are missing."""
    return _load(Department, vocabulary()["departments"], user)


def load_topics(user: Any) -> Terms:
    """Return the topics, making and translating those that are missing."""
    return _load(Topic, vocabulary()["topics"], user)


def _load(model: Any, entries: list[dict[str, Any]], user: Any) -> Terms:
    known = {
        (term.locale.language_code, term.name): term
        for term in model.objects.select_related("locale")
    }
    terms: Terms = {}
    for entry in entries:
        names = entry["name"]
        if not all((language, names[language]) in known for language in LANGUAGES):
            source = known.get((SOURCE_LANGUAGE, names[SOURCE_LANGUAGE])) or model.objects.create(
                name=names[SOURCE_LANGUAGE],
                locale=Locale.objects.get(language_code=SOURCE_LANGUAGE),
            )
            answers = {
                language: phrases(entry, SOURCE_LANGUAGE, language)
                for language in TRANSLATED_LANGUAGES
            }
            translate(source, answers, user)
            for term in model.objects.filter(translation_key=source.translation_key):
                known[term.locale.language_code, term.name] = term
        terms[entry["slug"]] = {
            language: known[language, names[language]] for language in LANGUAGES
        }
    return terms
