"""The panel that tells an editor what a change means for the other languages."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property
from wagtail.admin.panels import Panel

from .autonyms import autonym, direction
from .bridge import source_of
from .freshness import State
from .freshness.board import LanguageRow, language_rows


class TranslationsPanel(Panel):
    """Shown on a page that has translations, and on a translation in Wagtail's own editor."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one form.

        Queries:
            One for a page without translations; at most nine otherwise, whatever their number.
        """

        template_name = "wagtail_pressroom/languages/admin/translations_panel.html"

        @cached_property
        def original(self) -> Any:
            """The page that this one is translated from; ``None`` for an original."""
            return source_of(self.instance)

        @cached_property
        def original_language(self) -> dict[str, str]:
            """Code, name and direction of the original's language."""
            code = self.original.locale.language_code
            return {"code": code, "autonym": autonym(code), "direction": direction(code)}

        @cached_property
        def translations(self) -> list[LanguageRow]:
            """The languages that are there, with their states."""
            if not self._is_translated():
                return []
            return [
                row
                for row in language_rows([self.instance])[self.instance.pk]
                if row.state not in (State.ORIGINAL, State.MISSING)
            ]

        def _is_translated(self) -> bool:
            others = type(self.instance).objects.filter(
                translation_key=self.instance.translation_key, alias_of__isnull=True
            )
            return bool(others.exclude(pk=self.instance.pk).exists())

        def is_shown(self) -> bool:
            """Tell whether there are other languages that a change concerns."""
            if not super().is_shown() or self.instance.pk is None:
                return False
            return self.original is not None or bool(self.translations)
