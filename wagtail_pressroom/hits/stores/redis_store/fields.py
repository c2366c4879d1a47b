"""Counts as Redis holds them: one hash, whose fields say what is counted."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from ...batch import Batch
from ...display import Display, day_of

# Fields that are no counts: the batch's number, when it was begun, and its earliest display.
ID, BEGAN, SINCE = "id", "began", "since"
ABOUT = (ID, BEGAN, SINCE)


def hit_field(display: Display) -> str:
    """Name the count of hits that a display belongs to."""
    return f"h|{display.page_id}|{display.hour}|{display.source}"


def readers_field(display: Display) -> str:
    """Name the count of a page's readers on the day of a display."""
    return f"d|{display.page_id}|{display.day}"


def refusal_field(reason: str, at: float) -> str:
    """Name the count of refusals for a reason on the day (UTC) of a Unix time."""
    return f"r|{day_of(at)}|{reason}"


def read_counts(number: str, counts: Mapping[str, str]) -> Batch:
    """Return the batch that stands in a hash.

    Args:
        number: of the batch, 32 hexadecimal digits.
        counts: the hash.

    Raises:
        ValueError: when the hash is none of ours.
    """
    try:
        batch = Batch(uuid.UUID(number), float(counts.get(SINCE) or counts[BEGAN]))
    except KeyError as error:
        raise ValueError("This is no batch.") from error
    for field, value in counts.items():
        if field not in ABOUT:
            _add(batch, field.split("|"), int(value))
    return batch


def _add(batch: Batch, field: list[str], number: int) -> None:
    match field:
        case ["h", page, hour, source]:
            batch.hits[int(page), int(hour), int(source)] += number
        case ["d", page, day]:
            batch.readers[int(page), int(day)] += number
        case ["r", day, reason]:
            batch.refusals[int(day), reason] += number
        case _:
            raise ValueError("A batch has a field that is none of ours.")
