"""Plain text in, release out."""

import datetime
from pathlib import Path

import pytest

from wagtail_pressroom.legacy import parse_release

FIXTURES = Path(__file__).parent / "fixtures"


def parse_fixture(name):
    return parse_release((FIXTURES / name).read_text(encoding="utf-8"))


def outline(text):
    return [(row.level, row.marker, row.text) for row in parse_release(text).outline]


def shape(parsed):
    return [(row.level, row.marker, row.line) for row in parsed.outline]


def test_fields_of_a_board_page():
    parsed = parse_fixture("numbered.txt")
    assert parsed.title == "Harbour Minister Opens the Night Ferry to Ostrava Bay"
    assert parsed.date == datetime.date(2031, 5, 9)
    assert parsed.hits == 1204
    assert parsed.department is None
    assert parsed.language == "en"
    assert parsed.unofficial_translation


def test_outline_of_a_board_page():
    parsed = parse_fixture("numbered.txt")
    assert shape(parsed) == [
        (1, "1.", 16),
        (2, "o", 18),
        (2, "o", 20),
        (3, "-", 22),
        (1, "2.", 24),
        (1, "3.", 26),
        (-1, "*", 29),
    ]
    assert parsed.outline[3].text == "Readers under twelve travel free of charge."
    assert parsed.outline[-1].text == "unofficial translation"


def test_what_is_left_out_of_a_board_page_is_said():
    parsed = parse_fixture("numbered.txt")
    assert [(item.line, item.reason) for item in parsed.set_aside] == [
        (1, "heading-of-skip-links"),
        (2, "skip-link"),
        (3, "skip-link"),
        (4, "skip-link"),
        (5, "language-switch"),
        (7, "board-title"),
        (11, "label"),
        (12, "value"),
        (13, "label"),
        (14, "value"),
    ]


def test_korean_page_with_department_and_squares():
    parsed = parse_fixture("table.txt")
    assert parsed.title == "등대 점검 결과 설명회 개최"
    assert parsed.department == "등대관리과"
    assert parsed.date == datetime.date(2031, 5, 9)
    assert parsed.hits == 87
    assert parsed.language == "ko"
    assert not parsed.unofficial_translation
    assert [row.level for row in parsed.outline] == [1, 2, 3, 1, -1]
    assert parsed.outline[3].text.endswith("예정이다.")
    reasons = [item.reason for item in parsed.set_aside]
    assert reasons[:4] == ["skip-link", "menu", "menu", "board-title"]
    assert reasons[-2:] == ["end-marker", "list-link"]


def test_as_dict_is_ready_for_json():
    value = parse_release("Bench found\n\nDate\n2031-05-09\n\no It is blue.").as_dict()
    assert value == {
        "title": "Bench found",
        "date": "2031-05-09",
        "hits": None,
        "department": None,
        "language": "en",
        "unofficial_translation": False,
        "translation_status": None,
        "embargo": None,
        "end_marker": None,
        "attachments": [],
        "contacts": [],
        "outline": [[2, "o", "It is blue."]],
        "set_aside": [[3, "Date", "label"], [4, "2031-05-09", "value"]],
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1. One", (1, "1.", "One")),
        ("1.One", (1, "1.", "One")),
        ("□ One", (1, "□", "One")),
        ("I. One", (1, "I.", "One")),
        ("o One", (2, "o", "One")),
        ("° One", (2, "°", "One")),
        ("ㅇ One", (2, "ㅇ", "One")),
        ("○One", (2, "○", "One")),
        ("• One", (2, "•", "One")),
        ("- One", (3, "-", "One")),
        ("※ One", (-1, "※", "One")),
        ("* One", (-1, "*", "One")),
        ("Q: One?", (0, "Q:", "One?")),
        ("open", (0, "", "open")),
        ("1.5 million", (0, "", "1.5 million")),
        ("-5 degrees", (0, "", "-5 degrees")),
        ("V. Arden spoke", (0, "", "V. Arden spoke")),
    ],
)
def test_markers(line, expected):
    assert outline(f"A lamp for every pier\n\nFirst.\n\n{line}")[1:] == [expected]


def test_number_without_full_stop_continues_a_numbering():
    rows = outline("A lamp for every pier\n1. One\n2 Two\n3 ships sailed\n4 Four")
    assert rows == [(1, "1.", "One"), (1, "2", "Two"), (0, "", "3 ships sailed"), (0, "", "4 Four")]


def test_doubled_number_is_kept_once_and_said():
    parsed = parse_release("A lamp for every pier\n1. 1. One\n2. 2.5 tons")
    assert [row.text for row in parsed.outline] == ["One", "2.5 tons"]
    assert parsed.as_dict()["set_aside"] == [[2, "1.", "doubled-number"]]


def test_stars_after_a_colon_are_bullets():
    rows = outline("A lamp for every pier\nWe ask for:\n* lamps\n* benches\nThanks.\n* a note")
    assert [row[0] for row in rows] == [0, 2, 2, 0, -1]


@pytest.mark.parametrize(
    "value",
    ["2031-05-09", "2031.05.09.", "2031. 5. 9.", "2031년 5월 9일", "9 May 2031", "May 9, 2031"],
)
@pytest.mark.parametrize("form", ["Date\n{}", "Date: {}", "Date {}"])
def test_forms_of_a_date(form, value):
    assert parse_release(
        f"A lamp for every pier\n{form.format(value)}\nText."
    ).date == datetime.date(2031, 5, 9)


def test_date_is_never_taken_from_prose():
    parsed = parse_release(
        "A lamp for every pier\n\n1. We met on 9 May 2031.\n\nDate\n\nof the meeting: 2031-05-09"
    )
    assert parsed.date is None
    assert len(parsed.outline) == 3


def test_day_that_does_not_exist_is_no_date():
    parsed = parse_release("A lamp for every pier\nDate\n2031-02-31\nText.")
    assert parsed.date is None
    assert [row.text for row in parsed.outline] == ["Date", "2031-02-31", "Text."]


def test_labels_in_the_middle_of_a_text_are_text():
    parsed = parse_release(
        "A lamp for every pier\n1. Come and see.\nDate\n2031-05-09\n2. Bring a lamp."
    )
    assert parsed.date is None
    assert [row.level for row in parsed.outline] == [1, 0, 0, 1]


def test_repeated_title_is_left_out():
    parsed = parse_release(
        "Board\nA bench by the pier\nDate\n2031-05-09\nA  bench by the Pier\nIt is blue."
    )
    assert parsed.title == "A bench by the pier"
    assert [item.reason for item in parsed.set_aside] == [
        "above-title",
        "label",
        "value",
        "repeated-title",
    ]


def test_text_without_title():
    parsed = parse_release("1. A point that is long enough to be no entry of a menu.\n2. Another.")
    assert parsed.title is None
    assert [row.marker for row in parsed.outline] == ["1.", "2."]


@pytest.mark.parametrize("text", ["", " \n\t\n\u200b\ufeff\n", "KOR\nPress Releases\n"])
def test_nothing_to_read(text):
    parsed = parse_release(text)
    assert parsed.title is None
    assert parsed.outline == ()
