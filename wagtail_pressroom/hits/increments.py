"""Adding to counters in the database, so that concurrent additions are neither lost nor doubled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.models import F

Key = tuple[Any, ...]


def add_to(
    model: type[models.Model],
    key_fields: tuple[str, ...],
    counter: str,
    amounts: Mapping[Key, int],
    other_fields: Mapping[Key, Mapping[str, Any]] | None = None,
) -> None:
    """Add to a counter of several rows, making the rows that are missing.

    Call it inside a transaction. Rows are always taken in the same order, so that two writers
    wait for one another instead of blocking one another.

    Args:
        model: a model with a unique constraint over the key fields.
        key_fields: names of the fields that make the key.
        counter: name of the field to add to.
        amounts: what to add, by key.
        other_fields: values of other fields to set in a row, by key.

    Queries:
        One for each row; for rows that are missing, one more and one for all of them together.
    """
    rows = model._default_manager
    others = other_fields or {}
    missing: list[Key] = []

    def update(key: Key) -> int:
        where = dict(zip(key_fields, key, strict=True))
        more = others.get(key, {})
        return rows.filter(**where).update(**{counter: F(counter) + amounts[key]}, **more)

    for key in sorted(amounts):
        if not update(key):
            missing.append(key)
    if not missing:
        return
    # Another writer may make the same rows meanwhile: then its rows are the ones to add to.
    rows.bulk_create(
        [
            model(**dict(zip(key_fields, key, strict=True)), **{counter: 0}, **others.get(key, {}))
            for key in missing
        ],
        ignore_conflicts=True,
        batch_size=100,
    )
    for key in missing:
        update(key)
