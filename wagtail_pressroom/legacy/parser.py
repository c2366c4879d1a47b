"""From plain text to a release: title, fields, outline, and what was set aside.

The work is linear in the length of the text, and any text can be read.
"""

from __future__ import annotations

from collections.abc import Sequence

from .contacts import find_contacts
from .document import OutlineRow, ParsedRelease
from .header import find_title
from .language import guess_language
from .levels import settle_stars
from .lines import Line, split_lines
from .page import PageReader
from .tools import Tools, is_month_first, tools_for
from .vocabulary import Vocabulary, load_vocabulary
from .wrapped import join_broken_lines, join_lone_markers

# Enough to tell how a text writes its dates.
_SAMPLE = 20_000
# Where a capital O at the beginning of a line is a circle, and no word.
_CIRCLE_TYPISTS = frozenset({"ko", "en", "ja", "zh", None})


def parse_release(text: str, vocabulary: Vocabulary | None = None) -> ParsedRelease:
    """Read a press release from plain text, as copied from a board or typed by hand.

    Args:
        text: any text.
        vocabulary: the words to know it by; the package's own when left out.

    Returns:
        The release. A text without anything to read gives no title and an empty outline; whether
        that is an error is for the caller to say.
    """
    tools = _tools(text, vocabulary)
    lines = _joined(split_lines(text), tools)
    title = find_title(lines, tools)
    page = PageReader(lines, title, tools)
    page.read()
    fields = page.fields
    contacts, rows = find_contacts(settle_stars(page.body.rows), tools)
    fields.take_contacts(contacts)
    for row in rows:
        if row.kind == "table":
            fields.take_table_unit(row.text.split(" | "))
    texts = [fields.title or "", *(row.text for row in rows)]
    return ParsedRelease(
        title=fields.title,
        date=fields.date,
        hits=fields.hits,
        department=fields.department,
        language=guess_language("\n".join(texts), tools.vocabulary),
        unofficial_translation=page.body.translation_status == "unofficial",
        translation_status=page.body.translation_status,
        outline=tuple(rows),
        set_aside=tuple(page.set_aside),
        title_line=lines[title[0]].number if title else None,
        embargo=fields.embargo,
        end_marker=fields.end_mark,
        attachments=tuple(fields.attachments),
        contacts=contacts,
    )


def parse_body(text: str, vocabulary: Vocabulary | None = None) -> tuple[OutlineRow, ...]:
    """Read a piece of the text of a release: no headline, no fields, nothing around it.

    Args:
        text: any text, such as a few typed points.
        vocabulary: the words to know it by; the package's own when left out.

    Returns:
        Its rows.
    """
    tools = _tools(text, vocabulary)
    lines = _joined(split_lines(text), tools)
    page = PageReader(lines, range(0), tools, is_body=True)
    page.read()
    return tuple(settle_stars(page.body.rows))


def _tools(text: str, vocabulary: Vocabulary | None) -> Tools:
    words = vocabulary or load_vocabulary()
    sample = text[:_SAMPLE]
    language = guess_language(sample, words)
    return tools_for(words, is_month_first(sample, language, words), language in _CIRCLE_TYPISTS)


def _joined(lines: Sequence[Line], tools: Tools) -> list[Line]:
    def begins_anew(text: str) -> bool:
        return (
            "|" in text
            or tools.markers.looks_marked(text)
            or tools.markers.question(text) is not None
            or bool(tools.labels.fields(text))
            or tools.furniture.reason(text, above_text=False) is not None
        )

    return join_broken_lines(join_lone_markers(lines, begins_anew), begins_anew)
