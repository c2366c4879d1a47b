"""What the report can be asked for."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.coreutils import get_content_languages

from ...visibility import base_page_model
from ..autonyms import autonym
from ..freshness import State
from ..plan_forms import translator_choices
from .originals import in_state, overdue, planned

STATES = [(state.value, state.label) for state in State if state != State.ORIGINAL]


def language_choices() -> list[tuple[str, str]]:
    """Return the content languages of the site under their own names."""
    return [(code, autonym(code)) for code in get_content_languages()]


class TranslationsFilterSet(WagtailFilterSet):
    """Filters by language, state, translator and date."""

    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=language_choices, method="keep", empty_label=_("Any")
    )
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=STATES, method="filter_state", empty_label=_("Any")
    )
    translator = django_filters.ChoiceFilter(
        label=_("Translator"),
        choices=[],
        method="filter_translator",
        empty_label=_("Any"),
    )
    overdue = django_filters.ChoiceFilter(
        label=_("Due on"),
        choices=[("yes", _("Overdue"))],
        method="filter_overdue",
        empty_label=_("Any"),
    )

    class Meta:
        model = base_page_model()
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The form asks for its choices more than once.
        self.filters["translator"].extra["choices"] = translator_choices()

    def keep(self, pages: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """Keep all: a language alone chooses columns, not rows."""
        return pages

    def filter_state(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the releases in a state, in the language asked for or in any."""
        return in_state(pages, value, self._codes)

    def filter_translator(self, pages: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """Keep the releases that somebody translates."""
        return planned(pages, translator=value, locale__language_code__in=self._codes)

    def filter_overdue(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the releases of which a translation is late."""
        return overdue(pages, timezone.localdate(), self._codes)

    @property
    def _codes(self) -> list[str]:
        wanted = self.form.cleaned_data.get("language")
        return [wanted] if wanted else list(get_content_languages())
