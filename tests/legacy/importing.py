"""What the tests of the import command share: a text, and ways to import it."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from tests.factories import ready_pages

FURNITURE = "바로가기 메뉴\n본문 바로가기\n주메뉴 바로가기\n검색창 열기\nKOR\n\nPress Releases\n\n"
TITLE = "Outcome of the Minister’s Visit to Tessara"
TEXT = (
    FURNITURE
    + TITLE
    + """

Date
2017-03-14
hit
2188

1. The Minister visited Tessara from March 13 to 14.

o On March 13 the two Ministers met in the harbour town of Orsk.

o They signed an arrangement on lighthouses.

2. Both sides agreed to meet again next year.


* unofficial translation"""
)


def text_at(path: Path, text: str) -> Path:
    """Write a text as it is, without changing its line ends."""
    path.write_bytes(text.encode())
    return path


def run(*arguments: object, errors: StringIO | None = None, **options: object) -> str:
    """Run the command; return what it prints."""
    out = StringIO()
    call_command(
        "pressroom_import_text",
        *map(str, arguments),
        stdout=out,
        stderr=errors or StringIO(),
        **options,
    )
    return out.getvalue()


def import_to(index: str, *paths: Path, locale: str = "en", **options: Any) -> str:
    """Import files to an index; return what the command prints."""
    return run(*paths, "--index", index, "--locale", locale, **options)


def all_said(index: str, path: Path, **options: Any) -> str:
    """Import a file; return what the command prints, warnings included."""
    errors = StringIO()
    return import_to(index, path, errors=errors, **options) + errors.getvalue()


def releases() -> Any:
    """Return the releases there are."""
    return ready_pages().PressReleasePage.objects
