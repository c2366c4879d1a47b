"""Naming a database, and a program that is missing; no server runs here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .database_url import parse_database_url
from .programs import MissingProgram, find_program

ROOT = Path(__file__).resolve().parents[2]


def test_a_server_is_named_by_its_address() -> None:
    entry = parse_database_url("postgresql://us%40er:p%2Fw@127.0.0.1:5433/name")
    assert entry == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "name",
        "USER": "us@er",
        "PASSWORD": "p/w",
        "HOST": "127.0.0.1",
        "PORT": "5433",
    }


def test_mysql_holds_every_script() -> None:
    entry = parse_database_url("mysql://user@127.0.0.1/name")
    assert entry["ENGINE"] == "django.db.backends.mysql"
    assert entry["OPTIONS"]["charset"] == entry["TEST"]["CHARSET"] == "utf8mb4"
    assert entry["PORT"] == ""


def test_sqlite_is_a_path() -> None:
    assert parse_database_url("sqlite:////srv/hits.sqlite3")["NAME"] == "/srv/hits.sqlite3"
    assert parse_database_url("sqlite:///hits.sqlite3")["NAME"] == "hits.sqlite3"


@pytest.mark.parametrize("url", ["", "hits.sqlite3", "oracle://user@host/name", "mysql://host"])
def test_anything_else_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="no address of a database"):
        parse_database_url(url)


@pytest.mark.parametrize(
    ("address", "engine"),
    [("", "sqlite3"), ("postgresql://user@127.0.0.1:1/name", "postgresql")],
)
def test_the_environment_chooses_the_database_of_the_tests(address: str, engine: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", "from tests import settings as s; print(s.DATABASES)"],
        cwd=ROOT,
        env=os.environ | {"PRESSROOM_TEST_DATABASE": address},
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"django.db.backends.{engine}'" in result.stdout


def test_the_folder_of_a_process_goes_with_it() -> None:
    script = """
import os
from tests.services.folders import folder_of_process
folder = folder_of_process("test")
folder.mkdir()
child = os.fork()
if child:
    os.waitpid(child, 0)
    print(folder, folder.exists())
"""
    printed = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert printed[1] == "True"
    assert not Path(printed[0]).exists()


def test_a_missing_program_is_named_with_its_package() -> None:
    with pytest.raises(MissingProgram, match="apt-get install press-server"):
        find_program("no-such-press-server", package="press-server")


def test_the_newest_version_wins(tmp_path: Path) -> None:
    for version in ("9.6", "15", "17"):
        program = tmp_path / "lib" / version / "bin" / "press-server"
        program.parent.mkdir(parents=True)
        program.touch(mode=0o755)
    found = find_program("press-server", package="press", folders=[f"{tmp_path}/lib/*/bin"])
    assert found == program
