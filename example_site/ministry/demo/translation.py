"""Translating through wagtail-localize, as a translation agency would: by PO files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from .content import parallel_texts
from .markup import message

Phrases = dict[str, str]


class MissingTranslation(Exception):
    """A text of the demo has no translation in the content files."""


def phrases(content: Any, source: str, target: str) -> Phrases:
    """Return what a translator would answer to each message of a piece of content."""
    return {
        message(text): message(translated)
        for text, translated in parallel_texts(content, source, target)
    }


@transaction.atomic
def translate(
    instance: Any, answers: Mapping[str, Phrases], user: Any, publish: bool = True
) -> None:
    """Translate a page or snippet into several languages.

    The translated pages are published when the transaction is committed.

    Args:
        instance: the source, saved.
        answers: what to answer to each message, by language code.
        user: who does it, for the log.
        publish: leave drafts when false.

    Raises:
        MissingTranslation: when a message has no answer.
    """
    if not answers:
        return
    source, _changed = TranslationSource.update_or_create_from_instance(instance)
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    for language, phrasebook in answers.items():
        translation, _created = Translation.objects.get_or_create(
            source=source, target_locale=locales[language]
        )
        _fill_in(translation, phrasebook, user)
        translation.save_target(user=user, publish=publish)


def _fill_in(translation: Any, phrasebook: Phrases, user: Any) -> None:
    catalogue = translation.export_po()
    for entry in catalogue:
        if entry.msgid not in phrasebook:
            raise MissingTranslation(f"{translation.target_locale}: {entry.msgid}")
        entry.msgstr = phrasebook[entry.msgid]
    for problem in translation.import_po(catalogue, user=user):
        raise MissingTranslation(f"{translation.target_locale}: {problem!r}")
