"""Releases put together from parts, so that there are lists long enough to search and page.

The same ones come out each time.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from .content import SOURCE_LANGUAGE, Parallel, Release, parts

FIRST_DAY = datetime.date(2016, 3, 7)
DAYS_BETWEEN = 75
# The day on which the ministry's former site was closed.
TAKEN_OVER_ON = "2026-01-01"

# Coprime to the number of combinations: each number stands for another one.
STRIDE = 37

TOPICS = {
    "safe-coastal-paths": ("coastal-safety", ["maritime-safety"]),
    "clean-harbours": ("marine-environment", ["ports", "marine-ecosystems"]),
    "island-supply-ships": ("ports-and-shipping", ["ferries-and-islands"]),
    "young-fishers": ("fishing-communities", ["fisheries"]),
    "shore-power": ("ports-and-shipping", ["ports", "climate-adaptation"]),
    "sea-forests": ("marine-environment", ["marine-ecosystems", "climate-adaptation"]),
    "smart-beacons": ("coastal-safety", ["maritime-safety", "ports"]),
    "ghost-gear": ("fishing-communities", ["fisheries", "marine-ecosystems"]),
    "living-mudflats": ("marine-environment", ["marine-ecosystems"]),
    "small-boat-safety": ("coastal-safety", ["maritime-safety", "fisheries"]),
    "storm-shelters": ("coastal-safety", ["climate-adaptation", "ports"]),
    "coastal-schools": ("planning-and-cooperation", ["international-cooperation"]),
}


def generated_releases(number: int) -> list[Release]:
    """Return that many releases, the oldest first, spread over ten years."""
    return [_release(position) for position in range(number)]


def _release(position: int) -> Release:
    templates, subjects, places = parts()["templates"], parts()["subjects"], parts()["places"]
    choice = position * STRIDE % (len(templates) * len(subjects) * len(places))
    choice, template_number = divmod(choice, len(templates))
    place_number, subject_number = divmod(choice, len(subjects))
    template, subject = templates[template_number], subjects[subject_number]
    place = places[place_number]
    day = _working_day(FIRST_DAY + datetime.timedelta(days=position * DAYS_BETWEEN))

    def fill(text: Parallel) -> Parallel:
        return {
            language: wording.format(
                subject=subject["name"][language], place=place["name"][language]
            )
            for language, wording in text.items()
        }

    department, topics = TOPICS[subject["slug"]]
    return {
        "slug": f"{day:%Y-%m}-{subject['slug']}-{place['slug']}",
        "source": SOURCE_LANGUAGE,
        "state": "live",
        "date": f"{day}T10:00" if position % 4 == 0 else f"{day}",
        "category": template["category"],
        "department": department,
        "topics": topics,
        "translation_status": _statuses(position),
        "headline": fill(template["headline"]),
        "summary": fill(template["summary"]),
        "dateline": place["name"],
        "body": list(_body(template, fill, position)),
        "notes_to_editors": [],
        "contacts": [],
        "attachments": [],
        "taken_over_hits": {"count": 140 + position * 617 % 2300, "as_of": TAKEN_OVER_ON},
    }


def _body(template: dict[str, Any], fill: Any, position: int) -> Iterator[dict[str, Any]]:
    first, *others = ({"type": "paragraph", "text": fill(text)} for text in template["paragraphs"])
    points = [{"text": fill(text)} for text in template["points"]]
    style = "squares" if position % 2 else "numbered"
    yield first
    yield {"type": "points", "style": style, "points": points}
    yield from others


def _statuses(position: int) -> dict[str, str]:
    """Say which languages a release is translated into: most into some, few into all."""
    cycle = ("official", "unofficial", "machine")
    wanted = {"en": position % 3 != 2, "ar": position % 3 == 0, "fr": position % 4 in (0, 3)}
    return {
        language: cycle[(position // 3 + shift) % len(cycle)]
        for shift, (language, is_wanted) in enumerate(wanted.items())
        if is_wanted
    }


def _working_day(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(days=max(0, day.weekday() - 4))
