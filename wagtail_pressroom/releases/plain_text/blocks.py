"""Blocks of a body as plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from ..blocks.briefing import QuestionBlock
from ..blocks.points import PointsBlock
from ..blocks.recording import RecordingBlock, address_of
from ..blocks.table import TableBlock, printed_table
from ..blocks.text import HeadingBlock, NoteBlock, QuoteBlock
from .links import Links
from .points import points_text
from .rich_text import rich_text_lines
from .tidy import one_line

_NOTE = "※ "
_QUOTATION_MARKS = ("“", "”", '"', "‘", "’", "«", "»", "„", "「", "『", "《")


def stream_text(stream: Iterable[Any], links: Links) -> str:
    """Return the blocks of a stream, with a blank line between them.

    Args:
        stream: value of a StreamField.
        links: takes the links.
    """
    return _joined(block_text(child.block, child.value, links) for child in stream)


def block_text(block: Any, value: Any, links: Links) -> str:
    """Return one block as plain text.

    A block can say it itself, by a method ``get_plain_text(value)``. Of any other block that the
    package doesn't know, the texts are taken.

    Args:
        block: the block.
        value: its value.
        links: takes the links.
    """
    own = getattr(block, "get_plain_text", None)
    if own is not None:
        return str(own(value))
    if value is None:
        return ""
    for kind, write in _WRITERS:
        if isinstance(block, kind):
            return write(block, value, links)
    return "\n".join(str(text) for text in block.get_searchable_content(value))


def _joined(texts: Iterable[str]) -> str:
    return "\n\n".join(text for text in texts if text.strip())


def _points(block: Any, value: Any, links: Links) -> str:
    return points_text(value, links)


def _heading(block: Any, value: Any, links: Links) -> str:
    return one_line(value.get("text") or "")


def _note(block: Any, value: Any, links: Links) -> str:
    text = rich_text_lines(value, links).replace("\n\n", "\n")
    return _NOTE + text if text else ""


def _quote(block: Any, value: Any, links: Links) -> str:
    text = (value.get("text") or "").strip()
    if text and not text.startswith(_QUOTATION_MARKS):
        # Translators: a quotation with the quotation marks of your language.
        text = _("“%(text)s”") % {"text": text}
    speaker = ", ".join(part for part in (value.get("speaker"), value.get("role")) if part)
    # A dash at the beginning of a line would be taken for that of a point.
    return f"{text} – {speaker}" if speaker else text


def _table(block: Any, value: Any, links: Links) -> str:
    table = printed_table(value)
    if table is None:
        return ""
    lines = [_row(row) for row in (table.headings, *table.rows)]
    return "\n".join([one_line(table.caption), *lines] if table.caption else lines)


def _question(block: Any, value: Any, links: Links) -> str:
    lines = (one_line(line) for line in str(value.get("question") or "").splitlines())
    asked = "\n".join(line for line in lines if line)
    exchange = [_spoken(_("Question"), [value.get("asked_by")], asked)] if asked else []
    for answer in value.get("answers") or ():
        text = rich_text_lines(answer.get("text"), links)
        if text:
            speaker = [answer.get("speaker"), answer.get("role")]
            exchange.append(_spoken(_("Answer"), speaker, text))
    return _joined(exchange)


def _spoken(kind: str, speaker: Iterable[str | None], text: str) -> str:
    who = ", ".join(one_line(part) for part in speaker if part and part.strip())
    return f"{kind} – {who}: {text}" if who else f"{kind}: {text}"


def _recording(block: Any, value: Any, links: Links) -> str:
    address, _host = address_of(value)
    lines = [one_line(value.get("title") or ""), address]
    transcript = rich_text_lines(value.get("transcript") or "", links)
    return _joined(["\n".join(line for line in lines if line), transcript])


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(one_line(cell).replace("|", "\\|") for cell in cells) + " |"


def _rich_text(block: Any, value: Any, links: Links) -> str:
    return rich_text_lines(value, links)


def _nothing(block: Any, value: Any, links: Links) -> str:
    return ""


def _parts(block: Any, value: Any, links: Links) -> str:
    children = block.child_blocks.items()
    return _joined(block_text(child, value.get(name), links) for name, child in children)


def _stream(block: Any, value: Any, links: Links) -> str:
    return stream_text(value, links)


def _list(block: Any, value: Any, links: Links) -> str:
    return "\n".join(
        text for child in value if (text := block_text(block.child_block, child, links))
    )


_Writer = Callable[[Any, Any, Links], str]
# The first that fits, so the particular stand before the general.
_WRITERS: tuple[tuple[type, _Writer], ...] = (
    (PointsBlock, _points),
    (HeadingBlock, _heading),
    (QuoteBlock, _quote),
    (NoteBlock, _note),
    (TableBlock, _table),
    (QuestionBlock, _question),
    (RecordingBlock, _recording),
    (ImageBlock, _nothing),
    (blocks.RichTextBlock, _rich_text),
    (blocks.StreamBlock, _stream),
    (blocks.ListBlock, _list),
    (blocks.StructBlock, _parts),
    # Choices are how a block looks, far more often than what it says.
    (blocks.ChoiceBlock, _nothing),
    (blocks.MultipleChoiceBlock, _nothing),
)
