"""Which language of a release is authoritative."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from ..conf import get_settings
from .status import TranslationStatus

if TYPE_CHECKING:
    from .options import LanguageOption


class AuthoritativeLanguage(models.Model):
    """The language that is authoritative for one release, where the site's rule is not meant."""

    translation_key = models.UUIDField(primary_key=True)
    locale = models.ForeignKey(
        Locale, verbose_name=_("authoritative language"), on_delete=models.CASCADE, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.translation_key}: {self.locale_id}"


def authoritative_option(
    options: Iterable[LanguageOption], chosen: str | None = None
) -> LanguageOption | None:
    """Return the language whose text is authoritative, as far as readers can see it.

    That is the language chosen for the release, else the site's (``AUTHORITATIVE_LANGUAGE``),
    else that of the original. A text that is itself an unofficial or a machine translation is
    not authoritative because of the site's rule.

    Args:
        options: the languages of a release, as :func:`~.options.get_language_options` gives them.
        chosen: code of the language chosen for the release, if there is one.
    """
    texts = {option.code: option for option in options if option.kind == "translation"}
    if chosen in texts:
        return texts[chosen]
    valid = (TranslationStatus.ORIGINAL, TranslationStatus.OFFICIAL)
    by_site = texts.get(get_settings().authoritative_language)
    if by_site is not None and by_site.translation_status in valid:
        return by_site
    originals = (t for t in texts.values() if t.translation_status == TranslationStatus.ORIGINAL)
    return next(originals, None)
