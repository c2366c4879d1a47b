"""The pages that a question is about, and what is known of them, also of deleted ones."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from ..admin.permissions import visible_page_ids
from ..models import HitTotal, TakenOverCount
from ..statistics import PageIds
from .question import Question


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a page.

    Attributes:
        title: as it is, or last was.
        language: its code.
        category: its code; empty for none.
        translation_key: what its translations have in common.
    """

    title: str
    language: str
    category: str
    translation_key: uuid.UUID


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What the previous site had counted: how many, and the day on which it showed that."""

    count: int
    as_of: Any


class Selection:
    """The pages that a question is about and the user may see.

    Args:
        question: what is asked.
        user: who asks.
    """

    def __init__(self, question: Question, user: Any) -> None:
        self._question = question
        self._visible = visible_page_ids(user)

    @property
    def page_ids(self) -> PageIds | None:
        """The pages, as the statistics take them."""
        question = self._question
        limits = (question.language, question.category, question.page_id, question.title)
        if self._visible is None and not any(limits):
            return None
        return self._totals.values("page_id")

    @cached_property
    def facts(self) -> dict[int, Facts]:
        """What is known of each page that has been counted, or has taken over a count.

        Queries:
            One.
        """
        fields = ("page_id", "title", "language", "category", "translation_key")
        return {
            page_id: Facts(title or _untitled(page_id), *others)
            for page_id, title, *others in self._totals.values_list(*fields)
        }

    def known(self, page_ids: Iterable[int]) -> dict[int, Facts]:
        """Return the facts of all pages, and that nothing is known of those that have none.

        Args:
            page_ids: pages with hits of their own, so that sums over pages miss nothing.
        """
        unknown = set(page_ids) - self.facts.keys() if self.page_ids is None else set()
        strangers = {pk: Facts(_untitled(pk), "", "", uuid.uuid4()) for pk in unknown}
        return self.facts | strangers

    @property
    def shows_taken_over(self) -> bool:
        """Whether taken-over counts belong in the answer: nobody knows their days and sources."""
        return self._question.all_time and self._question.source is None

    @cached_property
    def taken_over(self) -> dict[int, TakenOver]:
        """The taken-over counts of the pages, where they belong in the answer.

        Queries:
            One, besides those of the facts.
        """
        if not self.shows_taken_over:
            return {}
        rows = TakenOverCount.objects.values_list("page_id", "count", "as_of")
        return {
            page_id: TakenOver(count, as_of)
            for page_id, count, as_of in rows
            if page_id in self.facts
        }

    @property
    def _totals(self) -> QuerySet[Any]:
        question, rows = self._question, HitTotal.objects.all()
        if question.language:
            rows = rows.filter(language=question.language)
        if question.category:
            rows = rows.filter(category=question.category)
        if question.page_id:
            rows = rows.filter(page_id=question.page_id)
        if question.title:
            rows = rows.filter(title__icontains=question.title)
        return rows if self._visible is None else rows.filter(page_id__in=self._visible)


def _untitled(page_id: int) -> str:
    return _("Page %(number)s") % {"number": page_id}
