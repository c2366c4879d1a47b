"""A file is read, or refused with a reason."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.functional import Promise

from wagtail_pressroom.legacy.reading import (
    MAX_BYTES,
    MAX_LINES,
    MESSAGES,
    ReadText,
    UnreadableFile,
    accepted_suffixes,
    clean_text,
    read_text_file,
    read_upload,
)

TEXT = "등대 Lamp\n\n1. One\n"

WITHOUT_DOCUMENTS = """
import sys
sys.modules["docx"] = sys.modules["hwpx"] = None

import django
from django.conf import settings
settings.configure()
django.setup()
from wagtail_pressroom.legacy.reading import UnreadableFile, accepted_suffixes, read_text_file

assert accepted_suffixes() == (".txt", ".text", ".md"), accepted_suffixes()
try:
    read_text_file(sys.argv[1])
except UnreadableFile as error:
    assert error.code == "no-documents"
    print(error)
"""


def code_of(path: object) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_text_file(path)  # type: ignore[arg-type]  # a path with a null byte too
    assert caught.value.message is MESSAGES[caught.value.code]
    return caught.value.code


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("utf-32", "utf-32")],
)
def test_reads_unicode(tmp_path: Path, codec: str, encoding: str) -> None:
    path = tmp_path / "release.txt"
    path.write_bytes(TEXT.encode(codec))
    assert read_text_file(path) == ReadText(TEXT, encoding)
    assert read_text_file(str(path)) == ReadText(TEXT, encoding)
    assert read_upload(TEXT.encode(codec), "release.txt") == ReadText(TEXT, encoding)


def test_reads_utf16_of_either_byte_order() -> None:
    assert read_upload(b"\xfe\xff" + TEXT.encode("utf-16-be"), "a.txt").text == TEXT


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("\u202a\u202c\x85".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (b"text\x00text", "binary"),
        (b"text\x07", "binary"),
        (b"\xff\xfe\x07\x00", "binary"),
        (b"\xff\xfea", "unknown-encoding"),
        (b"{\\rtf1\\ansi Title}", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old-document"),
        (b"HWP Document File V3.00 \x1a\x01", "old-document"),
        (b"%PDF-1.7\n1 0 obj", "other-document"),
        (b"PK\x03\x04 no more", "damaged"),
        (b"<!DOCTYPE html>\n<html><p>Title</p></html>", "html"),
        (b"\xef\xbb\xbf\n <HTML lang=ko>\n", "html"),
        (b'<?xml version="1.0"?>\n<!-- made -->\n<html>', "html"),
        (b"1\n" * MAX_LINES, "too-many-lines"),
        (b"1\r\n" * (MAX_LINES + 1), "too-many-lines"),
        (b"1\r" * (MAX_LINES + 1), "too-many-lines"),
    ],
)
def test_refuses_what_is_no_text(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "release.txt"
    path.write_bytes(content)
    assert code_of(path) == code


def test_refuses_what_is_no_file(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none.txt") == "missing"
    assert code_of(tmp_path) == "directory"
    assert code_of("a\0b") == "not-readable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_refuses_a_pipe_without_waiting_for_it(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert code_of(path) == "not-a-file"


def test_reads_up_to_the_limits() -> None:
    assert len(read_upload(b"a" * MAX_BYTES, "a.txt").text) == MAX_BYTES
    assert read_upload(b"1\r\n" * (MAX_LINES - 1) + b"1", "a.txt").text.count("1") == MAX_LINES
    with pytest.raises(UnreadableFile) as caught:
        read_upload(b"a" * (MAX_BYTES + 1), "a.txt")
    assert caught.value.code == "too-large"


def test_refuses_a_large_file_without_opening_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "release.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)

    def fail(*args: object, **kwargs: object) -> None:
        pytest.fail("opened a file that is too large")

    monkeypatch.setattr("pathlib.Path.open", fail)
    assert code_of(path) == "too-large"


def test_tags_typed_within_a_text_are_text() -> None:
    text = "Title <b>bold</b>\n\n<p>One</p>\n<html>\n"
    assert read_upload(text.encode(), "a.txt").text == text
    assert read_upload(b"<p>Title</p>", "a.txt").text == "<p>Title</p>"
    with pytest.raises(UnreadableFile, match="web page"):
        read_upload(b"<p>Title</p>", "a.HTM")


def test_pasted_text_is_cleaned_as_read_text_is() -> None:
    bidi = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
    c1 = "".join(chr(code) for code in range(0x80, 0xA0) if code != 0x85)
    assert clean_text(f"a{bidi}b{c1}c\x85d\u200fe\r\n") == "abc\nd\u200fe\r\n"


def test_without_the_extra_documents_are_refused_with_the_command_to_install_it(
    tmp_path: Path,
) -> None:
    documents = pytest.importorskip("tests.legacy.documents")
    for name, data in (("a.docx", documents.docx_with("T")), ("a.hwpx", documents.hwpx_with("T"))):
        path = tmp_path / name
        path.write_bytes(data)
        result = subprocess.run(
            [sys.executable, "-c", WITHOUT_DOCUMENTS, str(path)],
            capture_output=True,
            text=True,
            check=False,
            cwd=Path(__file__).parents[2],
        )
        assert result.returncode == 0, result.stderr
        assert "wagtail-pressroom[documents]" in result.stdout


def test_with_the_extra_documents_are_accepted() -> None:
    pytest.importorskip("docx")
    pytest.importorskip("hwpx")
    assert {".txt", ".docx", ".hwpx"} <= set(accepted_suffixes())


def test_messages_are_translated_when_printed() -> None:
    assert all(isinstance(message, Promise) for message in MESSAGES.values())
    error = UnreadableFile("empty")
    with translation.override("ko"):
        assert str(error) == translation.gettext("The file is empty.") != "The file is empty."
