"""`pressroom_import_text` at its limits: what it takes, and what it refuses with a message."""

from __future__ import annotations

import datetime
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from tests.factories import PressRoom

from .importing import FURNITURE, TEXT, TITLE, all_said, import_to, releases, run, text_at

BIDI = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
# Without the next line character (U+0085), which ends a line.
C1 = "".join(chr(code) for code in range(0x80, 0xA0) if code != 0x85)
IN_A_YEAR = timezone.localdate() + datetime.timedelta(days=365)
LONG_TITLE = TITLE + " and of very many other places" * 8


def dated(path: Path, date: object) -> Path:
    return text_at(path / "dated.txt", TEXT.replace("2017-03-14", str(date)))


@pytest.mark.parametrize("date", ["0001-01-01", "0001.01.02", "9999-12-31", "31 December 9999"])
def test_a_date_no_calendar_can_hold_is_not_taken(
    press_room: PressRoom, tmp_path: Path, client: Client, date: str
) -> None:
    path = dated(tmp_path, date)
    (result,) = json.loads(run(path, "--dry-run", "--json"))
    assert result["date"] is None
    with pytest.raises(CommandError, match="can't be published"):
        import_to("press-releases", path, publish=True)
    assert not releases().exists()
    import_to("press-releases", path)
    release = releases().get()
    assert (release.release_date, release.live) == (None, False)


def test_a_date_that_is_not_taken_is_no_headline(tmp_path: Path) -> None:
    for date in ("0001-01-01", "9999-12-31", "2017-02-30"):
        (result,) = json.loads(run(dated(tmp_path, date), "--dry-run", "--json"))
        assert result["title"] == TITLE


def test_a_date_to_come_schedules_and_says_so(
    press_room: PressRoom, tmp_path: Path, client: Client
) -> None:
    output = import_to("press-releases", dated(tmp_path, IN_A_YEAR), publish=True)
    assert "Scheduled" in output
    assert "Published" not in output
    assert "draft" not in output
    release = releases().get()
    assert not release.live
    assert timezone.localtime(release.go_live_at).date() == IN_A_YEAR
    assert release.approved_schedule
    assert client.get(release.url).status_code == 404


def test_json_names_the_moment_of_a_scheduled_release(
    press_room: PressRoom, tmp_path: Path
) -> None:
    path = dated(tmp_path, IN_A_YEAR)
    (result,) = json.loads(import_to("press-releases", path, publish=True, json=True))
    moment = datetime.datetime.fromisoformat(result["page"]["go_live_at"])
    assert moment == releases().get().go_live_at
    assert result["page"]["live"] is False


def test_json_names_no_moment_for_a_release_that_is_live(
    press_room: PressRoom, tmp_path: Path
) -> None:
    path = text_at(tmp_path / "visit.txt", TEXT)
    (result,) = json.loads(import_to("press-releases", path, publish=True, json=True))
    assert result["page"]["live"] is True
    assert result["page"]["go_live_at"] is None


REFUSED = {
    "headline": (TEXT.replace(TITLE, LONG_TITLE), "(?i)headline"),
    "no text": (FURNITURE + TITLE + "\n\nDate\n2017-03-14\n", "No text was found"),
    "no headline": (FURNITURE + "1. " + "The Minister visited Tessara. " * 12, "No headline"),
    "title of bidi characters": (TEXT.replace(TITLE, BIDI), r"bad\.txt"),
    "title of controls": (TEXT.replace(TITLE, C1), r"bad\.txt"),
}


@pytest.mark.parametrize("dry_run", [True, False])
@pytest.mark.parametrize("name", REFUSED)
def test_a_dry_run_refuses_what_the_import_refuses(
    press_room: PressRoom, tmp_path: Path, name: str, dry_run: bool
) -> None:
    text, message = REFUSED[name]
    path = text_at(tmp_path / "bad.txt", text)
    with pytest.raises(CommandError, match=message) as error:
        import_to("press-releases", path, dry_run=dry_run)
    assert error.value.returncode != 0
    assert "bad.txt" in str(error.value)
    assert not releases().exists()


def test_a_dry_run_without_a_target_refuses_too(db: None, tmp_path: Path) -> None:
    good = text_at(tmp_path / "good.txt", TEXT)
    bad = text_at(tmp_path / "bad.txt", REFUSED["no text"][0])
    with pytest.raises(CommandError, match=r"bad\.txt"):
        run(good, bad, "--dry-run")


def test_a_dry_run_to_publish_refuses_a_text_without_date(
    press_room: PressRoom, tmp_path: Path
) -> None:
    path = text_at(tmp_path / "undated.txt", TEXT.replace("Date\n2017-03-14\n", ""))
    run(path, "--dry-run")
    with pytest.raises(CommandError, match="can't be published"):
        run(path, "--dry-run", "--publish")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--index", "nowhere", "--locale", "en"], "no press index “nowhere”"),
        (["--index", "press-releases", "--locale", "xx"], "no locale “xx”"),
        (["--locale", "en"], "--index"),
        (["--index", "press-releases"], "--locale"),
    ],
)
def test_a_dry_run_with_a_wrong_target_is_refused(
    press_room: PressRoom, tmp_path: Path, arguments: list[str], message: str
) -> None:
    path = text_at(tmp_path / "visit.txt", TEXT)
    with pytest.raises(CommandError, match=message):
        run(path, *arguments, "--dry-run")


def test_a_dry_run_with_the_right_target_writes_nothing(
    press_room: PressRoom, tmp_path: Path
) -> None:
    path = text_at(tmp_path / "visit.txt", TEXT)
    assert "Nothing was written." in import_to("press-releases", path, dry_run=True)
    assert not releases().exists()


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_the_same_text_with_other_line_ends_is_skipped(
    press_room: PressRoom, tmp_path: Path, line_end: str
) -> None:
    import_to("press-releases", text_at(tmp_path / "unix.txt", TEXT))
    other = text_at(tmp_path / "windows.txt", TEXT.replace("\n", line_end))
    assert "Skipped" in import_to("press-releases", other)
    marked = text_at(tmp_path / "marked.txt", "\ufeff" + TEXT)
    assert "Skipped" in import_to("press-releases", marked)
    assert releases().count() == 1


def test_a_skipped_draft_is_called_a_draft_when_it_was_to_be_published(
    press_room: PressRoom, tmp_path: Path
) -> None:
    path = text_at(tmp_path / "visit.txt", TEXT)
    import_to("press-releases", path)
    said = all_said("press-releases", path, publish=True)
    assert "Skipped" in said
    assert "draft" in said
    assert not releases().get().live


def test_a_skipped_release_that_is_live_is_called_no_draft(
    press_room: PressRoom, tmp_path: Path
) -> None:
    path = text_at(tmp_path / "visit.txt", TEXT)
    import_to("press-releases", path, publish=True)
    assert "draft" not in all_said("press-releases", path, publish=True)


def test_a_skipped_release_that_is_scheduled_is_called_no_draft(
    press_room: PressRoom, tmp_path: Path
) -> None:
    path = dated(tmp_path, IN_A_YEAR)
    import_to("press-releases", path, publish=True)
    assert "draft" not in all_said("press-releases", path, publish=True)


@pytest.mark.parametrize("publish", [True, False])
def test_a_draft_index_is_warned_of(press_room: PressRoom, tmp_path: Path, publish: bool) -> None:
    press_room.indexes["en"].unpublish()
    path = text_at(tmp_path / "visit.txt", TEXT)
    errors = StringIO()
    output = import_to("press-releases", path, publish=publish, json=True, errors=errors)
    (result,) = json.loads(output)
    assert [text for text in result["warnings"] if "index" in text] != []
    assert releases().get().live is publish


def test_a_public_index_is_not_warned_of(press_room: PressRoom, tmp_path: Path) -> None:
    path = text_at(tmp_path / "visit.txt", TEXT)
    (result,) = json.loads(import_to("press-releases", path, publish=True, json=True))
    assert result["warnings"] == []


@pytest.mark.parametrize("characters", [BIDI, C1], ids=["bidi", "c1"])
def test_characters_that_turn_or_hide_text_are_not_published(
    press_room: PressRoom, tmp_path: Path, client: Client, characters: str
) -> None:
    text = TEXT.replace("lighthouses", f"light{characters}houses")
    text = text.replace("Tessara\n", f"Tes{characters}sara\n").replace("2. ", f"{characters}2. ")
    import_to("press-releases", text_at(tmp_path / "visit.txt", text), publish=True)
    release = releases().get()
    html = client.get(release.url).content.decode()
    assert release.title == TITLE
    assert set(characters).isdisjoint(html)
    assert "arrangement on lighthouses" in html
    assert html.count("<li id=") == 4


def test_the_next_line_character_is_not_published(
    press_room: PressRoom, tmp_path: Path, client: Client
) -> None:
    path = text_at(tmp_path / "visit.txt", TEXT.replace("on lighthouses", "on\x85lighthouses"))
    import_to("press-releases", path, publish=True)
    html = client.get(releases().get().url).content.decode()
    assert "\x85" not in html
    assert "lighthouses" in html


def test_the_command_as_it_is_called_from_a_shell(press_room: PressRoom, tmp_path: Path) -> None:
    bad = text_at(tmp_path / "bad.txt", REFUSED["headline"][0])
    arguments = [str(bad), "--dry-run", "--index=press-releases", "--locale=en"]
    with pytest.raises(CommandError, match=r"bad\.txt.*headline"):
        call_command("pressroom_import_text", *arguments)
