"""The states a reader can meet, in each language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.browser.content import FIVE, MAIN, PAIR, READ_IN, RTL_PAIR, SITES, World
from tests.browser.driver import SAMPLED_MODES, Mode
from tests.browser.texts import TEXTS

HOSTILE = """"><script>alert(1)</script> 'single' "double" </title><b>"""
RELEASE, INDEX, OTHER = "release", "index", "other"


@dataclass(frozen=True)
class State:
    """A page in a state.

    Attributes:
        name: for reports.
        address: from the world and a language to the URL.
        kind: which structure to expect.
        site: from a language to the site the page stands on.
        status: HTTP status.
        prepare: what the reader does before looking.
        skip_targets: ids the skip links lead to.
    """

    name: str
    address: Callable[[World, str], str]
    kind: str = OTHER
    site: Callable[[str], str] = lambda language: MAIN
    status: int = 200
    prepare: Callable[[Chrome], None] | None = None
    skip_targets: tuple[str, ...] = ("content", "main-menu", "pressroom-search-field")

    def url(self, world: World, language: str) -> str:
        """Return the address of the state in a language."""
        return self.address(world, language)

    def languages(self, language: str) -> tuple[str, ...]:
        """Return the languages of the site, in the order of its settings."""
        return SITES[self.site(language)]


def _pair(language: str) -> str:
    return RTL_PAIR if language == "ar" else PAIR


def _release(name: str, key: str, **options: Any) -> State:
    return State(
        name,
        lambda world, language: world.url(world.releases[key][language]),
        RELEASE,
        **options,
    )


def _index(name: str, status: int = 200, **query: str) -> State:
    def address(world: World, language: str) -> str:
        parameters = {k: v.format(word=TEXTS[language]["word"]) for k, v in query.items()}
        suffix = f"?{urlencode(parameters)}" if parameters else ""
        return world.url(world.rooms[MAIN].indexes[language], query=suffix)

    return State(name, address, INDEX if status == 200 else OTHER, status=status)


def open_languages(driver: Chrome) -> None:
    """Open the disclosure of the language switcher."""
    driver.find_element(By.CSS_SELECTOR, "[data-pressroom-disclosure] summary").click()


def open_search(driver: Chrome) -> None:
    """Open the search that the script has collapsed."""
    driver.find_element(By.CSS_SELECTOR, "[data-pressroom-search] button[aria-controls]").click()


def beside(language: str) -> str:
    """Return the language that is read beside another."""
    return READ_IN[(READ_IN.index(language) + 1) % len(READ_IN)]


def _side_by_side(world: World, language: str) -> str:
    release = world.releases["full"][language]
    return world.url(release, query=f"?with={beside(language)}")


def missing(world: World, language: str) -> str:
    """Return the address of a release in a language in which it isn't there."""
    return world.url(world.rooms[MAIN].indexes[language], query="only-french/")


STATES = (
    _release("release-minimal", "minimal"),
    _release("release-with-time", "with-time"),
    _release("release-full", "full"),
    _release("release-unofficial", "unofficial"),
    _release("release-machine", "machine"),
    _release("release-untranslated", "partly"),
    _release("languages-open", "partly", prepare=open_languages),
    _release("search-open", "minimal", prepare=open_search),
    State("side-by-side", _side_by_side),
    State("missing-language", missing, status=404),
    _index("index-first"),
    _index("index-middle", page="4"),
    _index("index-filtered", category="statement"),
    _index("index-no-match", category="speech"),
    _index("index-invalid-filter", year="abc", category="nonsense"),
    _index("index-out-of-range", status=404, page="99"),
    _index("search-results", q="{word}"),
    _index("search-zero", q="zzzqqq"),
    _index("search-hostile", q=HOSTILE.replace("{", "{{")),
    # With the list of what was read most.
    State("home", lambda world, language: world.url(world.rooms[MAIN].homes[language])),
    State(
        "ordinary-page",
        lambda world, language: f"{world.url(world.rooms[MAIN].homes[language])}about/",
        skip_targets=("content",),
    ),
    State(
        "what-we-count",
        lambda world, language: f"{world.host(MAIN)}/pressroom/what-we-count/{language}/",
    ),
    State(
        "not-found",
        lambda world, language: f"{world.url(world.rooms[MAIN].homes[language])}nothing-here/",
        status=404,
    ),
    State(
        "two-languages-empty",
        lambda world, language: world.url(
            world.rooms[_pair(language)].indexes[language], _pair(language)
        ),
        INDEX,
        site=_pair,
    ),
    State(
        "five-languages-open",
        lambda world, language: world.url(world.releases["four-of-five"][language], FIVE),
        RELEASE,
        site=lambda language: FIVE,
        prepare=open_languages,
    ),
)
BY_NAME = {state.name: state for state in STATES}
EVERY_PAGE = [(state, language) for state in STATES for language in READ_IN]


def sampled_runs() -> list[tuple[State, str, Mode]]:
    """Return each state once in each special mode, the languages taking turns."""
    return [
        (state, READ_IN[(row + column) % len(READ_IN)], mode)
        for row, state in enumerate(STATES)
        for column, mode in enumerate(SAMPLED_MODES)
    ]


def name_of(value: object) -> str | None:
    """Return the name of a parameter, for the ids of tests."""
    return str(getattr(value, "name", value))
