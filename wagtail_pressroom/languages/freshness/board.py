"""The state of many releases in all languages, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from bs4 import BeautifulSoup
from django.db.models import OuterRef, Subquery
from wagtail.coreutils import get_content_languages
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ...visibility import base_page_model
from ..autonyms import autonym, direction
from ..plans import TranslationPlan
from .models import TranslatedText
from .states import Facts, State, state_from

# Languages written without spaces: what a translator is paid by there is characters.
WITHOUT_SPACES = ("ja", "zh", "th", "lo", "km", "my")


@dataclass(frozen=True)
class LanguageRow:
    """One language of one release.

    Attributes:
        locale: the language's locale.
        page: the page in that language, not specific; ``None`` without one of its own.
        state: how it stands to the original.
        texts_left: texts without a translation; those of wagtail-localize alone are known.
        words_left: words in them, or characters of a language without spaces.
        changes: parts of the original that the translation has not.
        plan: who translates it by when; not saved where nothing is planned.
        record: wagtail-localize's record, if there is one.
    """

    locale: Locale
    page: Any
    state: State
    texts_left: int
    words_left: int
    changes: tuple[str, ...]
    plan: TranslationPlan
    record: Translation | None

    @property
    def code(self) -> str:
        """Language code, fit for ``lang``."""
        return str(self.locale.language_code)

    @property
    def autonym(self) -> str:
        """The language's name in that language."""
        return autonym(self.code)

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return direction(self.code)


def language_rows(sources: Sequence[Any]) -> dict[int, list[LanguageRow]]:
    """Return every content language of the site for each of some originals.

    Args:
        sources: pages that translations are made from, with ``locale_id``.

    Returns:
        Rows in the order of the settings, by primary key of the original. The original's own
        language is among them.

    Queries:
        Six, whatever the number of pages and languages.
    """
    keys = [source.translation_key for source in sources]
    locales = _locales()
    pages = _pages(keys)
    records = _records(keys)
    left = _texts_left(list(records.values()))
    plans = {
        (plan.translation_key, plan.locale_id): plan
        for plan in TranslationPlan.objects.filter(translation_key__in=keys).select_related(
            "translator"
        )
    }

    def row(source: Any, locale: Locale) -> LanguageRow:
        key = (source.translation_key, locale.pk)
        page, record = pages.get(key), records.get(key)
        lengths = left.get(record.pk, []) if record is not None else []
        changes = tuple(page.missing_parts or ()) if page is not None else ()
        facts = Facts(
            exists=page is not None,
            live=page is not None and page.live,
            untranslated=len(lengths),
            stopped=record is not None and not record.enabled,
            changed=bool(changes),
        )
        is_source = locale.pk == source.locale_id
        return LanguageRow(
            locale=locale,
            page=page,
            state=State.ORIGINAL if is_source else state_from(facts),
            texts_left=0 if is_source else len(lengths),
            words_left=0 if is_source else sum(lengths),
            changes=changes,
            plan=plans.get(key) or TranslationPlan(translation_key=key[0], locale_id=locale.pk),
            record=record,
        )

    return {source.pk: [row(source, locale) for locale in locales] for source in sources}


def count_words(html: str, language: str) -> int:
    """Count the words of a text, or its characters where words are not set apart.

    Args:
        html: the text, as wagtail-localize keeps it.
        language: code of its language.
    """
    text = BeautifulSoup(html, "html.parser").get_text()
    if language.split("-")[0] in WITHOUT_SPACES:
        return sum(1 for sign in text if sign.isalnum())
    return len(text.split())


def _locales() -> list[Locale]:
    by_code = {locale.language_code: locale for locale in Locale.objects.all()}
    return [by_code[code] for code in get_content_languages() if code in by_code]


def _pages(keys: Iterable[UUID]) -> dict[tuple[UUID, int], Any]:
    pages = base_page_model().objects.filter(translation_key__in=keys, alias_of__isnull=True)
    text = TranslatedText.objects.filter(page_id=OuterRef("pk"))
    annotated = pages.annotate(missing_parts=Subquery(text.values("changes")[:1]))
    return {
        (page.translation_key, page.locale_id): page
        for page in annotated.order_by("pk").defer_streamfields()
    }


def _records(keys: Iterable[UUID]) -> dict[tuple[UUID, int], Translation]:
    records = Translation.objects.filter(source__object_id__in=keys)
    return {
        (record.source.object_id, record.target_locale_id): record
        for record in records.select_related("source__locale").order_by("enabled", "-pk")
    }


def _texts_left(records: Sequence[Translation]) -> dict[int, list[int]]:
    """Return the lengths of the texts that are not translated, by record."""
    segments = defaultdict(list)
    languages = {record.source_id: record.source.locale.language_code for record in records}
    rows = StringSegment.objects.filter(source_id__in=languages).values_list(
        "source_id", "string_id", "context_id", "string__data"
    )
    for source_id, string_id, context_id, data in rows:
        length = count_words(data, languages[source_id])
        segments[source_id].append((string_id, context_id, length))
    done = set(
        StringTranslation.objects.filter(
            context__object_id__in={record.source.object_id for record in records},
            has_error=False,
        ).values_list("translation_of_id", "context_id", "locale_id")
    )
    return {
        record.pk: [
            length
            for string_id, context_id, length in segments[record.source_id]
            if (string_id, context_id, record.target_locale_id) not in done
        ]
        for record in records
    }
