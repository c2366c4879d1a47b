"""The rooms of the house: each imports only from rooms above it, and old text needs no Django."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import wagtail_pressroom

PACKAGE = Path(wagtail_pressroom.__file__).parent
ROOMS = (
    "conf",
    "exports",
    "checks",
    "visibility",
    "navigation",
    "languages",
    "hits",
    "releases",
    "discovery",
    "legacy",
    "pages",
)
# Accessibility knows pages only by URL.
ALONE = {"accessibility": ("conf",)}

WITHOUT_DJANGO = """
import sys

class NoDjango:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("django", "wagtail", "wagtail_localize"):
            raise ImportError(f"{name} must not be imported")

sys.meta_path.insert(0, NoDjango())
from wagtail_pressroom import legacy

parsed = legacy.parse_release("A title\\n\\n1. One\\n2. Two\\n")
assert legacy.body_blocks(parsed)
"""


def rooms_allowed(room: str) -> tuple[str, ...]:
    if room in ALONE:
        return (*ALONE[room], room)
    return ROOMS[: ROOMS.index(room) + 1]


def imported_modules(source: str, module: str) -> set[str]:
    """Return the modules of this package that a module imports, as dotted paths below it."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.split(".")[: -node.level]
                base = ".".join([*parts, base]).rstrip(".")
            # "from .. import conf" names a module, "from ..conf import get_settings" does not.
            found |= {f"{base}.{alias.name}" for alias in node.names}
    prefix = "wagtail_pressroom."
    return {name.removeprefix(prefix) for name in found if name.startswith(prefix)}


def wrong_imports(source: str, module: str) -> list[str]:
    """Return what a module of a room imports from elsewhere than the rooms above it."""
    room = module.split(".")[1]
    allowed = rooms_allowed(room)
    imported = imported_modules(source, module)
    return sorted(name for name in imported if name.split(".")[0] not in allowed)


def modules_of_rooms() -> list[tuple[str, Path]]:
    found = []
    for room in (*ROOMS, *ALONE):
        place = PACKAGE / room
        files = place.rglob("*.py") if place.is_dir() else [place.with_suffix(".py")]
        for file in files:
            if file.exists() and "migrations" not in file.parts:
                path = file.relative_to(PACKAGE.parent).with_suffix("")
                # A package's own module is its __init__: relative imports count from there.
                found.append((".".join(path.parts), file))
    return found


@pytest.mark.parametrize(
    ("module", "file"), [pytest.param(*found, id=found[0]) for found in modules_of_rooms()]
)
def test_room_imports_only_from_above(module: str, file: Path) -> None:
    assert wrong_imports(file.read_text(encoding="utf-8"), module) == []


@pytest.mark.parametrize(
    ("module", "line", "wrong"),
    [
        ("visibility.rule", "from ..languages import autonym", ["languages.autonym"]),
        ("visibility.rule", "from .. import discovery", ["discovery"]),
        ("visibility.rule", "import wagtail_pressroom.pages.models", ["pages.models"]),
        ("releases.blocks.text", "from ...discovery.search import x", ["discovery.search.x"]),
        ("releases.blocks.text", "from ..models import y", []),
        ("hits.views", "from wagtail_pressroom.legacy import z", ["legacy.z"]),
        ("hits.views", "from ..templatetags.pressroom_hits import z", None),
        ("hits.__init__", "from .counts import z", []),
        ("accessibility.audit", "from ..visibility import z", ["visibility.z"]),
        ("accessibility.audit", "from ..conf import z", []),
        ("pages.models", "def late():\n    from ..discovery.models import z", []),
        ("conf", "def late():\n    from .checks import z", ["checks.z"]),
    ],
)
def test_a_wrong_import_is_caught(module: str, line: str, wrong: list[str] | None) -> None:
    if wrong is None:
        wrong = ["templatetags.pressroom_hits.z"]
    assert wrong_imports(line, f"wagtail_pressroom.{module}") == wrong


def test_every_folder_of_the_package_is_a_known_room() -> None:
    free = {"templatetags", "management", "migrations", "templates", "static", "locale"}
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir()} - {"__pycache__"}
    assert folders <= free | set(ROOMS) | set(ALONE)


def test_old_text_is_parsed_without_django() -> None:
    result = subprocess.run(
        [sys.executable, "-c", WITHOUT_DJANGO],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
