"""Setting totals and the ledger right by what hours and days say."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import F

from ..visibility import base_page_model
from .countable import facts_of
from .increments import add_to, insert_if_missing
from .models import HitBatch, HitTotal
from .moments import moment_of
from .pruning import CARRIED, carry_over
from .short_transactions import hits_database, in_short_transaction
from .verifying import Difference, Findings, compare_numbers


def repair() -> Findings:
    """Set totals to the sums of hours and days, and the ledger to the sum of all.

    One transaction does it, while hits go on coming in: numbers are changed by as much as they
    differed at one moment, and hits counted since then stay on top.

    Returns:
        What was found wrong, and is right now.

    Raises:
        django.db.DatabaseError: when the database can't be written; nothing is changed then.
    """
    return in_short_transaction(_repair)


def _repair() -> Findings:
    # Of two repairs at the same time the second waits here, and finds nothing to do.
    row = {"id": CARRIED, "hits": 0, "applied_at": moment_of(0)}
    insert_if_missing(HitBatch, ("id",), row)
    HitBatch.objects.using(hits_database()).filter(pk=CARRIED).update(hits=F("hits"))
    found = compare_numbers()
    for difference in found.differences:
        _repair_total(difference)
    if found.ledger < found.counted:
        carry_over(found.counted - found.ledger)
    else:
        _lower_ledger(found.ledger - found.counted)
    return found


def _repair_total(difference: Difference) -> None:
    change = difference.counted - difference.total
    rows = HitTotal.objects.using(hits_database()).filter(pk=difference.page_id)
    if not rows.update(hits=F("hits") + change):
        key = (difference.page_id,)
        add_to(HitTotal, ("page_id",), "hits", {key: change}, {key: _facts(difference.page_id)})


def _facts(page_id: int) -> dict[str, Any]:
    page = base_page_model().objects.filter(pk=page_id).first()
    # A page that is gone without a trace: it stands alone, as a translation of nothing.
    return facts_of(page.specific) if page else {"translation_key": uuid.uuid4()}


def _lower_ledger(surplus: int) -> None:
    rows = HitBatch.objects.using(hits_database())
    # The line for all old ones first, then the oldest; which batches are known stays as it is.
    for pk, hits in [
        *rows.filter(pk=CARRIED).values_list("pk", "hits"),
        *rows.exclude(pk=CARRIED).order_by("applied_at").values_list("pk", "hits").iterator(),
    ]:
        if not surplus:
            return
        less = min(hits, surplus)
        rows.filter(pk=pk).update(hits=F("hits") - less)
        surplus -= less
