"""A release as plain text: what it looks like, character by character."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from tests.factories import PressRoom
from wagtail_pressroom.models import Department
from wagtail_pressroom.releases.blocks import BodyBlock
from wagtail_pressroom.releases.plain_text import plain_text
from wagtail_pressroom.releases.plain_text.blocks import block_text
from wagtail_pressroom.releases.plain_text.links import Links
from wagtail_pressroom.releases.plain_text.rich_text import rich_text_lines
from wagtail_pressroom.releases.plain_text.tidy import tidy

from .material import block, item, make_document, make_image, points_block, third

DAY = datetime.datetime(2031, 5, 9, tzinfo=datetime.UTC)

WHOLE = """\
New ferry line

Date: May 9, 2031
Department: Ferries

All islands in a day.

Harbour

1. One & only
  • Two
    • a
    • b

7. Seven
  after a line break

3-1 Marked

What comes next

Read the timetable (http://testserver/en/press-releases/timetable/).

※ A note.

“It sails.” – Kim Example, Minister

Notes to editors

Photographs on request.

Press contact

Kim Example, Press officer
Telephone: +00 1 234
E-mail: press@example.org

Attachments

Timetable (PDF, 2.0\u00a0KB) http://testserver/documents/{document}/timetable.pdf

* unofficial translation
"""


def rich(html: str) -> str:
    links = Links("https://press.example/en/releases/a/")
    return links.put_in(rich_text_lines(html, links))


def body_text(press_room: PressRoom, *blocks: Any, language: str = "en") -> str:
    """Return the text of a body, without the headline and the date."""
    release = press_room.release(language, title="T", body=list(blocks))
    type(release).objects.filter(pk=release.pk).update(release_date=None)
    release.refresh_from_db()
    return plain_text(release).removeprefix("T\n\n").removesuffix("\n")


def test_a_whole_release(press_room: PressRoom) -> None:
    other = press_room.release(slug="timetable")
    document = make_document()
    image = {"image": make_image().pk, "alt_text": "A ferry", "decorative": False}
    link = f'<p>Read <a linktype="page" id="{other.pk}">the timetable</a>.</p>'
    release = press_room.release(
        title="New  ferry line",
        release_date=DAY,
        summary="All islands in a day.",
        dateline="Harbour",
        translation_status="unofficial",
        department=Department.objects.create(
            name="Ferries", locale=press_room.indexes["en"].locale
        ),
        notes_to_editors="<p>Photographs on request.</p>",
        body=[
            points_block(
                item("One <b>&amp;</b> only", below=[item("Two", below=[third("a"), third("b")])]),
                item("Seven<br/>after a line break", number="7"),
                item("Marked", number="3-1"),
            ),
            block("heading", {"text": "What comes next", "level": "2"}),
            block("paragraph", link),
            block("image", image),
            block("note", "<p>A note.</p>"),
            block("quote", {"text": "It sails.", "speaker": "Kim Example", "role": "Minister"}),
        ],
        contacts=[
            block(
                "contact",
                {
                    "name": "Kim Example",
                    "role": "Press officer",
                    "phone": "+00 1 234",
                    "email": "press@example.org",
                },
            )
        ],
        attachments=[block("attachment", {"document": document.pk})],
    )
    assert plain_text(release) == WHOLE.format(document=document.pk)


def test_labels_and_footnote_are_in_the_language_of_the_release(press_room: PressRoom) -> None:
    release = press_room.release("ko", title="등대", release_date=DAY)
    assert plain_text(release) == "등대\n\n배포일: 2031년 5월 9일\n"


@pytest.mark.parametrize(
    ("status", "footnote"),
    [
        ("original", ""),
        ("official", "* official translation\n"),
        ("unofficial", "* unofficial translation\n"),
        ("machine", "* machine translation\n"),
    ],
)
def test_status_is_the_last_line(press_room: PressRoom, status: str, footnote: str) -> None:
    text = plain_text(press_room.release(translation_status=status))
    assert text.split("\n\n")[2:] == ([footnote] if footnote else [])


def test_a_draft_without_anything_but_a_title(press_room: PressRoom) -> None:
    assert body_text(press_room) == "T"


def printed(style: str, *items: Any, language: str = "en") -> list[str]:
    """Return the lines of a list of the first level, whatever styles the block offers."""
    block_type = BodyBlock().child_blocks["points"]
    value = block_type.to_python({"style": style, "points": list(items)})
    return tidy(block_text(block_type, value, Links(""))).split("\n\n")


@pytest.mark.parametrize(
    ("style", "lines"),
    [
        ("numbered", ["1. a", "7. b", "8. c"]),
        ("roman", ["I. a", "VII. b", "VIII. c"]),
        ("ideographic", ["一、a", "七、b", "八、c"]),
    ],
)
def test_numbers_count_on_from_a_printed_one(style: str, lines: list[str]) -> None:
    found = printed(style, item("a"), item("b", number="7"), item("c"))
    assert [line.strip() for line in found] == lines


@pytest.mark.parametrize(
    ("style", "line"),
    [("bulleted", "• a"), ("squares", "□ a"), ("circles", "o a"), ("dashes", "- a")],
)
def test_signs(style: str, line: str) -> None:
    assert printed(style, item("a")) == [f"{line}\n"]
    # What is printed by hand is kept.
    assert printed(style, item("a", number="I.")) == ["I. a\n"]


def test_sign_is_that_of_the_style_whatever_the_depth(press_room: PressRoom) -> None:
    numbers_below = item("a", style="numbered", below=[item("b"), item("c")])
    assert body_text(press_room, points_block(numbers_below, style="bulleted")) == (
        "• a\n  1. b\n  2. c"
    )


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a &lt;b&gt; &amp;amp; c&nbsp;d</p>", "a <b> &amp; c\u00a0d"),
        ("<p>a<br/>b</p><p>c</p>", "a\nb\n\nc"),
        ("<p>a</p><ul><li>b</li><li>c<ol><li>d</li></ol></li></ul><p>e</p>", None),
        ('<p><a href="/x/?a=1&amp;b=2">y</a>, z</p>', "y (https://press.example/x/?a=1&b=2), z"),
        ('<p><a href="https://a.example/b">y </a>z</p>', "y (https://a.example/b) z"),
        ('<p><a href="https://a.example/b/">a.example/b</a></p>', "a.example/b"),
        ('<p><a href="mailto:a@b.example">Write</a></p>', "Write (a@b.example)"),
        ('<p><a href="mailto:a@b.example">a@b.example</a></p>', "a@b.example"),
        ('<p><a href="#p-1">above</a></p>', "above"),
        ('<p><a linktype="page" id="999999">gone</a></p>', "gone"),
        ('<p><a href="https://a.example/"></a>x</p>', "x"),
        ("<p>10<sup>-6</sup> H<sub>2</sub>O, 1<sup>st</sup></p>", "10⁻⁶ H₂O, 1st"),
        ('<embed embedtype="image" id="1" format="left" alt="x"/><p>a</p>', "a"),
        ('<p>a</p><embed embedtype="media" url="https://v.example/1"/>', None),
        ("<p>a</p><script>alert(1)</script>", "a"),
        ("a < b <i>c", "a < b c"),
        ("<p>a\x000\x00b</p>", "a0b"),
    ],
)
@pytest.mark.django_db
def test_rich_text(html: str, text: str | None) -> None:
    if text is None:
        text = {
            "<ul>": "a\n\n• b\n• c\n  1. d\n\ne",
            "media": "a\n\nhttps://v.example/1",
        }["media" if "media" in html else "<ul>"]
    assert rich(html) == text


def test_tidy_text() -> None:
    assert tidy("a \t\r\nb\u2028c\x0bd\n\n\n\ne\u200f\u202ef\ufeff\x07g\u200ch\n\n") == (
        "a\nb\nc\nd\n\nefg\u200ch\n"
    )
    assert tidy(" \n\n") == ""


def test_long_lines_are_not_wrapped_and_nothing_turns_the_direction(press_room: PressRoom) -> None:
    long = "word " * 400
    text = plain_text(press_room.release(title="\u202eT\u2066", body=[points_block(item(long))]))
    assert text.startswith("T\n")
    assert f"1. {long.strip()}\n" in text


def test_date_with_a_time_is_printed_as_on_the_page(press_room: PressRoom) -> None:
    moment = timezone.make_aware(datetime.datetime(2031, 5, 9, 14, 30))
    release = press_room.release(release_date=moment, release_date_only=False)
    assert f"Date: {release.printed_release_date.text}\n" in plain_text(release)
    assert "14:30 (KST)" in plain_text(release)
