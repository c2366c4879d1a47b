"""A batch: counts that wait to be written to the tables, with nothing about readers in it."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from dataclasses import dataclass, field


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
            return cls(
                id=uuid.UUID(data["id"]),
                since=float(data["since"]),
                hits=Counter({(p, h, s): n for p, h, s, n in data["hits"]}),
                readers=Counter({(p, d): n for p, d, n in data["readers"]}),
                refusals=Counter({(d, r): n for d, r, n in data["refusals"]}),
            )
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError("This is no batch.") from error
