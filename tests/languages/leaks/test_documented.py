"""The table of routes in the documentation names every route that is tried, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from .groups import STATES
from .routes import DRAFT_ROUTES, ROUTES

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "languages.md"


def test_the_documented_routes_are_those_that_are_tried() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([a-z_]+)`", text, flags=re.MULTILINE)
    assert len(listed) == len(set(listed))
    assert set(listed) == {*ROUTES, *DRAFT_ROUTES}
    assert len(ROUTES) >= 20
    assert set(STATES) == {"draft", "embargoed", "private", "future"}
    for state in STATES:
        assert f"**{state}**" in text
