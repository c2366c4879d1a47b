"""Documents made to do harm are refused before anything large is built from them."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile

import pytest

pytest.importorskip("docx")
pytest.importorskip("hwpx")

from wagtail_pressroom.legacy.reading import UnreadableFile, read_upload
from wagtail_pressroom.legacy.reading.packages import MAX_UNPACKED

from .documents import docx_with, hwpx_with, with_part

MB = 1024 * 1024
BODIES = {"docx": "word/document.xml", "hwpx": "Contents/section0.xml"}
ENTITIES = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 10))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{ENTITIES}]><x>&e9;</x>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


def document(kind: str) -> bytes:
    return docx_with("Title") if kind == "docx" else hwpx_with("Title")


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_upload(data, "x.docx")
    return caught.value.code


def peak_while_refused(data: bytes, code: str) -> int:
    tracemalloc.start()
    try:
        assert refusal(data) == code
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("name", ["body", "media/image1.png"])
def test_a_zip_bomb_is_refused_without_being_unpacked(kind: str, name: str) -> None:
    part = BODIES[kind] if name == "body" else name
    bomb = with_part(document(kind), part, b"<" + b" " * (MAX_UNPACKED + 1))
    assert len(bomb) < MB
    assert peak_while_refused(bomb, "unpacks-too-large") < 10 * MB


def test_a_zip_bomb_that_understates_its_size_is_refused() -> None:
    bomb = bytearray(with_part(docx_with("Title"), "a.bin", b" " * (MAX_UNPACKED + 1)))
    true_size = struct.pack("<I", MAX_UNPACKED + 1)
    forged = bytes(bomb).replace(true_size, struct.pack("<I", 100))
    assert forged != bytes(bomb)
    with zipfile.ZipFile(io.BytesIO(forged)) as package:
        assert package.getinfo("a.bin").file_size == 100
    assert peak_while_refused(forged, "damaged") < 10 * MB


def test_many_parts_that_are_large_together_are_refused() -> None:
    data = docx_with("Title")
    for number in range(6):
        data = with_part(data, f"part{number}.bin", b" " * (10 * MB))
    assert refusal(data) == "unpacks-too-large"


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("xml", [LAUGHS, OUTSIDE], ids=["bomb", "outside"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_declares_entities_is_refused(kind: str, xml: str, encoding: str) -> None:
    data = with_part(document(kind), BODIES[kind], xml.encode(encoding))
    assert refusal(data) == "unsafe"


@pytest.mark.parametrize("kind", BODIES)
def test_xml_nested_without_end_is_refused(kind: str) -> None:
    nested = "<a>" * 100_000 + "</a>" * 100_000
    assert refusal(with_part(document(kind), BODIES[kind], nested.encode())) == "unsafe"


def test_a_part_packed_by_an_unusual_method_is_refused() -> None:
    file = io.BytesIO(docx_with("Title"))
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("a.bin", b" " * MB, zipfile.ZIP_LZMA)
    assert refusal(file.getvalue()) == "unsafe"


def test_the_same_document_without_harm_is_read() -> None:
    for kind in BODIES:
        assert "Title" in read_upload(document(kind), "x").text
