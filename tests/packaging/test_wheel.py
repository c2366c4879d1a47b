"""The wheel holds what a site needs, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "wagtail_pressroom"
LANGUAGES = ["ko", "ar", "fr"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel as `python -m build` makes it."""
    target = tmp_path_factory.mktemp("dist")
    command = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(ROOT)]
    done = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = target.glob("*.whl")
    return zipfile.ZipFile(path)


@pytest.fixture(scope="module")
def names(wheel: zipfile.ZipFile) -> set[str]:
    """The files of the wheel."""
    return set(wheel.namelist())


def package_files(*suffixes: str) -> set[str]:
    """Return the files of the package in the repository with certain endings."""
    files = (file for file in PACKAGE.rglob("*") if file.suffix in suffixes)
    return {str(PurePosixPath(file.relative_to(ROOT))) for file in files}


@pytest.mark.parametrize("suffix", [".py", ".html", ".css", ".js", ".po", ".mo", ".toml"])
def test_everything_of_the_package_is_in_it(names: set[str], suffix: str) -> None:
    expected = package_files(suffix)
    assert expected
    assert expected - names == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", ["po", "mo"])
def test_the_translations_are_in_it(wheel: zipfile.ZipFile, language: str, ending: str) -> None:
    name = f"wagtail_pressroom/locale/{language}/LC_MESSAGES/django.{ending}"
    assert len(wheel.read(name)) > 1000


def test_it_says_that_it_is_typed(names: set[str]) -> None:
    assert "wagtail_pressroom/py.typed" in names


def test_it_holds_the_package_and_its_description_only(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    (description,) = tops - {"wagtail_pressroom"}
    assert description.endswith(".dist-info")
    assert f"{description}/licenses/LICENSE" in names


def test_no_tests_caches_or_leftovers(names: set[str]) -> None:
    parts = {part for name in names for part in name.split("/")}
    assert parts & {"tests", "example_site", "__pycache__", ".DS_Store", "node_modules"} == set()
    assert [name for name in names if name.endswith((".pyc", ".orig", "~", ".pot"))] == []


def test_it_names_what_it_needs(wheel: zipfile.ZipFile, names: set[str]) -> None:
    (path,) = (name for name in names if name.endswith(".dist-info/METADATA"))
    metadata = wheel.read(path).decode()
    assert "Name: wagtail-pressroom" in metadata
    assert "Requires-Python: >=3.11" in metadata
    required = [line.lower() for line in metadata.splitlines() if line.startswith("Requires-Dist")]
    for package in ("django>=5.2", "wagtail>=7.4", "wagtail-localize>=1.14", "crawler-user-agents"):
        assert any(package in line for line in required), package
