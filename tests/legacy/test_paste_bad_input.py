"""Pasting what is no text, too much text or a forged form: a message, and nothing is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import PressRoom
from wagtail_pressroom.legacy.admin.paste_forms import TextForm
from wagtail_pressroom.legacy.models import ImportedText

from .importing import TEXT, TITLE, releases
from .pasting import address, create, errors_of, fields_of, read, read_file, row_with, rows_of

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024
BIDI = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


@pytest.fixture
def index(press_room: PressRoom) -> Any:
    """The English press index."""
    return press_room.indexes["en"]


@pytest.fixture(autouse=True)
def nothing_is_written(index: Any):
    """No test of this file leaves half a page."""
    yield
    assert not releases().exists()
    assert not ImportedText.objects.exists()


def is_first_step(response: Any) -> bool:
    return "data-paste-text" in response.content.decode()


@pytest.mark.parametrize("text", ["", " \n\t\n", BIDI, "\u00a0\n"])
def test_nothing_at_all_is_asked_for(index, admin_client, text: str) -> None:
    response = read(admin_client, index, text)
    assert is_first_step(response)
    assert "There is no text yet" in errors_of(response)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("line\n" * 100_000, "100,001 lines; at most 2,000"),
        ("x" * 200_001, "200,001 characters; at most 200,000"),
        (TEXT + "\0", "not plain text"),
    ],
    ids=["lines", "characters", "binary"],
)
def test_a_text_that_can_not_be_taken_stays_in_the_field(
    index, admin_client, text: str, message: str
) -> None:
    response = read(admin_client, index, text)
    assert is_first_step(response)
    assert message in errors_of(response)
    assert response.context["form"]["text"].value().strip() == text.strip()


def test_two_thousand_lines_are_taken(index, admin_client) -> None:
    text = TITLE + "\n" + "\n".join(f"{n}. Point number {n}." for n in range(1, 2000))
    response = read(admin_client, index, text)
    assert not is_first_step(response)
    assert len(response.context["rows"]) >= 1999
    fields = fields_of(response) | {"title": ""}
    assert "required" in errors_of(create(admin_client, index, fields))


FILES = {
    "empty": (b"", "empty"),
    "binary": (bytes(range(256)) * 40, ""),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ""),
    "portable document": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "can't be read"),
    "too large": (b"x" * (5 * MEGABYTE + 1), "larger than 5 MB"),
    "many lines": (b"line\n" * 15_000, "at most 2,000"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_can_not_be_read_gets_a_message(index, admin_client, name: str) -> None:
    data, message = FILES[name]
    response = read_file(admin_client, index, data)
    assert is_first_step(response)
    assert response.context["form"].errors["file"]
    assert message in errors_of(response)


def test_a_file_of_fifty_megabytes_is_refused(index, admin_client) -> None:
    response = read_file(admin_client, index, b"x" * 50 * MEGABYTE)
    assert "larger than 5 MB" in errors_of(response)


class UnreadFile(SimpleUploadedFile):
    """A file that must not be loaded."""

    def read(self, *args: Any) -> bytes:
        raise AssertionError("The file was loaded.")


def test_a_file_that_is_too_large_is_not_loaded(index) -> None:
    form = TextForm({}, {"file": UnreadFile("release.txt", b"x" * (5 * MEGABYTE + 1))})
    assert "larger than 5 MB" in str(form.errors["file"])


def test_a_text_and_a_file_are_one_too_many_and_the_text_stays(index, admin_client) -> None:
    response = read_file(admin_client, index, TEXT.encode(), text="Typed by hand")
    assert "There is a text and a file" in errors_of(response)
    assert response.context["form"]["text"].value() == "Typed by hand"


def test_a_file_in_another_encoding_is_read_and_said_so(press_room, admin_client) -> None:
    korean = (
        "등대 점검 결과 설명회 개최\n\n1. 바다협력부는 5월 8일 등대 점검 결과를 설명하였다.\n" * 3
    )
    response = read_file(admin_client, press_room.indexes["ko"], korean.encode("cp949"))
    assert "등대 점검 결과 설명회 개최" in response.content.decode()
    assert any("CP949" in str(message) for message in response.context["messages"])


def test_a_request_of_fifty_megabytes_gets_a_message(index, admin_client) -> None:
    response = read(admin_client, index, "x" * 50 * MEGABYTE)
    assert response.status_code == 413
    assert is_first_step(response)
    assert "far too long" in errors_of(response)


def test_characters_that_turn_text_are_taken_out(index, admin_client) -> None:
    response = read(admin_client, index, TEXT.replace("lighthouses", f"light{BIDI}\x07houses"))
    page = response.content.decode()
    assert set(BIDI).isdisjoint(page)
    assert "on lighthouses" in page


FORGED: dict[str, Any] = {
    "no JSON": "[",
    "nothing": "",
    "deep": "[" * 100_000,
    "number": "1",
    "object": "{}",
    "too few": "[]",
    "no objects": lambda rows: [1] * len(rows),
    "unknown kind": lambda rows: [*rows[:-1], rows[-1] | {"kind": "script"}],
    "unknown level": lambda rows: [*rows[:-1], rows[-1] | {"kind": "point-9"}],
    "kind is a list": lambda rows: [*rows[:-1], rows[-1] | {"kind": ["note"]}],
    "text is a number": lambda rows: [*rows[:-1], rows[-1] | {"text": 5}],
    "text is null": lambda rows: [*rows[:-1], rows[-1] | {"text": None}],
    "text too long": lambda rows: [*rows[:-1], rows[-1] | {"text": "x" * 200_001}],
    "too much": lambda rows: [*rows[:-1], rows[-1] | {"line": "1"}],
    "one more": lambda rows: [*rows, rows[0]],
}


@pytest.mark.parametrize("name", FORGED)
def test_forged_rows_are_refused_and_the_rest_is_kept(index, admin_client, name: str) -> None:
    fields = fields_of(read(admin_client, index)) | {"title": "Typed with care"}
    forged = FORGED[name]
    fields["rows"] = json.dumps(forged(rows_of(fields))) if callable(forged) else forged
    response = create(admin_client, index, fields)
    assert "did not arrive whole" in errors_of(response) or name == "nothing"
    assert response.context["form"].errors["rows"]
    assert response.context["form"]["title"].value() == "Typed with care"
    assert "They signed an arrangement" in response.content.decode()


def wrong_rows(rows: list[dict[str, str]], name: str) -> str:
    """Correct rows so that something is wrong with them; return the message."""
    if name == "empty text":
        row_with(rows, "Both sides")["text"] = " "
        return "This row has no text"
    if name == "long marker":
        row_with(rows, "Both sides")["marker"] = "x" * 13
        return "longer than 12 characters"
    if name == "two headlines":
        row_with(rows, "Both sides")["kind"] = "headline"
        return "Only one row can be the headline"
    for row in rows:
        row["kind"] = "aside"
    return "Every line is set aside"


@pytest.mark.parametrize("name", ["empty text", "long marker", "two headlines", "nothing kept"])
def test_wrong_corrections_are_said_and_kept(index, admin_client, name: str) -> None:
    fields = fields_of(read(admin_client, index))
    rows = rows_of(fields)
    row_with(rows, "They signed")["text"] = "Typed with care"
    message = wrong_rows(rows, name)
    response = create(admin_client, index, fields, rows)
    assert message in errors_of(response)
    assert "Typed with care" in response.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("title", "", "required"),
        ("title", "x" * 256, "at most 255"),
        ("date", "2017-02-30", "valid date"),
        ("date", "0001-01-01", "between 1800 and 2199"),
        ("date", "9999-12-31", "between 1800 and 2199"),
        ("hits", "-1", "greater than or equal to 0"),
        ("hits", "9" * 30, "less than or equal"),
    ],
)
def test_wrong_particulars_are_said_and_kept(
    index, admin_client, field: str, value: str, message: str
) -> None:
    fields = fields_of(read(admin_client, index))
    rows = rows_of(fields)
    row_with(rows, "They signed")["text"] = "Typed with care"
    response = create(admin_client, index, fields | {field: value}, rows)
    assert message in errors_of(response)
    assert response.context["form"][field].value() == value
    assert "Typed with care" in response.content.decode()


def test_a_text_that_was_swapped_is_checked_again(index, admin_client) -> None:
    fields = fields_of(read(admin_client, index)) | {"text": "line\n" * 3000}
    response = create(admin_client, index, fields)
    assert is_first_step(response)
    assert "at most 2,000" in errors_of(response)


def test_an_unknown_action_reads_the_text(index, admin_client) -> None:
    response = admin_client.post(address(index), {"action": "publish", "text": TEXT})
    assert not is_first_step(response)
