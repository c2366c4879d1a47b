"""A parsed release becomes raw StreamField data: everything but the lists."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wagtail_pressroom.legacy import (
    FoundContact,
    body_blocks,
    contact_blocks,
    parse_release,
)
from wagtail_pressroom.pages.models import PressReleasePage
from wagtail_pressroom.releases.cells import split_rows

from .rows import release, row, texts

FIXTURES = Path(__file__).parent / "fixtures"
KIM = FoundContact("A. Kim", "Press officer", "+82 2 2100 2114", "press@example.org", 4)


def test_whole_page() -> None:
    text = (FIXTURES / "numbered.txt").read_text(encoding="utf-8")
    (block,) = body_blocks(parse_release(text))
    assert block["value"]["style"] == "numbered"
    points = block["value"]["points"]
    assert [len(point["value"]["points"]) for point in points] == [2, 0, 0]
    below = points[0]["value"]["points"]
    assert "“sleeper” coaches &amp; bicycles" in below[0]["value"]["text"]
    assert len(below[1]["value"]["points"]) == 1


def test_consecutive_paragraphs_are_one_block() -> None:
    assert texts((0, "", "a < b"), (0, "", "c"), (-1, "※", "c & d"), (0, "", "e")) == [
        ("paragraph", "<p>a &lt; b</p><p>c</p>"),
        ("note", "<p>c &amp; d</p>"),
        ("paragraph", "<p>e</p>"),
    ]


def test_each_question_begins_a_block_that_its_answer_ends() -> None:
    assert texts(
        (0, "", "Before"),
        (0, "Q:", "When?", "question"),
        (0, "A:", "Now <or> later.", "answer"),
        (0, "", "In spring."),
        (0, "<Q2>", "Where?", "question"),
    ) == [
        ("paragraph", "<p>Before</p>"),
        (
            "paragraph",
            "<p><b>Q:</b> When?</p><p><b>A:</b> Now &lt;or&gt; later.</p><p>In spring.</p>",
        ),
        ("paragraph", "<p><b>&lt;Q2&gt;</b> Where?</p>"),
    ]


def test_headings_and_quotes() -> None:
    said = "“Ferries & trains”, said the Minister."
    assert texts((0, "", "What changes", "heading"), (0, "", said, "quote")) == [
        ("heading", {"text": "What changes", "level": "2"}),
        ("quote", {"text": said, "speaker": "", "role": ""}),
    ]


@pytest.mark.parametrize(
    ("kind", "text"), [("heading", "x" * 256), ("heading", " "), ("quote", "")]
)
def test_what_no_heading_or_quote_can_hold_is_a_paragraph(kind: Any, text: str) -> None:
    assert texts((0, "", text, kind)) == [("paragraph", f"<p>{text}</p>")]


def _table(*lines: str) -> list[Any]:
    return [(0, "|", line, "table") for line in lines]


@pytest.mark.parametrize("kind", ["heading", "paragraph"])
def test_a_short_text_above_a_table_becomes_its_caption(kind: Any) -> None:
    rows = [(0, "", "Before"), (0, "", "Fares", kind), *_table("Island | Fare", "North | 2.50")]
    value = {"caption": "Fares", "rows": "Island | Fare\nNorth | 2.50", "row_headings": False}
    assert texts(*rows, (0, "", "After")) == [
        ("paragraph", "<p>Before</p>"),
        ("table", value),
        ("paragraph", "<p>After</p>"),
    ]


@pytest.mark.parametrize(
    "above", [(0, "", "x" * 121), (1, "1.", "A point"), (-1, "※", "A note"), (0, "Q:", "?")]
)
def test_otherwise_the_headline_is_the_caption(above: Any) -> None:
    first, (kind, value) = texts(above, *_table("A | B", "1 | 2"))
    assert (kind, value["caption"]) == ("table", "Title")
    assert first[0] != "table"


def test_rows_of_a_table_are_made_even_and_headings_of_rows_are_known() -> None:
    ((_kind, value),) = texts(*_table("| | A | B |", "North | 1", "South | 2 | 3 | 4"))
    assert split_rows(value["rows"]) == [
        ["", "A", "B", ""],
        ["North", "1", "", ""],
        ["South", "2", "3", "4"],
    ]
    assert value["row_headings"] is True


def test_a_table_the_writer_makes_is_one_the_editor_accepts() -> None:
    ((kind, value),) = texts(*_table("| A", "North | 1", "South"))
    block = PressReleasePage._meta.get_field("body").stream_block.child_blocks[kind]
    assert block.clean(block.to_python(value))["rows"] == value["rows"]


def test_a_single_row_is_no_table() -> None:
    assert texts(*_table("A | B")) == [("paragraph", "<p>A | B</p>")]


def test_contacts_stand_in_a_field_of_their_own() -> None:
    rows = [(0, "", "Text."), (0, "", "Contact: A. Kim", "contact")]
    assert texts(*rows, contacts=(KIM,)) == [("paragraph", "<p>Text.</p>")]
    assert texts(*rows) == [("paragraph", "<p>Text.</p><p>Contact: A. Kim</p>")]


def _contacts(*contacts: FoundContact) -> list[tuple[str, ...]]:
    blocks = contact_blocks(release(contacts=contacts))
    field = PressReleasePage._meta.get_field("contacts").stream_block
    # What an editor could not save, nobody could publish.
    field.clean(field.to_python(blocks))
    assert {block["type"] for block in blocks} <= {"contact"}
    return [
        tuple(block["value"][name] for name in ("name", "role", "phone", "email"))
        for block in blocks
    ]


def test_contacts_become_blocks() -> None:
    assert _contacts(KIM) == [("A. Kim", "Press officer", "+82 2 2100 2114", "press@example.org")]
    (block,) = contact_blocks(release(contacts=(KIM,)))
    assert uuid.UUID(block["id"])
    assert contact_blocks(release()) == []


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (("B", "Officer", "2100-2114~6", ""), ("B", "Officer, 2100-2114~6", "", "")),
        (("B", "", "02-2100-2114", "at example"), ("B", "at example", "02-2100-2114", "")),
        (("", "Press office", "12345", ""), ("Press office", "", "12345", "")),
        (("", "", "", "a@example.org"), ("a@example.org", "", "", "a@example.org")),
        (("x" * 300, "", "", ""), ("x" * 255, "", "", "")),
    ],
)
def test_what_a_field_would_refuse_is_printed_elsewhere(found: Any, expected: Any) -> None:
    assert _contacts(FoundContact(*found, line=1)) == [expected]


def test_nobody_is_no_contact() -> None:
    assert _contacts(FoundContact("", " ", "", "", 1)) == []


def test_status_footnote_is_left_to_its_field() -> None:
    assert texts(row(-1, "*", "Unofficial translation", "status")) == []


KINDS = ["paragraph", "heading", "question", "answer", "table", "quote", "contact"]
MARKERS = [
    "",
    "1.",
    "3",
    "I.",
    "IV.",
    "一、",
    "□",
    "o",
    "•",
    "-",
    "(1)",
    "Ⅱ.",
    "Article 12 of 2026",
]
MARKED = st.tuples(st.sampled_from([1, 2, 3]), st.sampled_from(MARKERS))
UNMARKED = st.sampled_from([(0, ""), (0, "Q:"), (-1, "※")])
ROWS = st.builds(
    lambda place, text, kind: row(*place, text, kind if place[0] == 0 else None),
    MARKED | UNMARKED,
    st.text("ab|<& \\", max_size=9) | st.just("비공식 번역"),
    st.sampled_from(KINDS),
)


@example([row(-1, "", "비공식 번역", "status")])
@given(st.lists(ROWS, max_size=30))
def test_any_outline_gives_unique_ids_and_keeps_every_text(rows: Any) -> None:
    # Each text is told from all others by its number.
    numbered = [row(r.level, r.marker, f"{n:02}{r.text}", r.kind) for n, r in enumerate(rows)]
    result = body_blocks(release(*numbered))
    found = []

    def visit(items: Any, depth: int) -> None:
        for item in items:
            found.append(str(uuid.UUID(item["id"])))
            expected = {"number", "text"} | ({"style", "points"} if depth < 3 else set())
            assert item["value"].keys() == expected
            visit(item["value"].get("points", []), depth + 1)

    for block in result:
        found.append(block["id"])
        if block["type"] == "points":
            visit(block["value"]["points"], 1)
    assert len(found) == len(set(found))
    assert json.loads(json.dumps(result)) == result
    written = json.dumps(result)
    # The page says in a field of its own that it is no official translation.
    kept = [r for r in numbered if r.kind != "status"]
    places = [written.index(f"{r.text[:2]}") for r in kept]
    assert len(set(places)) == len(kept)
