"""From a parsed text to a page: owner, department, contacts, and what must be done by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError
from wagtail.models import ModelLogEntry, PageLogEntry

from tests.factories import PressRoom
from wagtail_pressroom.legacy import FoundContact, OutlineRow, ParsedRelease, parse_release
from wagtail_pressroom.legacy.importer import (
    LONGEST_HEADLINE,
    ImportOutcome,
    ImportRefused,
    import_release,
    imported_before,
    problems_of,
)
from wagtail_pressroom.models import Department

from .importing import TEXT, import_to, releases, text_at

PARSED = replace(parse_release(""), title="Title", outline=(OutlineRow(0, "", "Text.", 2),))


@pytest.fixture
def editor(db: None) -> Any:
    return get_user_model().objects.create_superuser("editor", "editor@harbours.example", "pw")


def imported(
    press_room: PressRoom, parsed: ParsedRelease = PARSED, **options: Any
) -> ImportOutcome:
    text = options.pop("text", repr(parsed))
    return import_release(text, parsed, press_room.indexes["en"], **options)


def test_the_user_is_owner_and_stands_in_the_history(press_room: PressRoom, editor: Any) -> None:
    parsed = parse_release(TEXT)
    page = imported(press_room, parsed, publish=True, user=editor).page
    assert page.owner == editor
    assert page.latest_revision.user == editor
    entries = PageLogEntry.objects.filter(page=page.pk)
    assert {"wagtail.create", "wagtail.publish"} <= set(entries.values_list("action", flat=True))
    assert set(entries.values_list("user", flat=True)) == {editor.pk}


def test_the_same_text_is_skipped_unless_asked_for_again(press_room: PressRoom) -> None:
    first = imported(press_room)
    assert imported_before(repr(PARSED) + "  \r\n", press_room.indexes["en"]) == first.page
    assert imported(press_room).skipped
    again = imported(press_room, again=True)
    assert not again.skipped
    assert again.page.pk != first.page.pk
    assert imported(press_room).page == again.page


def test_an_unknown_department_is_kept_as_text_and_said(press_room: PressRoom) -> None:
    outcome = imported(press_room, replace(PARSED, department="Harbour Office"))
    assert outcome.page.department is None
    assert outcome.page.department_text == "Harbour Office"
    assert any("Harbour Office" in warning for warning in outcome.warnings)
    assert not Department.objects.exists()


def test_a_known_department_is_found_whatever_its_capitals(press_room: PressRoom) -> None:
    locale = press_room.homes["en"].locale
    known = Department.objects.create(name="Élan Office", locale=locale)
    other = press_room.homes["fr"].locale
    Department.objects.create(name="Harbour Office", locale=other)
    outcome = imported(press_room, replace(PARSED, department="ÉLAN OFFICE"))
    assert outcome.page.department == known
    assert outcome.page.department_text == ""
    assert not any("department" in warning for warning in outcome.warnings)
    assert (
        imported(press_room, replace(PARSED, department="Harbour Office")).page.department is None
    )


def test_a_department_is_created_once_and_logged(press_room: PressRoom, editor: Any) -> None:
    for title in ("One", "Two"):
        parsed = replace(PARSED, title=title, department="Harbour Office")
        outcome = imported(press_room, parsed, create_departments=True, user=editor)
        assert outcome.page.department == Department.objects.get()
        assert outcome.page.department_text == ""
    created = Department.objects.get()
    assert (created.name, created.locale.language_code) == ("Harbour Office", "en")
    (entry,) = ModelLogEntry.objects.all()
    assert (entry.action, entry.user) == ("wagtail.create", editor)


def test_a_name_too_long_for_a_department_is_kept_as_text(press_room: PressRoom) -> None:
    outcome = imported(press_room, replace(PARSED, department="x" * 300), create_departments=True)
    assert outcome.page.department_text == "x" * 255
    assert not Department.objects.exists()


def with_department(name: str) -> str:
    return TEXT.replace("hit\n2188", f"Department\n{name}\nhit\n2188")


def test_created_departments_go_when_a_later_file_is_refused(
    press_room: PressRoom, tmp_path: Any
) -> None:
    good = text_at(tmp_path / "good.txt", with_department("Harbour Office"))
    bad = text_at(tmp_path / "bad.txt", "Only a headline")
    later = text_at(tmp_path / "later.txt", "Only another headline")
    with pytest.raises(CommandError, match=r"(?s)bad\.txt.*later\.txt") as error:
        import_to("press-releases", good, bad, later, create_departments=True)
    assert "good.txt" not in str(error.value)
    assert not releases().exists()
    assert not Department.objects.exists()


def test_one_run_creates_a_department_once(press_room: PressRoom, tmp_path: Any) -> None:
    text = with_department("Harbour Office")
    first = text_at(tmp_path / "first.txt", text)
    second = text_at(tmp_path / "second.txt", text.replace("Orsk", "Dunvar"))
    import_to("press-releases", first, second, create_departments=True)
    assert Department.objects.count() == 1
    assert {release.department for release in releases().all()} == {Department.objects.get()}


GOOD = FoundContact("Ada Lindqvist", "Press officer", "+82 2 2100 2114", "ada@harbours.example", 3)
NAMELESS = FoundContact("", "", "", "", 4)


def with_contacts(*contacts: FoundContact) -> ParsedRelease:
    rows = [
        OutlineRow(0, "", f"Contact on line {contact.line}", contact.line, "contact")
        for contact in contacts
    ]
    return replace(PARSED, outline=(*PARSED.outline, *rows), contacts=contacts)


def test_contacts_go_into_their_field(press_room: PressRoom) -> None:
    page = imported(press_room, with_contacts(GOOD)).page
    (block,) = page.contacts
    assert block.value["name"] == "Ada Lindqvist"
    assert block.value["email"] == "ada@harbours.example"
    assert "Contact on line" not in str(page.body)


def test_contacts_no_field_can_hold_stay_in_the_text(press_room: PressRoom) -> None:
    page = imported(press_room, with_contacts(GOOD, NAMELESS)).page
    assert len(page.contacts) == 1
    assert "Contact on line 3" not in str(page.body)
    assert "Contact on line 4" in str(page.body)


def test_attached_files_and_an_embargo_are_said(press_room: PressRoom) -> None:
    parsed = replace(
        PARSED, attachments=("map.pdf", "list.xlsx"), embargo="Embargoed until 9 May, 06:00"
    )
    files, embargo = (
        next(
            warning
            for warning in imported(press_room, parsed, again=True).warnings
            if word in warning
        )
        for word in ("by hand", "embargo")
    )
    assert "map.pdf, list.xlsx" in files
    assert "“Embargoed until 9 May, 06:00”" in embargo


def test_the_named_locale_wins_over_the_language_of_the_text(press_room: PressRoom) -> None:
    outcome = imported(press_room, replace(PARSED, language="ko"))
    assert outcome.page.locale.language_code == "en"
    assert any("“ko”" in warning for warning in outcome.warnings)


def test_the_longest_headline_a_page_can_have_is_taken(press_room: PressRoom) -> None:
    longest = "x" * LONGEST_HEADLINE
    assert imported(press_room, replace(PARSED, title=longest)).page.title == longest
    with pytest.raises(ImportRefused, match="longer than 255"):
        imported(press_room, replace(PARSED, title=longest + "x"))


def test_all_problems_are_named_together() -> None:
    assert problems_of(PARSED) == []
    assert len(problems_of(PARSED, publish=True)) == 1
    assert len(problems_of(parse_release(""), publish=True)) == 3
