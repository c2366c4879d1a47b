"""Translation status: what a reader is told about the standing of a text."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail_localize.fields import BaseTranslatableField

from ..conf import get_settings
from ..visibility import PageMixin, base_page_model
from .translated_text import TranslatedText, interface_language


class TranslationStatus(models.TextChoices):
    """The standing of a release in its language."""

    ORIGINAL = "original", _("Original")
    OFFICIAL = "official", _("Official translation")
    UNOFFICIAL = "unofficial", _("Unofficial translation")
    MACHINE = "machine", _("Machine translation")


def default_translation_status() -> str:
    """Return the status of a newly made translation (setting ``NEW_TRANSLATION_STATUS``)."""
    return str(get_settings().new_translation_status)


def status_in(language: str, page: Any) -> TranslatedText:
    """Return the translation status of a release in words.

    Args:
        language: code of the language the words stand among.
        page: a release.
    """
    code = interface_language(language)
    with override(code):
        return TranslatedText(str(page.get_translation_status_display()), code)


class PerLanguageField(BaseTranslatableField):
    """A field that belongs to one language alone.

    wagtail-localize neither offers it to translators nor overwrites it when a translation is
    synchronised with its source. List it in ``override_translatable_fields``.
    """

    def __repr__(self) -> str:
        return f"<PerLanguageField {self.field_name}>"


class TranslationStatusMixin(PageMixin):
    """Gives a translatable page a translation status that synchronisation leaves alone.

    The status of the page a translation is made from is never taken over: a copy for
    translation, and an alias that becomes a translation, start with
    :func:`default_translation_status`.
    """

    translation_status = models.CharField(
        _("translation status"),
        max_length=20,
        choices=TranslationStatus.choices,
        default=TranslationStatus.ORIGINAL,
        help_text=_("Readers see this before the text, for example “Unofficial translation”."),
    )

    _alias_source_id: int | None = None

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        """Remember whether the page was an alias when it was loaded."""
        instance = super().from_db(*args, **kwargs)
        instance._alias_source_id = instance.__dict__.get("alias_of_id")
        return instance

    def changed_parts(self, names: Collection[str]) -> list[Any]:
        """Return parts of the page to be named to readers; a page type knows its own.

        Args:
            names: names of parts, see :mod:`.content`.

        Returns:
            Objects with ``label``, ``anchor`` and ``is_point``.
        """
        return []

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; an alias that has just become a translation gets the status of a new one."""
        if self._became_translation():
            self.translation_status = default_translation_status()
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "translation_status"}
        super().save(*args, **kwargs)
        self._alias_source_id = self.alias_of_id

    def _became_translation(self) -> bool:
        if self._alias_source_id is None or self.alias_of_id is not None:
            return False
        source = base_page_model().objects.filter(pk=self._alias_source_id)
        return not source.filter(locale_id=self.locale_id).exists()
