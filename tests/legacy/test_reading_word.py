"""Word documents: what Word prints by itself is typed out, and what it hides stays hidden."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("docx")

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from wagtail_pressroom.legacy.reading import UnreadableFile, read_upload

from .documents import add_item, add_list, define_list, docx_of, docx_with, part_of, with_part

KOREAN_LEVELS = (("decimal", "%1."), ("ganada", "%2."), ("bullet", "○"), ("bullet", "-"))


def lines_of(data: bytes) -> list[str]:
    read = read_upload(data, "release.docx")
    assert read.encoding == "docx"
    return [line for line in read.text.split("\n") if line.strip()]


def element(xml: str) -> Any:
    """Parse XML whose first tag lacks its namespaces."""
    end = min(
        position for position in (xml.find(">"), xml.find(" "), xml.find("/")) if position > 0
    )
    return parse_xml(f"{xml[:end]} {nsdecls('w')}{xml[end:]}")


def test_typed_lines_come_as_they_are() -> None:
    assert lines_of(docx_with("Title", "", "1. One", "o Two")) == ["Title", "1. One", "o Two"]


def test_automatic_numbers_and_bullets_are_typed_out_with_their_levels() -> None:
    def fill(document: Any) -> None:
        points = define_list(document, KOREAN_LEVELS)
        for level, text in ((0, "첫째"), (1, "가지"), (1, "나무"), (2, "작은"), (3, "더 작은")):
            add_item(document, points, level, text)
        document.add_paragraph("사이 문단")
        add_item(document, points, 0, "둘째")
        add_item(document, points, 1, "다시 처음부터")

    assert lines_of(docx_of(fill)) == [
        "1. 첫째",
        "  가. 가지",
        "  나. 나무",
        "    ○ 작은",
        "      - 더 작은",
        "사이 문단",
        "2. 둘째",
        "  가. 다시 처음부터",
    ]


@pytest.mark.parametrize(
    ("kind", "text", "third"),
    [
        ("decimal", "(%1)", "(3)"),
        ("lowerLetter", "%1)", "c)"),
        ("upperRoman", "%1.", "III."),
        ("decimalEnclosedCircle", "%1", "③"),
        ("chineseCountingThousand", "%1、", "三、"),
        ("arabicAlpha", "%1-", "ت-"),
        ("bullet", "\uf0b7", "•"),
        ("bullet", "\uf0ff", "•"),
        ("no such format", "%1.", "3."),
    ],
)
def test_numbers_are_written_as_word_prints_them(kind: str, text: str, third: str) -> None:
    def fill(document: Any) -> None:
        points = define_list(document, [(kind, text)])
        for _time in range(3):
            add_item(document, points, 0, "Point")

    assert lines_of(docx_of(fill))[2] == f"{third} Point"


def test_numbers_of_several_levels_are_put_together() -> None:
    def fill(document: Any) -> None:
        points = define_list(document, [("upperRoman", "%1."), ("decimal", "%1.%2")])
        for level in (0, 1, 1, 0, 1):
            add_item(document, points, level, "x")

    assert [line.split()[0] for line in lines_of(docx_of(fill))] == [
        "I.",
        "I.1",
        "I.2",
        "II.",
        "II.1",
    ]


def test_lists_that_come_from_a_style_are_numbered_too() -> None:
    def fill(document: Any) -> None:
        for style in ("List Number", "List Number", "List Bullet"):
            document.add_paragraph("text", style=style)

    assert lines_of(docx_of(fill)) == ["1. text", "2. text", "• text"]


def test_a_second_list_counts_on_unless_it_begins_anew() -> None:
    def fill(document: Any) -> None:
        first = define_list(document, [("decimal", "%1.")])
        anew = add_list(document, restart=1)
        for number_id in (first, first, add_list(document), anew, anew):
            add_item(document, number_id, 0, "x")

    numbers = [line.split()[0] for line in lines_of(docx_of(fill))]
    assert numbers == ["1.", "2.", "3.", "1.", "2."]


def test_tracked_changes_come_as_if_accepted() -> None:
    def fill(document: Any) -> None:
        run = "<w:r><w:t>{}</w:t></w:r>"
        paragraph = document.add_paragraph("kept ")._p
        deleted = "<w:r><w:delText>deleted</w:delText></w:r>"
        paragraph.append(element(f'<w:del w:id="1">{deleted}</w:del>'))
        paragraph.append(element(f'<w:moveFrom w:id="2">{run.format("moved")}</w:moveFrom>'))
        paragraph.append(element(f'<w:ins w:id="3">{run.format("inserted")}</w:ins>'))
        joined = document.add_paragraph("joined ")._p
        joined.get_or_add_pPr().append(element('<w:rPr><w:del w:id="4"/></w:rPr>'))
        document.add_paragraph("to this")

    assert lines_of(docx_of(fill)) == ["kept inserted", "joined to this"]


def test_hidden_text_headers_and_footers_are_left_out() -> None:
    def fill(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "HEADER"
        document.sections[0].footer.paragraphs[0].text = "FOOTER"
        paragraph = document.add_paragraph("seen")
        paragraph.add_run(" hidden").font.hidden = True

    assert lines_of(docx_of(fill)) == ["seen"]


def test_tables_come_as_rows_and_frames_as_their_text() -> None:
    def fill(document: Any) -> None:
        frame = document.add_table(1, 1)
        frame.cell(0, 0).text = "Press release"
        table = document.add_table(3, 2)
        table.cell(0, 0).text = "Port"
        table.cell(0, 1).text = "Ships\nin 2031"
        table.cell(1, 0).text = "Orsk"
        table.cell(1, 1).text = "12"
        document.add_paragraph("After")

    assert lines_of(docx_of(fill)) == [
        "Press release",
        "| Port | Ships in 2031 |",
        "| Orsk | 12 |",
        "After",
    ]


def test_text_boxes_follow_their_paragraph_and_come_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    xml = (
        f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps"><w:drawing>{box}'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )

    def fill(document: Any) -> None:
        document.add_paragraph("Anchor").add_run()._r.append(element(f"<w:x>{xml}</w:x>")[0])
        document.add_paragraph("Next")

    assert lines_of(docx_of(fill)) == ["Anchor", "In a box", "Next"]


def test_line_breaks_tabs_links_and_content_controls_are_read() -> None:
    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("one\ntwo\tthree ")._p
        link = "<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>"
        paragraph.append(element(link))
        inner = "<w:p><w:r><w:t>In a control</w:t></w:r></w:p>"
        control = element(f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>")
        document.element.body.insert(1, control)

    assert lines_of(docx_of(fill)) == ["one", "two\tthree link", "In a control"]


def test_foreign_text_with_direction_marks_is_cleaned() -> None:
    assert lines_of(docx_with("\u202eesrever\u202c")) == ["esrever"]


def test_a_damaged_document_is_refused() -> None:
    good = docx_with("Title")
    xml = part_of(good, "word/document.xml")
    for bad in (
        with_part(good, "word/document.xml", xml[:-20]),
        with_part(good, "[Content_Types].xml", b"<a/>"),
        good[: len(good) // 2],
        good[:-30],
    ):
        with pytest.raises(UnreadableFile) as caught:
            read_upload(bad, "release.docx")
        assert caught.value.code == "damaged"


def test_an_empty_document_is_refused() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_upload(docx_with("", " "), "release.docx")
    assert caught.value.code == "empty"
