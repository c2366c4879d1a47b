"""Reading .docx with python-docx, which is an optional extra: import this module late."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

import docx
from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from .packages import check_package
from .problems import UnreadableFile
from .symbols import without_symbol_fonts
from .tables import table_lines
from .word_lists import ListMarks

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
# Deleted or moved away in tracked changes; settings; readings printed above characters; and what
# repeats the content before it for older programs.
_LEFT_OUT = frozenset(
    [qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:rt"), f"{_MC}Fallback"]
)
_TYPED = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_NOTES = {qn("w:footnoteReference"): "w:footnote", qn("w:endnoteReference"): "w:endnote"}


def read_docx(data: bytes) -> str:
    """Read the text of a Word document.

    Automatic numbers and bullets are typed out, indented by level; rows of tables become
    ``| a | b |``; text boxes follow the paragraph they are anchored to; foot- and endnotes stand
    at the end. Headers, footers, comments, hidden text and tracked deletions are left out.

    Args:
        data: the contents of the file.

    Raises:
        UnreadableFile: it is damaged or could do harm.
    """
    check_package(data)
    try:
        return "\n".join(_Reading(docx.Document(io.BytesIO(data))).lines())
    except (PythonDocxError, OpcError, SyntaxError) as error:
        raise UnreadableFile("damaged") from error
    except (KeyError, ValueError, AttributeError, TypeError, IndexError) as error:
        raise UnreadableFile("damaged") from error


class _Reading:
    """One pass through a document."""

    def __init__(self, document: Any) -> None:
        self._document = document
        related = {
            relation.reltype: relation.target_part
            for relation in document.part.rels.values()
            if not relation.is_external
        }
        self._related = related
        self._marks = ListMarks(
            _root(related.get(RELATIONSHIP_TYPE.NUMBERING)),
            _root(related.get(RELATIONSHIP_TYPE.STYLES)),
        )
        self._notes: list[tuple[str, str]] = []
        # The text of a paragraph whose end was deleted: it runs on into the next.
        self._carried = ""

    def lines(self) -> Iterator[str]:
        yield from self._lines_in(self._document.element.body)
        # A note may itself refer to no other, so the list doesn't grow meanwhile.
        for number, (kind, note_id) in enumerate(list(self._notes), start=1):
            text = " ".join(self._note_lines(kind, note_id))
            yield f"[{number}] {text}"

    def _note_lines(self, kind: str, note_id: str) -> Iterator[str]:
        relation = f"{RELATIONSHIP_TYPE.FOOTNOTES.rsplit('/', 1)[0]}/{kind[2:]}s"
        root = _root(self._related.get(relation))
        for note in root.findall(qn(kind)) if root is not None else ():
            if note.get(qn("w:id")) == note_id:
                yield from (line.strip() for line in self._lines_in(note) if line.strip())

    def _lines_in(self, container: Any) -> Iterator[str]:
        for block in _blocks(container):
            if block.tag == qn("w:p"):
                yield from self._paragraph_lines(block)
            else:
                yield from table_lines(
                    [[list(self._lines_in(cell)) for cell in row] for row in _rows(block)]
                )

    def _paragraph_lines(self, paragraph: Any) -> Iterator[str]:
        boxes: list[Any] = []
        text = self._carried + "".join(self._pieces(paragraph, boxes))
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None:
            self._carried = text
            return
        self._carried = ""
        mark = self._marks.next(paragraph)
        if mark is not None and text.strip():
            text = f"{'  ' * mark.level}{mark.text} {text.lstrip()}"
        yield from text.split("\n")
        for box in boxes:
            yield from self._lines_in(box)

    def _pieces(self, element: Any, boxes: list[Any]) -> Iterator[str]:
        for child in element:
            if child.tag in _LEFT_OUT or not isinstance(child.tag, str):
                continue
            if child.tag in (qn("w:t"), _MATH_TEXT):
                yield child.text or ""
            elif child.tag in _TYPED:
                yield _TYPED[child.tag]
            elif child.tag == qn("w:sym"):
                yield _symbol(child)
            elif child.tag in _NOTES:
                self._notes.append((_NOTES[child.tag], child.get(qn("w:id"))))
                yield f"[{len(self._notes)}]"
            elif child.tag == qn("w:txbxContent"):
                boxes.append(child)
            elif child.tag != qn("w:r") or not _is_hidden(child):
                yield from self._pieces(child, boxes)


def _root(part: Any) -> Any:
    """Return the XML of a part; python-docx keeps that of the kinds it doesn't know as bytes."""
    if part is None:
        return None
    element = getattr(part, "element", None)
    return element if element is not None else parse_xml(part.blob)


def _blocks(container: Any) -> Iterator[Any]:
    """Return paragraphs and tables, those within content controls and tracked insertions too."""
    for child in container:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            yield from _blocks(child)


def _rows(table: Any) -> Iterable[list[Any]]:
    for row in _within(table, qn("w:tr")):
        if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
            yield list(_within(row, qn("w:tc")))


def _within(element: Any, tag: str) -> Iterator[Any]:
    """Return rows or cells, but not those of tables in cells."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")):
            yield from _within(child, tag)


def _symbol(element: Any) -> str:
    code = element.get(qn("w:char")) or ""
    try:
        return without_symbol_fonts(chr(int(code, 16)))
    except (ValueError, OverflowError):
        return ""


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return vanish is not None and vanish.get(qn("w:val")) not in ("0", "false", "off")
