"""A file is read, or refused with a reason."""

import os

import pytest
from django.utils.functional import Promise

from wagtail_pressroom.legacy.reading import MAX_BYTES, MESSAGES, UnreadableFile, read_text_file

TEXT = "등대 Lamp\n\n1. One\n"


def code_of(path):
    with pytest.raises(UnreadableFile) as caught:
        read_text_file(path)
    assert caught.value.message is MESSAGES[caught.value.code]
    return caught.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_reads_unicode(tmp_path, encoding):
    path = tmp_path / "release.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_text_file(path) == TEXT
    assert read_text_file(str(path)) == TEXT


def test_reads_utf16_of_either_byte_order(tmp_path):
    path = tmp_path / "release.txt"
    path.write_bytes(b"\xfe\xff" + TEXT.encode("utf-16-be"))
    assert read_text_file(path) == TEXT


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (b"text\x00text", "binary"),
        (b"text\x07", "binary"),
        (b"\xff\xfe\x07\x00", "binary"),
        (b"\xff\xfea", "not-utf8"),
        ("등대".encode("cp949"), "not-utf8"),
        ("caf\u00e9".encode("latin-1"), "not-utf8"),
    ],
)
def test_refuses_what_is_no_text(tmp_path, content, code):
    path = tmp_path / "release.txt"
    path.write_bytes(content)
    assert code_of(path) == code


def test_refuses_what_is_no_file(tmp_path):
    assert code_of(tmp_path / "none.txt") == "missing"
    assert code_of(tmp_path) == "directory"
    assert code_of("a\0b") == "not-readable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_refuses_a_pipe_without_waiting_for_it(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert code_of(path) == "not-a-file"


def test_reads_up_to_the_limit(tmp_path):
    path = tmp_path / "release.txt"
    path.write_bytes(b"a" * MAX_BYTES)
    assert len(read_text_file(path)) == MAX_BYTES


def test_refuses_a_large_file_without_opening_it(tmp_path, monkeypatch):
    path = tmp_path / "release.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)

    def fail(*args, **kwargs):
        pytest.fail("opened a file that is too large")

    monkeypatch.setattr("pathlib.Path.open", fail)
    assert code_of(path) == "too-large"


def test_messages_are_translated_when_printed():
    assert all(isinstance(message, Promise) for message in MESSAGES.values())
