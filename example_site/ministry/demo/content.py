"""Reading the demo's texts. They are parallel: one mapping from language code to text for each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, NotRequired, TypedDict

CONTENT_DIR = Path(__file__).resolve().parents[2] / "content"

SOURCE_LANGUAGE = "ko"
TRANSLATED_LANGUAGES = ("en", "ar", "fr")
LANGUAGES = (SOURCE_LANGUAGE, *TRANSLATED_LANGUAGES)

Parallel = dict[str, str]
State = Literal["live", "private", "future", "draft"]


class TakenOverHits(TypedDict):
    """What a previous site had counted."""

    count: int
    as_of: str


class Release(TypedDict):
    """A release as it stands in ``releases.json``; generated ones have the same form.

    ``date`` is a day, a moment in the site's time zone, or ``"+90d"``: that many days from now.
    """

    slug: str
    source: str
    state: State
    date: str
    category: str
    department: str
    topics: list[str]
    translation_status: dict[str, str]
    headline: Parallel
    summary: Parallel
    dateline: NotRequired[Parallel]
    body: list[dict[str, Any]]
    notes_to_editors: list[Parallel]
    contacts: list[dict[str, str]]
    attachments: list[dict[str, Any]]
    taken_over_hits: NotRequired[TakenOverHits]


@cache
def vocabulary() -> dict[str, Any]:
    """Return departments, topics, contacts and the texts of the ordinary pages."""
    content: dict[str, Any] = _read("vocabulary.json")
    return content


@cache
def contacts() -> dict[str, dict[str, Any]]:
    """Return the people to contact, by slug."""
    return {contact["slug"]: contact for contact in vocabulary()["contacts"]}


@cache
def written_releases() -> list[Release]:
    """Return the releases written by hand."""
    releases: list[Release] = _read("releases.json")
    return releases


@cache
def parts() -> dict[str, Any]:
    """Return the parts that further releases are put together from."""
    content: dict[str, Any] = _read("parts.json")
    return content


def parallel_texts(content: Any, source: str, target: str) -> Iterator[tuple[str, str]]:
    """Find, at any depth, every text that is there in two languages.

    Args:
        content: what was read from JSON.
        source: language code of the text to translate.
        target: language code of its translation.

    Yields:
        The text and its translation.
    """
    if isinstance(content, list):
        for item in content:
            yield from parallel_texts(item, source, target)
    elif isinstance(content, dict):
        text, translated = content.get(source), content.get(target)
        if isinstance(text, str) and isinstance(translated, str):
            yield text, translated
        elif isinstance(text, list) and isinstance(translated, list):
            yield from zip(text, translated, strict=True)
        else:
            for value in content.values():
                yield from parallel_texts(value, source, target)


def _read(name: str) -> Any:
    return json.loads((CONTENT_DIR / name).read_text("utf-8"))
