"""The documentation leads nowhere that isn't there."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
FENCED = re.compile(r"^(`{3,}|~{3,}).*?^\1", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
IN_LINE = re.compile(r"\]\(\s*<?([^)\s>]+)>?(?:\s+[\"'][^)]*)?\)")
REFERENCE = re.compile(r"^\s{0,3}\[[^\]]+\]:\s*<?([^\s>]+)>?", re.MULTILINE)
IN_HTML = re.compile(r"""\b(?:href|src|srcset)=["']([^"'\s]+)""")
WITH_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)


def prose_of(page: Path) -> str:
    """Return a page without its code."""
    return CODE.sub("", FENCED.sub("", page.read_text(encoding="utf-8")))


def links_of(page: Path) -> list[str]:
    """Return the links and images of a page that lead to the repository itself."""
    text = prose_of(page)
    found = [link for pattern in (IN_LINE, REFERENCE, IN_HTML) for link in pattern.findall(text)]
    return [link for link in found if not WITH_SCHEME.match(link)]


def anchors_of(page: Path) -> set[str]:
    """Return the anchors that GitHub gives the headings of a page."""
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    titles = [re.sub(r"[^\w\- ]", "", title.lower()) for title in HEADING.findall(text)]
    return {title.replace(" ", "-") for title in titles}


def problem_of(page: Path, link: str) -> str | None:
    """Say why a link leads nowhere, or nothing when it is right."""
    path, _hash, anchor = unquote(link).partition("#")
    target = (page.parent / path).resolve() if path else page
    if not target.exists():
        return f"{link}: there is no such file"
    if not target.is_relative_to(ROOT):
        return f"{link}: leads out of the repository"
    if anchor and target.suffix == ".md" and anchor not in anchors_of(target):
        return f"{link}: there is no such heading"
    return None


def test_there_is_something_to_check() -> None:
    assert {"README.md", "CONTRIBUTING.md", "install.md"} <= {page.name for page in PAGES}
    assert "docs/install.md" in links_of(ROOT / "README.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_relative_link_and_image_exists(page: Path) -> None:
    problems = [problem_of(page, link) for link in links_of(page)]
    assert [problem for problem in problems if problem] == []
