"""The releases that the report lists, and those in a given state."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ...visibility import base_page_model
from ..bridge import held_models
from ..freshness import State
from ..freshness.models import TranslatedText
from ..plans import TranslationPlan
from ..status import TranslationStatus, TranslationStatusMixin


def originals(user: Any) -> QuerySet[Any]:
    """Return the releases that translations are made from, as far as a user may explore them.

    Args:
        user: who asks.

    Returns:
        Pages that are neither aliases nor translations, newest first.
    """
    models = held_models()
    visible: QuerySet[Any] = page_permission_policy.explorable_instances(user)
    # Made by hand, none of a group may be known as a translation: its first page stands for it.
    earlier = _not_translations(base_page_model().objects.all(), models).filter(
        translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk")
    )
    found: Any = _not_translations(visible, models)
    pages: QuerySet[Any] = (
        found.exclude(Exists(earlier))
        .select_related("locale")
        .defer_streamfields()
        .order_by("-latest_revision_created_at", "-pk")
    )
    return pages


def in_state(pages: QuerySet[Any], state: str, codes: Sequence[str]) -> QuerySet[Any]:
    """Keep the originals that are in a state in one of some languages.

    Args:
        pages: what :func:`originals` returns.
        state: a value of :class:`~..freshness.states.State`.
        codes: language codes.
    """
    found = Q(pk__in=[])
    for code in codes:
        found |= Q(_is_in_state(state, code)) & ~Q(locale__language_code=code)
    return pages.filter(found)


def overdue(pages: QuerySet[Any], today: datetime.date, codes: Sequence[str]) -> QuerySet[Any]:
    """Keep the originals of which a translation is late: missing, in progress or behind.

    Args:
        pages: what :func:`originals` returns.
        today: the day it is.
        codes: language codes.
    """
    late = Q(pk__in=[])
    for code in codes:
        due = TranslationPlan.objects.filter(
            translation_key=OuterRef("translation_key"),
            locale__language_code=code,
            due_on__lt=today,
        )
        done = _is_in_state(State.CURRENT, code) | _is_in_state(State.DETACHED, code)
        late |= Q(Exists(due)) & ~Q(done)
    return pages.filter(late)


def planned(pages: QuerySet[Any], **plan: Any) -> QuerySet[Any]:
    """Keep the originals with a plan that answers to something.

    Args:
        pages: what :func:`originals` returns.
        plan: lookups of :class:`~..plans.TranslationPlan`.
    """
    plans = TranslationPlan.objects.filter(translation_key=OuterRef("translation_key"), **plan)
    return pages.filter(Exists(plans))


def _not_translations(pages: QuerySet[Any], models: list[Any]) -> QuerySet[Any]:
    types = ContentType.objects.get_for_models(*models).values()
    # Without the page it was made from, a text stands by itself.
    source = base_page_model().objects.filter(
        translation_key=OuterRef("source__object_id"),
        locale_id=OuterRef("source__locale_id"),
        alias_of__isnull=True,
    )
    is_target = Translation.objects.filter(
        Exists(source),
        source__object_id=OuterRef("translation_key"),
        target_locale_id=OuterRef("locale_id"),
    )
    is_translated = TranslatedText.objects.filter(page_id=OuterRef("pk"))
    return (
        pages.filter(content_type__in=types, alias_of__isnull=True)
        .exclude(Exists(is_target))
        .exclude(Exists(is_translated))
        .exclude(_says_it_is_a_translation(models))
    )


def _says_it_is_a_translation(models: list[Any]) -> Q:
    """Find pages made by hand: marked as translations, beside a page marked as the original."""
    found = Q(pk__in=[])
    for model in models:
        if not issubclass(model, TranslationStatusMixin):
            continue
        marked = model._default_manager.filter(translation_status=TranslationStatus.ORIGINAL)
        its_own = model._default_manager.filter(pk=OuterRef("pk"))
        found |= Q(
            Exists(its_own.exclude(translation_status=TranslationStatus.ORIGINAL)),
            Exists(marked.filter(translation_key=OuterRef("translation_key"))),
        )
    return found


def _is_in_state(state: str, code: str) -> Any:
    page = base_page_model().objects.filter(
        translation_key=OuterRef("translation_key"),
        locale__language_code=code,
        alias_of__isnull=True,
    )
    if state == State.MISSING:
        return ~Exists(page)
    stopped = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"),
        target_locale__language_code=code,
        enabled=False,
    )
    if state == State.DETACHED:
        return Exists(page) & Exists(stopped)
    old = TranslatedText.objects.filter(page_id=OuterRef("pk"), behind_since__isnull=False)
    if state == State.BEHIND:
        return Exists(page.filter(Exists(old), live=True)) & ~Exists(stopped)
    in_step = Exists(page.filter(~Exists(old), live=True))
    incomplete = Exists(_untranslated(code))
    if state == State.IN_PROGRESS:
        is_draft = Exists(page.filter(live=False))
        return (is_draft | (in_step & incomplete)) & ~Exists(stopped)
    return in_step & ~incomplete & ~Exists(stopped)


def _untranslated(code: str) -> Any:
    """Return the texts of a release that wagtail-localize has no translation of."""
    record = Translation.objects.filter(
        source_id=OuterRef("source_id"), target_locale__language_code=code
    )
    translated = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale__language_code=code,
        has_error=False,
    )
    return StringSegment.objects.filter(
        Exists(record), ~Exists(translated), source__object_id=OuterRef("translation_key")
    )
