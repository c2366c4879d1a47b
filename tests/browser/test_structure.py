"""Language and structure of every page; the HTML of every page is valid."""

from __future__ import annotations

from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from tests.browser.checks import nu, structure
from tests.browser.content import READ_IN, World
from tests.browser.results import REPORT
from tests.browser.states import BY_NAME, EVERY_PAGE, State, name_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def fetch(url: str) -> tuple[int, str]:
    """Return status and HTML of an address; names below localhost need no name server."""
    parts = urlsplit(url)
    request = Request(
        parts._replace(netloc=f"localhost:{parts.port}").geturl(), headers={"Host": parts.netloc}
    )
    try:
        with urlopen(request, timeout=30) as response:
            return response.status, response.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def expected_of(state: State, language: str) -> structure.Expected:
    """Return what a state should look like."""
    return structure.Expected(language, state.languages(language), state.kind, state.skip_targets)


@pytest.mark.parametrize(("state", "language"), EVERY_PAGE, ids=name_of)
def test_structure(world: World, state: State, language: str) -> None:
    status, html = fetch(state.url(world, language))
    assert status == state.status
    assert structure.problems(html, expected_of(state, language)) == []


def test_nu_html_checker_finds_no_error(world: World, tmp_path: Path) -> None:
    pages = {
        f"{state.name}-{language}": fetch(state.url(world, language))[1]
        for state, language in EVERY_PAGE
    }
    verdicts = nu.check(pages, tmp_path)
    errors = [f"{name}: {text}" for name, v in verdicts.items() for text in v.errors]
    warnings = [f"{name}: {text}" for name, v in verdicts.items() for text in v.warnings]
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.with_name("nu.txt").write_text(
        "\n".join(
            [
                f"{len(pages)} pages, {len(errors)} errors, {len(warnings)} warnings",
                *errors,
                *warnings,
            ]
        )
        + "\n"
    )
    assert not errors, "\n".join(errors)


def test_titles_differ(world: World) -> None:
    names = (
        *("release-minimal", "release-full", "index-first", "index-middle", "search-results"),
        *("search-zero", "index-out-of-range", "home", "ordinary-page", "not-found"),
    )
    for language in READ_IN:
        pages = [fetch(BY_NAME[name].url(world, language))[1] for name in names]
        titles = [html.split("<title>")[1].split("</title>")[0] for html in pages]
        assert len(titles) == len(set(titles)), titles
