"""What a machine has translated, and who has looked at it since."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..plans import TranslationPlan
from ..status import TranslationStatus


def unchecked_machine_texts(record: Translation) -> list[StringTranslation]:
    """Return the machine's texts in use in a translation that no person has checked.

    A text that a person edits is the person's in wagtail-localize's records. One that is right as
    it is stays the machine's: that somebody has read it is noted in the plan (:func:`check`).

    Args:
        record: wagtail-localize's record of the translation.
    """
    texts = _machine_texts(record)
    if not texts:
        return []
    return _without(texts, _plan_of(record).checked_texts)


def unchecked_records(
    records: Sequence[Translation], plans: Mapping[int, TranslationPlan]
) -> set[int]:
    """Return those of some records of one source that have unchecked machine texts.

    Args:
        records: wagtail-localize's records of the translations of one text.
        plans: the plan of each language by primary key of its locale.

    Returns:
        Primary keys of records.

    Queries:
        One.
    """
    by_locale = {(record.source_id, record.target_locale_id): record.pk for record in records}
    used = StringSegment.objects.filter(
        source_id__in={record.source_id for record in records},
        context_id=OuterRef("context_id"),
        string_id=OuterRef("translation_of_id"),
    )
    texts = StringTranslation.objects.filter(
        locale_id__in={record.target_locale_id for record in records},
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    ).annotate(used_in=Subquery(used.values("source_id")[:1]))
    found = set()
    for text in texts.filter(used_in__isnull=False):
        plan = plans.get(text.locale_id)
        if _without([text], plan.checked_texts if plan is not None else {}):
            found.add(by_locale[text.used_in, text.locale_id])
    return found


def check(record: Translation, user: Any) -> None:
    """Note that a person has read everything a machine has translated.

    Args:
        record: wagtail-localize's record of the translation.
        user: who has read it.
    """
    texts = {str(text.pk): _hash_of(text) for text in _machine_texts(record)}
    _keep(record, checked_texts=texts, checked_by=user, checked_at=timezone.now())


def vouch(record: Translation) -> None:
    """Note that somebody has chosen the translation status of a text as it is.

    It counts until the machine makes other texts.

    Args:
        record: wagtail-localize's record of the translation.
    """
    plan = _plan_of(record)
    texts = {str(text.pk): _hash_of(text) for text in _machine_texts(record)}
    if (plan.vouched_texts, plan.status_before) != (texts, ""):
        _keep(record, vouched_texts=texts, status_before="")


def status_shown(page: Any, record: Translation | None) -> str:
    """Return the translation status a text is published with.

    Args:
        page: the translation.
        record: wagtail-localize's record of it.

    Returns:
        ``machine`` as long as nobody has checked or vouched for what a machine has translated in
        it; then the status that the text had before; otherwise the page's own.
    """
    own = str(page.translation_status)
    if record is None:
        return own
    plan = _plan_of(record)
    if _without(unchecked_machine_texts(record), plan.vouched_texts):
        if own != TranslationStatus.MACHINE:
            _keep(record, status_before=own)
        return str(TranslationStatus.MACHINE)
    if own == TranslationStatus.MACHINE and plan.status_before:
        own = plan.status_before
        _keep(record, status_before="")
    return own


def _machine_texts(record: Translation) -> list[StringTranslation]:
    used = StringSegment.objects.filter(source=record.source)
    return list(
        StringTranslation.objects.filter(
            context_id__in=used.values("context_id"),
            translation_of_id__in=used.values("string_id"),
            locale_id=record.target_locale_id,
            translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
        )
    )


def _without(texts: list[StringTranslation], known: dict[str, str]) -> list[StringTranslation]:
    return [text for text in texts if known.get(str(text.pk)) != _hash_of(text)]


def _keep(record: Translation, **values: Any) -> None:
    TranslationPlan.keep(record.source.object_id, record.target_locale_id, **values)


def _plan_of(record: Translation) -> TranslationPlan:
    return TranslationPlan.for_language(record.source.object_id, record.target_locale_id)


def _hash_of(text: StringTranslation) -> str:
    return hashlib.blake2b(text.data.encode(), digest_size=8).hexdigest()
