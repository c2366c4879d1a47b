"""Which of a page's languages search engines are told to offer to whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from django.conf import settings
from wagtail.coreutils import get_supported_content_language_variant

from .status import TranslationStatus


class InLanguage(Protocol):
    """A page in one language: its code, and for a release its translation status."""

    @property
    def code(self) -> str:
        """Language code."""
        ...

    @property
    def translation_status(self) -> str:
        """A value of :class:`~.status.TranslationStatus`, or nothing."""
        ...


T = TypeVar("T", bound=InLanguage)


def default_of(texts: Iterable[T]) -> T | None:
    """Choose what a reader of none of the languages is offered (``hreflang="x-default"``).

    Args:
        texts: the languages a page can be read in.

    Returns:
        The site's main language (``LANGUAGE_CODE``), else the original, else the first; ``None``
        of nothing.
    """
    in_order = list(texts)
    main = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    ranked = sorted(
        in_order,
        key=lambda text: (
            text.code != main,
            text.translation_status != TranslationStatus.ORIGINAL,
        ),
    )
    return next(iter(ranked), None)
