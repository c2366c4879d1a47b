"""The parser reads back what the package itself prints, in every shipped language."""

from __future__ import annotations

import datetime

import pytest
from django.utils import translation
from django.utils.translation import gettext

from wagtail_pressroom.legacy import parse_release

LANGUAGES = ["en", "ko", "ar", "fr"]
TITLES = {
    "en": "Port of Lindhaven opens new quay",
    "ko": "린드하벤항 새 부두 개장식 개최",
    "ar": "افتتاح رصيف جديد في الميناء القديم",
    "fr": "Le port de Lindhaven ouvre un nouveau quai",
}
STATUSES = {
    "Unofficial translation": "unofficial",
    "Official translation": "official",
    "Machine translation": "machine",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_of_the_facts(language: str) -> None:
    with translation.override(language):
        date, department = gettext("Date"), gettext("Department")
    parsed = parse_release(
        f"{TITLES[language]}\n{date}: 2031-05-04\n{department}: Harbour Office\n\n1. {'x ' * 20}\n"
    )
    assert parsed.title == TITLES[language]
    assert parsed.date == datetime.date(2031, 5, 4)
    assert parsed.department == "Harbour Office"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("label", STATUSES)
def test_statuses(language: str, label: str) -> None:
    with translation.override(language):
        printed = gettext(label)
    parsed = parse_release(f"{TITLES[language]}\n\n1. {'x ' * 20}\n\n* {printed}")
    assert parsed.translation_status == STATUSES[label]
    assert parsed.outline[-1].kind == "status"


@pytest.mark.parametrize("language", LANGUAGES)
def test_attachments(language: str) -> None:
    with translation.override(language):
        heading = gettext("Attachments")
    files = "Timetable (PDF, 1.2 MB) https://x.example/t.pdf\nPlan (HWPX) https://x.example/p"
    parsed = parse_release(f"{TITLES[language]}\n\n1. {'x ' * 20}\n\n{heading}\n\n{files}")
    assert parsed.attachments == ("Timetable", "Plan")
    assert [row.marker for row in parsed.outline] == ["1."]


def test_several_contacts() -> None:
    parsed = parse_release(
        f"{TITLES['en']}\n\n1. {'x ' * 20}\n\nPress contact\n\nAda Penrose, press officer\n"
        "Telephone: +44 000 555 0101\nE-mail: ada@coast.example\n\n"
        "Tom Reed, spokesperson\nTelephone: +44 000 555 0102"
    )
    assert [(c.name, c.role, c.email) for c in parsed.contacts] == [
        ("Ada Penrose", "press officer", "ada@coast.example"),
        ("Tom Reed", "spokesperson", ""),
    ]


@pytest.mark.parametrize(
    ("typed", "levels"),
    [
        ("1. a\n  • b\n    • c\n  • d\n2. e", [1, 2, 3, 2, 1]),
        ("• a\n  o b\n    ▪ c\n• d", [2, 3, 3, 2]),
        ("ㅇ a\n - b\nㅇ c", [2, 3, 2]),
    ],
)
def test_signs_that_are_set_in(typed: str, levels: list[int]) -> None:
    parsed = parse_release(f"{TITLES['en']}\n\nThe quay is open to all who sail.\n\n{typed}")
    assert [row.level for row in parsed.outline[1:]] == levels


@pytest.mark.parametrize("between", ["\t", "   ", ": ", " | "])
def test_neighbours_copied_from_a_table(between: str) -> None:
    parsed = parse_release(
        f"{TITLES['en']}\n\n1. {'x ' * 20}\n\n"
        f"Previous{between}The old quay closes\nNext{between}Winners of the regatta"
    )
    assert [row.marker for row in parsed.outline] == ["1."]
    assert {item.reason for item in parsed.set_aside} <= {"neighbour", "page-tail"}


def test_one_letter_tells_no_language() -> None:
    assert parse_release("A new ship\n\n1. One\n2. Two").language in {None, "en"}
