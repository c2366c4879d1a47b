"""Documents of word processors, made for the tests of reading them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import hwpx
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

# A list level: Word's format, and what it prints, where "%1" stands for the number.
Level = tuple[str, str]


def docx_of(fill: Callable[[Any], None]) -> bytes:
    """Return a Word document that a function has filled."""
    document = Document()
    fill(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def docx_with(*lines: str) -> bytes:
    """Return a Word document with typed lines."""

    def fill(document: Any) -> None:
        for line in lines:
            document.add_paragraph(line)

    return docx_of(fill)


def define_list(document: Any, levels: Sequence[Level], abstract: int = 90) -> str:
    """Add a list definition to a document; return its id."""
    numbering = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for number, (kind, text) in enumerate(levels)
    )
    definition = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">{inner}'
    # Word wants the definitions before the lists made from them.
    numbering.insert(0, parse_xml(f"{definition}</w:abstractNum>"))
    return add_list(document, abstract)


def add_list(document: Any, abstract: int = 90, restart: int | None = None) -> str:
    """Add a list made from a definition; return its id."""
    numbering = document.part.numbering_part.element
    number_id = str(500 + len(numbering))
    override = (
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{restart}"/></w:lvlOverride>'
        if restart
        else ""
    )
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number_id}">'
            f'<w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
        )
    )
    return number_id


def add_item(document: Any, number_id: str, level: int, text: str) -> Any:
    """Add a paragraph in a list."""
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/>'
            f'<w:numId w:val="{number_id}"/></w:numPr>'
        )
    )
    return paragraph


def hwpx_of(fill: Callable[[Any], None]) -> bytes:
    """Return a document of Hangul Word Processor that a function has filled."""
    document = hwpx.HwpxDocument.new()
    fill(document)
    return document.to_bytes()


def hwpx_with(*lines: str) -> bytes:
    """Return a document of Hangul Word Processor with typed lines."""

    def fill(document: Any) -> None:
        for line in lines:
            document.add_paragraph(line)

    return hwpx_of(fill)


def with_part(package: bytes, name: str, contents: bytes) -> bytes:
    """Return a document with one part replaced or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part), zipfile.ZIP_DEFLATED)
        new.writestr(name, contents, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def part_of(package: bytes, name: str) -> bytes:
    """Return a part of a document."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return opened.read(name)
