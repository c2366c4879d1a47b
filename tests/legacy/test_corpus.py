"""Texts as boards, newswires and mails print them, and what a careful person reads in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wagtail_pressroom.legacy import ParsedRelease, parse_release

CORPUS = Path(__file__).parent / "corpus"
FIELDS = ("title", "date", "hits", "department", "language", "unofficial_translation")
FIRST_WORDS, FIRST_CHARACTERS = 5, 10


def names() -> list[str]:
    return sorted(path.stem for path in CORPUS.glob("*.txt"))


def parsed(name: str) -> ParsedRelease:
    return parse_release((CORPUS / f"{name}.txt").read_text(encoding="utf-8"))


def expected(name: str) -> dict[str, Any]:
    path = CORPUS / f"{name}.expected.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def beginning(text: str, language: str) -> str:
    if language in {"ja", "zh"}:
        return text[:FIRST_CHARACTERS]
    return " ".join(text.split()[:FIRST_WORDS])


def test_there_are_forty_texts_in_eight_languages() -> None:
    assert len(names()) >= 40
    assert len({expected(name)["language"] for name in names()}) >= 8


@pytest.mark.parametrize("name", names())
def test_fields(name: str) -> None:
    values = parsed(name).as_dict()
    wanted = expected(name)
    assert {field: values[field] for field in FIELDS} == {f: wanted[f] for f in FIELDS}


@pytest.mark.parametrize("name", names())
def test_outline(name: str) -> None:
    wanted = expected(name)
    language = wanted["language"]
    rows = [[row.level, row.marker, beginning(row.text, language)] for row in parsed(name).outline]
    assert rows == [
        [level, marker, beginning(words, language)] for level, marker, words in wanted["outline"]
    ]
