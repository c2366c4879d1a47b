"""Whatever is typed is published or set aside: no character is dropped unsaid."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wagtail_pressroom.legacy import REASONS, ParsedRelease, parse_release
from wagtail_pressroom.legacy.lines import split_lines, visible
from wagtail_pressroom.legacy.vocabulary import load_vocabulary


def typed(text: str, parsed: ParsedRelease) -> Counter[str]:
    """Count the visible characters of a text; bars only separate the cells of a table."""
    tables = {row.line for row in parsed.outline if row.kind == "table"}
    counts: Counter[str] = Counter()
    for line in split_lines(text):
        bars = "|" if line.number in tables else ""
        counts.update(c for c in visible(line.text) if c != bars)
    return counts


def accounted(parsed: ParsedRelease) -> Counter[str]:
    """Count the visible characters that a parsed release publishes or sets aside."""
    counts = Counter(visible(parsed.title or ""))
    for row in parsed.outline:
        is_table = row.kind == "table"
        counts.update(visible(row.text.replace("|", "") if is_table else row.marker + row.text))
    for item in parsed.set_aside:
        counts.update(visible(item.text))
    return counts


VOCABULARY = load_vocabulary()
TABLES = ("labels", "lines", "above", "below", "begins", "finishes")
SETS = ("boards", "end_marks", "unofficial", "contacts", "headings", "share", "units_begin")
WORDS = {word for name in TABLES + SETS for word in getattr(VOCABULARY, name)}
EXAMPLES = [
    "Title",
    "2031-05-09",
    "2031.05.09 Lamp Office",
    "Date: 2031-05-09",
    "Hits 12 | Date 2031-05-09",
    "12",
    "1. 1. one",
    "2 Two",
    "1.",
    "The text ends here. 끝.",
    "| a | b |",
    "a | b",
    "a\tb\tc",
    "Subject: A title",
    "Title | The Board",
    "Ends/Friday, May 9, 2031",
    "Q: Why?",
    "<질문> 왜?",
    "一、One",
    "** note",
    "A. Smith",
    "Tel. 000 000 0000",
    "The first line of a paragraph that was broken by hand after seventy",
]
LINES = st.one_of(
    st.sampled_from(sorted(WORDS)),
    st.sampled_from(EXAMPLES),
    st.sampled_from([f"{sign} text" for sign in VOCABULARY.markers]),
    st.text(max_size=60),
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n \n"])
TEXTS = st.one_of(
    st.text(),
    st.lists(st.tuples(LINES, ENDS), max_size=60).map(
        lambda pairs: "".join(part for pair in pairs for part in pair)
    ),
)


# The first text waits for the words to be read.
@settings(deadline=None)
@given(TEXTS)
def test_every_character_is_accounted_for(text: str) -> None:
    parsed = parse_release(text)
    assert accounted(parsed) == typed(text, parsed)


# The first text waits for the words to be read.
@settings(deadline=None)
@given(TEXTS)
def test_rows_and_lines_set_aside_stand_in_order(text: str) -> None:
    parsed = parse_release(text)
    placed = [row.line for row in parsed.outline]
    assert placed == sorted(set(placed))
    said = [item.line for item in parsed.set_aside]
    assert said == sorted(said)
    assert {item.reason for item in parsed.set_aside} <= REASONS.keys()


# The first text waits for the words to be read.
@settings(deadline=None)
@given(TEXTS)
def test_levels_belong_to_their_kinds(text: str) -> None:
    for row in parse_release(text).outline:
        levels = {"point": {1, 2, 3}, "note": {-1}, "status": {-1}}.get(row.kind, {0})
        assert row.level in levels


@pytest.mark.parametrize(
    "piece",
    [
        "Date\n",
        "1. ",
        "1 ",
        "* a:\n",
        "Title\n",
        "바로가기 ",
        "o o o\n",
        "’a",
        " ",
        "I. ",
        "a | b\n",
        "a\tb\n",
        "Date: 2031-05-09 ",
        "작성일 2031.5.9 조회수 3 ",
        "Tel. 000 000 0000\n",
        "Contact:\nA name\n",
        "share facebook ",
        "A line of text that was broken by hand after some sixty columns\n",
        "> ",
        "(",
    ],
)
def test_long_texts_are_read_to_their_end(piece: str) -> None:
    # A square of the length would take hours; `make bench` says how long it takes.
    text = piece * (300_000 // len(piece))
    parsed = parse_release(text)
    assert accounted(parsed) == typed(text, parsed)
