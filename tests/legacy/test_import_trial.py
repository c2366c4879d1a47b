"""`pressroom_import_text --dry-run`: what was understood of each file, without writing anything."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.factories import PressRoom
from wagtail_pressroom.legacy import parse_release

from .importing import TEXT, TITLE, releases, run, text_at

KOREAN = """등대 점검 결과 발표

1. 해양부는 전국의 등대를 점검한 결과를 발표하였다.

2. 모두 열두 곳이다.
"""


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def run_in_json(*arguments: object) -> tuple[list[dict[str, Any]], str]:
    """Run the command with ``--json``; return what it prints, and the error it ends with."""
    out = StringIO()
    try:
        call_command(
            "pressroom_import_text", *map(str, arguments), "--json", stdout=out, stderr=StringIO()
        )
    except CommandError as error:
        return json.loads(out.getvalue()), str(error)
    return json.loads(out.getvalue()), ""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    (tmp_path / "korean.txt").write_bytes(KOREAN.encode("cp949"))
    return [
        text_at(tmp_path / "good.txt", TEXT),
        text_at(tmp_path / "headline.txt", "Only a headline"),
        tmp_path / "korean.txt",
    ]


def test_what_was_understood_is_printed_for_every_file_in_order(files: list[Path]) -> None:
    printed, error = run_in_json(*files, "--dry-run")
    assert error == ""
    assert [entry["file"] for entry in printed] == [str(path) for path in files]
    good, headline, korean = printed
    assert parse_release(TEXT).as_dict().items() <= good.items()
    assert good["title"] == TITLE
    assert (good["problems"], good["notes"]) == ([], [])
    assert headline["problems"] != []
    assert korean["title"] == "등대 점검 결과 발표"
    assert korean["notes"] == ["The file was in EUC-KR (CP949), not UTF-8."]


def test_an_unreadable_file_is_named_and_the_others_are_printed(
    files: list[Path], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00PNG")
    printed, error = run_in_json(bad, *files, "--dry-run")
    assert "bad.txt" in error
    assert "headline.txt" not in error
    assert len(printed) == 4
    assert printed[0]["problems"] == [
        "The file is not plain text. Save the document as plain text (UTF-8) first."
    ]
    assert printed[0]["title"] is None
    assert printed[1]["title"] == TITLE


def test_with_a_target_what_can_be_no_release_is_an_error(
    press_room: PressRoom, files: list[Path]
) -> None:
    target = ["--index", "press-releases", "--locale", "en"]
    printed, error = run_in_json(*files, "--dry-run", *target)
    assert "headline.txt" in error
    assert "good.txt" not in error
    assert len(printed) == 3
    assert not releases().exists()


def test_in_words_too_all_files_are_described_and_all_problems_named(
    files: list[Path], tmp_path: Path
) -> None:
    other = text_at(tmp_path / "other.txt", "Only another headline")
    out, errors = StringIO(), StringIO()
    with pytest.raises(CommandError, match=r"(?s)headline\.txt.*other\.txt"):
        call_command(
            "pressroom_import_text",
            *map(str, files),
            str(other),
            "--dry-run",
            stdout=out,
            stderr=errors,
        )
    assert TITLE in out.getvalue()
    assert "등대 점검 결과 발표" in out.getvalue()
    assert "EUC-KR" in errors.getvalue()


def test_an_imported_file_says_what_it_was_in(press_room: PressRoom, files: list[Path]) -> None:
    errors = StringIO()
    run(files[2], "--index", "press-releases", "--locale", "ko", errors=errors)
    assert "EUC-KR" in errors.getvalue()
    assert releases().get().title == "등대 점검 결과 발표"


def test_progress_is_shown_for_many_files_in_a_terminal(tmp_path: Path) -> None:
    paths = [text_at(tmp_path / f"{number}.txt", TEXT) for number in range(12)]
    terminal, pipe = Terminal(), StringIO()
    run(*paths, "--dry-run", errors=terminal)
    assert "12/12" in terminal.getvalue()
    run(*paths, "--dry-run", errors=pipe)
    run(*paths[:3], "--dry-run", errors=pipe)
    assert pipe.getvalue() == ""


def test_a_trial_needs_no_tables(files: list[Path], tmp_path: Path) -> None:
    settings = tmp_path / "bare_settings.py"
    settings.write_text(
        "from tests.settings import *\n"
        f"DATABASES['default']['NAME'] = {str(tmp_path / 'empty.sqlite3')!r}\n"
    )
    root = Path(__file__).parents[2]
    path = os.pathsep.join([str(tmp_path), str(root)])
    result = subprocess.run(
        [
            sys.executable,
            "-m",
            "django",
            "pressroom_import_text",
            *map(str, files),
            "--dry-run",
            "--json",
        ],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "bare_settings", "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)[0]["title"] == TITLE
