"""Whatever a text holds, it is read without an exception, and nothing visible of it is lost."""

from __future__ import annotations

from collections import Counter

import pytest

from wagtail_pressroom.legacy import ParsedRelease, body_blocks, parse_body, parse_release
from wagtail_pressroom.legacy.lines import split_lines, visible

from .mutations import MUTATIONS, SOURCES, mutant, smallest

FEW, MANY = 300, 10_000


def characters_of(*texts: str) -> Counter[str]:
    return Counter(visible("".join(texts)))


def difference(text: str, parsed: ParsedRelease) -> tuple[Counter[str], Counter[str]]:
    """Return the visible characters of a text that were lost, and those that were made up."""
    given = characters_of(*(line.text for line in split_lines(text)))
    kept = characters_of(
        parsed.title or "",
        *(row.marker + row.text for row in parsed.outline),
        *(item.text for item in parsed.set_aside),
    )
    if any(row.kind == "table" for row in parsed.outline):
        # Whether a row begins and ends with a bar is the typist's habit; its cells count.
        del given["|"], kept["|"]
    return given - kept, kept - given


def is_bad(text: str) -> bool:
    return any(difference(text, parse_release(text)))


def is_fatal(text: str) -> bool:
    try:
        body_blocks(parse_release(text))
        parse_body(text)
    except Exception:  # noqa: BLE001 - any exception at all is what this looks for
        return True
    return False


def check(seed: int) -> None:
    text = mutant(seed)
    if is_fatal(text):
        found = smallest(text, is_fatal)
        pytest.fail(f"seed {seed}: an exception with {found!r}")
    if is_bad(text):
        found = smallest(text, lambda shorter: not is_fatal(shorter) and is_bad(shorter))
        lost, added = difference(found, parse_release(found))
        pytest.fail(f"seed {seed}: lost {dict(lost)}, made up {dict(added)} with {found!r}")


def test_the_texts_to_begin_with_are_there() -> None:
    assert len(SOURCES) >= 2
    assert len({mutant(seed) for seed in range(FEW)}) > FEW * 0.9
    assert mutant(7) == mutant(7)
    assert len(MUTATIONS) > 10


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_nothing_of_the_texts_themselves_is_lost(path) -> None:
    text = path.read_text(encoding="utf-8")
    assert difference(text, parse_release(text)) == (Counter(), Counter())


@pytest.mark.parametrize("hundred", range(FEW // 100))
def test_nothing_is_lost_of_a_few_mutants(hundred: int) -> None:
    for seed in range(hundred * 100, hundred * 100 + 100):
        check(seed)


@pytest.mark.slow
@pytest.mark.parametrize("thousand", range(MANY // 1000))
def test_nothing_is_lost_of_many_mutants(thousand: int) -> None:
    for seed in range(thousand * 1000, thousand * 1000 + 1000):
        check(seed)


def test_what_is_lost_is_noticed() -> None:
    parsed = parse_release("A title\n\n1. One\n\n2. Two\n")
    lost, added = difference("A title\n\n1. One\n\n2. Two!\n", parsed)
    assert (lost, added) == (Counter("!"), Counter())
    assert smallest("some text with an x in it", lambda text: "x" in text) == "x"
