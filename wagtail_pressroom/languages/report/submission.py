"""Many releases are submitted for translation at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale
from wagtail_localize.operations import TranslationCreator

from ...visibility import base_page_model
from ..autonyms import autonym


@dataclass(frozen=True)
class Submission:
    """What became of a submission.

    Attributes:
        begun: how many translations were begun.
        left_alone: how many languages were there already. wagtail-localize would write over
            them: what was typed by hand, what was detached.
        failed: titles with the own name of the language, of those that could not be begun.
    """

    begun: int
    left_alone: int
    failed: tuple[str, ...]


def read_ids(values: Iterable[str]) -> list[int]:
    """Return the primary keys among the values of a form, whatever was sent."""
    return [
        int(value) for value in values if value.isascii() and value.isdecimal() and len(value) < 19
    ]


def submit(pages: Sequence[Any], locales: Sequence[Locale], user: Any) -> Submission:
    """Begin the translations that aren't there yet.

    Args:
        pages: specific originals.
        locales: the languages to translate into.
        user: who does it. Permissions are the caller's to check.
    """
    begun = left_alone = 0
    failed = []
    for page in pages:
        there = _there(page)
        wanted = [locale for locale in locales if locale.pk not in there]
        left_alone += sum(locale.pk in there and locale.pk != page.locale_id for locale in locales)
        # It swallows what keeps a page from being made.
        TranslationCreator(user, wanted).create_translations(page)
        made = _there(page)
        begun += sum(locale.pk in made for locale in wanted)
        failed += [
            f"“{page.get_admin_display_title()}” ({autonym(locale.language_code)})"
            for locale in wanted
            if locale.pk not in made
        ]
    return Submission(begun, left_alone, tuple(failed))


def _there(page: Any) -> set[int]:
    """Return the locales in which a page has a text of its own."""
    group = base_page_model().objects.filter(
        translation_key=page.translation_key, alias_of__isnull=True
    )
    return set(group.values_list("locale_id", flat=True))
