"""System check of the files of words that a site adds to the parser's."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register

from ..conf import get_settings
from .site_words import problem_of


@register(Tags.compatibility)
def check_import_words(**kwargs: Any) -> list[CheckMessage]:
    """Check that every file named in ``IMPORT_WORDS`` can be used."""
    return [
        Error(
            f"The words of {path} are not used: {problem}.",
            hint="See IMPORT_WORDS in docs/settings.md for what such a file looks like.",
            id="wagtail_pressroom.E006",
        )
        for path in map(str, get_settings().import_words)
        if (problem := problem_of(path))
    ]
