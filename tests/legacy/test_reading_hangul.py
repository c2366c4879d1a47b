"""Documents of Hangul Word Processor: typed out as they are printed."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("hwpx")

from wagtail_pressroom.legacy.reading import UnreadableFile, read_upload

from .documents import hwpx_of, hwpx_with, part_of, with_part

SECTION = "Contents/section0.xml"


def lines_of(data: bytes) -> list[str]:
    read = read_upload(data, "보도자료.hwpx")
    assert read.encoding == "hwpx"
    return [line for line in read.text.split("\n") if line.strip()]


def test_typed_lines_come_as_they_are() -> None:
    lines = ["등대 점검 결과", "□ 첫째 & 둘째", "ㅇ <작은> 점", "- 더 작은 점", "※ 참고"]
    assert lines_of(hwpx_with(*lines)) == lines


def test_automatic_numbers_and_bullets_are_typed_out() -> None:
    def fill(document: Any) -> None:
        for text in ("첫째", "둘째", "사이", "셋째", "점"):
            document.add_paragraph(text)
        first = len(document.paragraphs) - 5
        numbered = [first, first + 1, first + 3]
        document.styles.apply_list_format(paragraph_indexes=numbered, kind="number")
        document.styles.apply_list_format(
            paragraph_indexes=[first + 4], kind="bullet", bullet_char="○"
        )

    assert lines_of(hwpx_of(fill)) == ["1. 첫째", "2. 둘째", "사이", "3. 셋째", "○ 점"]


def test_tables_come_as_rows_and_frames_as_their_text() -> None:
    def fill(document: Any) -> None:
        frame = document.add_table(1, 1)
        frame.set_cell_text(0, 0, "보도자료")
        table = document.add_table(2, 2)
        for row, texts in enumerate((("항구", "배"), ("오르스크", "12"))):
            for column, text in enumerate(texts):
                table.set_cell_text(row, column, text)
        document.add_paragraph("뒤")

    assert lines_of(hwpx_of(fill)) == ["보도자료", "| 항구 | 배 |", "| 오르스크 | 12 |", "뒤"]


def test_tracked_changes_come_as_if_accepted() -> None:
    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("남는 지운 글")
        document.tracking.delete(paragraph, match="지운 ")
        document.tracking.insert(document.add_paragraph("앞"), "더한")

    data = hwpx_of(fill)
    assert "지운" in part_of(data, SECTION).decode()
    assert lines_of(data) == ["남는 글", "앞더한"]


def test_headers_and_footers_are_left_out() -> None:
    def fill(document: Any) -> None:
        document.add_paragraph("본문")
        document.page.set_header(text="머리말")
        document.page.set_footer(text="꼬리말")

    assert lines_of(hwpx_of(fill)) == ["본문"]


def test_a_damaged_document_is_refused() -> None:
    good = hwpx_with("등대")
    section = part_of(good, SECTION)
    for bad in (with_part(good, SECTION, section[:-20]), good[: len(good) // 2]):
        with pytest.raises(UnreadableFile) as caught:
            read_upload(bad, "x.hwpx")
        assert caught.value.code == "damaged"
