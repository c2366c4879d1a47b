"""What the page with all languages of a release shows of each, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.models import WorkflowState

from ..visibility import base_page_model
from .bridge.holds import Hold, Reason, hold_by_source, hold_from_text
from .bridge.machine import unchecked_records
from .bridge.origins import Family, family_of
from .bridge.privacy import Restrictions, is_as_private
from .freshness import State
from .freshness.board import LanguageRow
from .plan_forms import PlanForm


@dataclass
class PlanRow:
    """One language as it stands on the page.

    Attributes:
        language: what is known of it.
        page: the specific page; ``None`` without one of its own.
        form: its plan; ``None`` for the original.
        hold: why it can't be published now; empty when nothing stands against it.
        may_edit: whether the user may edit the page in that language.
        may_publish: whether the user may publish in that language.
        may_confirm: whether the user may say that nothing is missing.
        may_check: whether there is a machine translation for the user to check.
    """

    language: LanguageRow
    page: Any
    form: PlanForm | None
    hold: str
    may_edit: bool
    may_publish: bool
    may_confirm: bool
    may_check: bool


class ReleaseInLanguages:
    """All that is asked of the languages of one release, looked up once.

    Args:
        original: the specific page that translations are made from.
        languages: what :func:`~.freshness.board.language_rows` knows of them.
        user: who looks at them.
    """

    def __init__(self, original: Any, languages: Sequence[LanguageRow], user: Any) -> None:
        self.original = original
        self.languages = languages
        self.user = user
        self._by_source: dict[int, Hold | None] = {}

    @cached_property
    def family(self) -> Family:
        """The pages, and which of them was made from which."""
        return family_of(self.original)

    @cached_property
    def pages(self) -> dict[int, Any]:
        """The specific pages by primary key of their locale."""
        pages = list(self.family.pages)
        # Wagtail's permissions ask for it page by page otherwise.
        active = WorkflowState.objects.active().select_related("current_task_state__task")
        name = "_specific_workflow_states"
        prefetch_related_objects(
            pages, Prefetch(name, queryset=active, to_attr="_current_workflow_states")
        )
        return {page.locale_id: page for page in pages}

    @cached_property
    def lists(self) -> dict[int, Any]:
        """The places of new translations, by primary key of their locale."""
        parent = self.original.get_parent()
        same = base_page_model().objects.filter(
            translation_key=parent.translation_key, alias_of__isnull=True
        )
        return {page.locale_id: page for page in same}

    def page_of(self, language: LanguageRow) -> Any:
        """Return the specific page in a language, ``None`` without one."""
        return self.pages.get(language.locale.pk)

    def may_edit(self, language: LanguageRow) -> bool:
        """Tell whether the user may edit the page in a language."""
        page = self.page_of(language)
        return page is not None and bool(page.permissions_for_user(self.user).can_edit())

    def may_publish(self, language: LanguageRow) -> bool:
        """Tell whether the user may publish in a language, the page being there or not."""
        if self.user.is_superuser:
            return True
        page, place = self.page_of(language), self.lists.get(language.locale.pk)
        if page is not None:
            return bool(page.permissions_for_user(self.user).can_publish())
        if place is not None:
            return bool(place.permissions_for_user(self.user).can_publish_subpage())
        return False

    def has_unchecked(self, language: LanguageRow) -> bool:
        """Tell whether a machine has translated what nobody has checked."""
        return language.record is not None and language.record.pk in self._unchecked

    def hold_of(self, language: LanguageRow) -> str:
        """Tell in words why a language can't be published now; empty if nothing is against it."""
        page = self.page_of(language)
        if page is None or page.live or language.state == State.ORIGINAL:
            return ""
        source = self.family.source_of(page)
        hold = self._hold(page, source, language) if source is not None else None
        return hold.message if hold is not None else ""

    def _hold(self, page: Any, source: Any, language: LanguageRow) -> Hold | None:
        if source.pk not in self._by_source:
            self._by_source[source.pk] = hold_by_source(source)
        if (hold := self._by_source[source.pk]) is not None:
            return hold
        if not is_as_private(page, source, self._restrictions):
            return Hold(Reason.PRIVATE)
        if language.record is None or not language.record.enabled:
            return None
        return hold_from_text(
            lambda: bool(language.texts_left), lambda: self.has_unchecked(language)
        )

    @cached_property
    def _restrictions(self) -> Restrictions:
        return Restrictions()

    @cached_property
    def _unchecked(self) -> set[int]:
        records = [language.record for language in self.languages if language.record is not None]
        plans = {language.locale.pk: language.plan for language in self.languages}
        return unchecked_records(records, plans) if records else set()
