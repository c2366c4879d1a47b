"""A segment becomes a batch: repeats dropped, readers counted and forgotten."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable

from ...batch import Batch
from ...display import day_of, hour_of
from ...reasons import UNREADABLE
from ..doubt import Doubt
from .lines import DisplayLine, RefusalLine
from .readers import SpoolReaders

Settle = Callable[[Doubt], bool | None]
Line = DisplayLine | RefusalLine | None


class UndecidedDoubt(Exception):
    """The other store can't say yet whether it has a display of this segment."""


def digest(
    lines: Iterable[Line], batch_id: uuid.UUID, readers: SpoolReaders, settle: Settle
) -> Batch:
    """Return the counts of a segment. The same lines and memory give the same batch.

    Args:
        lines: of the segment, in any order.
        batch_id: number for the ledger.
        readers: memory of readers; it takes the displays in.
        settle: tells whether another store has counted a display already.

    Raises:
        UndecidedDoubt: when that can't be told yet.
    """
    batch = Batch(batch_id)
    displays: list[DisplayLine] = []
    latest = 0.0
    unreadable = 0
    for line in lines:
        if line is None:
            unreadable += 1
            continue
        latest = max(latest, line.at)
        if isinstance(line, RefusalLine):
            batch.refusals[day_of(line.at), line.reason] += line.number
        elif not _is_counted_elsewhere(line, settle):
            displays.append(line)
    if unreadable:
        batch.refusals[day_of(latest), UNREADABLE] += unreadable
    displays.sort(key=lambda line: line.at)
    for line, verdict in zip(displays, readers.judge_all(displays), strict=True):
        _count(line, *verdict, batch)
    batch.since = min((line.at for line in displays), default=latest)
    return batch


def _is_counted_elsewhere(line: DisplayLine, settle: Settle) -> bool:
    if line.doubt is None:
        return False
    answer = settle(line.doubt)
    if answer is None:
        raise UndecidedDoubt
    return answer


def _count(line: DisplayLine, reason: str | None, is_new_reader: bool, batch: Batch) -> None:
    if reason is not None:
        batch.refusals[day_of(line.at), reason] += 1
        return
    batch.hits[line.page_id, hour_of(line.at), line.source] += 1
    if is_new_reader:
        batch.readers[line.page_id, day_of(line.at)] += 1
