"""A batch: counts that wait to be written to the tables, with nothing about readers in it."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from .display import SECONDS_A_DAY

# What the columns hold.
BIG, SMALL = 2**63, 2**31
LONGEST_REASON = 20

# A batch older than this stays out: the ledger forgets batches after 30 days and could not tell
# whether it was added.
OLDEST_BATCH_SECONDS = 25 * SECONDS_A_DAY

# In the year 5138: what lies beyond is no time that a clock has shown.
LATEST_SECOND = 10**11


@dataclass(slots=True)
class Batch:
    """Counts that are written to the tables together, once.

    Attributes:
        id: number by which the ledger knows it.
        since: Unix time in seconds (UTC) of its first display.
        hits: by ``(page, hour, source)``, the hour (UTC) counted from the epoch.
        readers: readers new on that day, by ``(page, day)``.
        refusals: by ``(day, reason)``.
    """

    id: uuid.UUID
    since: float = 0.0
    hits: Counter[tuple[int, int, int]] = field(default_factory=Counter)
    readers: Counter[tuple[int, int]] = field(default_factory=Counter)
    refusals: Counter[tuple[int, str]] = field(default_factory=Counter)

    def __bool__(self) -> bool:
        return bool(self.hits or self.readers or self.refusals)

    def to_json(self) -> str:
        """Return the batch as text, the same for the same counts."""
        return json.dumps(
            {
                "id": str(self.id),
                "since": self.since,
                "hits": sorted([*key, number] for key, number in self.hits.items()),
                "readers": sorted([*key, number] for key, number in self.readers.items()),
                "refusals": sorted([*key, number] for key, number in self.refusals.items()),
            }
        )

    @classmethod
    def from_json(cls, text: str) -> Batch:
        """Return the batch that :meth:`to_json` has written.

        Raises:
            ValueError: when the text is no batch.
        """
        try:
            data = json.loads(text)
            batch = cls(
                id=uuid.UUID(data["id"]),
                since=float(data["since"]),
                hits=Counter({(p, h, s): n for p, h, s, n in data["hits"]}),
                readers=Counter({(p, d): n for p, d, n in data["readers"]}),
                refusals=Counter({(d, r): n for d, r, n in data["refusals"]}),
            )
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError("This is no batch.") from error
        if not batch._is_sound():
            raise ValueError("The numbers of this batch can't be right.")
        return batch

    def _is_sound(self) -> bool:
        """Tell whether the tables can take it: what they refuse would be tried for ever."""
        pages = [page for page, *_rest in (*self.hits, *self.readers)]
        numbers = [part for _page, *rest in (*self.hits, *self.readers) for part in rest]
        numbers += [day for day, _reason in self.refusals]
        numbers += [*self.hits.values(), *self.readers.values(), *self.refusals.values()]
        reasons = [reason for _day, reason in self.refusals]
        return (
            0 <= self.since < LATEST_SECOND
            and all(_is_whole(page, BIG) for page in pages)
            and all(_is_whole(number, SMALL) for number in numbers)
            and all(isinstance(code, str) and len(code) <= LONGEST_REASON for code in reasons)
        )


def _is_whole(number: Any, limit: int) -> bool:
    return type(number) is int and 0 <= number < limit
