"""What the report can be asked for."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.coreutils import get_content_languages
from wagtail.models import Locale

from ...visibility import base_page_model
from ..autonyms import autonym
from ..freshness import State
from ..plan_forms import possible_translators
from .originals import in_state, planned

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
    translator = django_filters.ModelChoiceFilter(
        label=_("Translator"),
        queryset=lambda request: possible_translators(),
        method="filter_translator",
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

    def keep(self, pages: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """Keep all: a language alone chooses columns, not rows."""
        return pages

    def filter_state(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the releases in a state, in the language asked for or in any."""
        return in_state(pages, value, self._locale_ids())

    def filter_translator(self, pages: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """Keep the releases that somebody translates."""
        return planned(pages, translator=value, locale_id__in=self._locale_ids())

    def filter_overdue(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the releases of which a translation is late."""
        today = timezone.localdate()
        due = planned(pages, due_on__lt=today, locale_id__in=self._locale_ids())
        unfinished = [State.MISSING, State.IN_PROGRESS, State.BEHIND]
        ids = self._locale_ids()
        late = in_state(due, unfinished[0], ids)
        for state in unfinished[1:]:
            late = late | in_state(due, state, ids)
        return late

    def _locale_ids(self) -> list[int]:
        wanted = self.form.cleaned_data.get("language")
        codes = [wanted] if wanted else list(get_content_languages())
        return list(Locale.objects.filter(language_code__in=codes).values_list("pk", flat=True))
