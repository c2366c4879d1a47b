"""Which user agents are robots: our own lists of people and robots, and the library's examples."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import crawleruseragents
import pytest

from wagtail_pressroom.hits import bots
from wagtail_pressroom.hits.agents import PEOPLE, ROBOTS
from wagtail_pressroom.hits.bots import LONGEST_USER_AGENT, is_bot

DATA = Path(__file__).parent / "data"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def agents(name: str) -> list[str]:
    """Return the user agents of one of our lists."""
    lines = (DATA / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def examples_of_library() -> list[str]:
    known = crawleruseragents.CRAWLER_USER_AGENTS_DATA
    return [example for robot in known for example in robot.get("instances", [])]


def test_no_person_is_refused() -> None:
    people = agents("people")
    refused = [agent for agent in people if is_bot(agent)]
    assert len(people) >= 150
    assert refused == []


def test_no_robot_is_missed() -> None:
    robots = agents("robots")
    missed = [agent for agent in robots if not is_bot(agent)]
    assert len(robots) >= 60
    assert missed == []


def test_the_documentation_says_how_many_were_tried() -> None:
    text = (Path(__file__).parents[2] / "docs" / "hits-bots.md").read_text("utf-8")
    assert f"| {len(agents('people'))} |" in text
    assert f"| {len(agents('robots'))} |" in text


def test_the_lists_hold_nothing_twice() -> None:
    both = agents("people") + agents("robots")
    assert len(both) == len(set(both))


@pytest.mark.parametrize(
    "name",
    [
        *("NAVER(", "KAKAOTALK", "Whale/", "SamsungBrowser", "DaumApps", "Line/", "BAND/"),
        *("WorksMobile", "Instagram", "FBAN", "UCBrowser", "MiuiBrowser", "HuaweiBrowser", "Silk/"),
        *("DuckDuckGo", "Edg/", "Focus/", "KAIOS", "MSIE 6", "Trident/7", "PlayStation", "Web0S"),
        *("Lynx/", "w3m/", "Links (", "ELinks", "edbrowse", "Opera Mini", "HbbTV", "Braille"),
    ],
)
def test_people_read_with_this_too(name: str) -> None:
    assert [agent for agent in agents("people") if name in agent]


def test_every_example_of_the_library_is_refused_but_what_people_use() -> None:
    # Circular, for the library finds its own examples: it shows that our exceptions are few.
    exceptions = re.compile("|".join(PEOPLE))
    passed = [agent for agent in examples_of_library() if not is_bot(agent)]
    assert [agent for agent in passed if not exceptions.search(agent)] == []
    assert len(passed) <= 5
    assert len(examples_of_library()) > 2000


def test_each_pattern_of_ours_is_needed() -> None:
    # One that no agent of the lists speaks for can't be kept right.
    robots, people = agents("robots"), agents("people")
    parts = [part for pattern in ROBOTS for part in split_alternatives(pattern)]
    assert [part for part in parts if not any(re.search(part, agent) for agent in robots)] == []
    assert [p for p in PEOPLE if not any(re.search(p, agent) for agent in people)] == []


def split_alternatives(pattern: str) -> list[str]:
    """Split a pattern at each | that is in no group."""
    parts, depth = [""], 0
    for character in pattern:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def test_a_robot_can_not_hide_behind_an_exception() -> None:
    assert is_bot("Mozilla/5.0 (Linux; Build/AP3A.240617.008; wv) (compatible; Googlebot/2.1)")
    assert is_bot("Mozilla/5.0 (compatible; bingbot/2.0) MetaIAB Facebook")
    assert is_bot("Viber")


@pytest.mark.parametrize("agent", ["", " ", "\t  ", "\x00 ", " " * 1000 + FIREFOX])
def test_who_says_nothing_is_a_robot(agent: str) -> None:
    assert is_bot(agent.replace("\x00", ""))


def test_only_the_start_of_a_long_agent_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []
    real = crawleruseragents.is_crawler

    def note(agent: str) -> bool:
        looked_at.append(agent)
        return real(agent)

    monkeypatch.setattr(crawleruseragents, "is_crawler", note)
    bots._names_a_bot.cache_clear()
    assert not is_bot(FIREFOX + "x" * 100_000)
    assert not is_bot(FIREFOX.ljust(LONGEST_USER_AGENT) + "Googlebot/2.1")
    assert is_bot(FIREFOX + " Googlebot/2.1" + "x" * 100_000)
    assert [len(agent) <= LONGEST_USER_AGENT for agent in looked_at] == [True] * 3


def test_an_agent_is_looked_at_once() -> None:
    bots._names_a_bot.cache_clear()
    for _ in range(5):
        is_bot(FIREFOX)
    assert bots._names_a_bot.cache_info()[:2] == (4, 1)


def test_a_site_adds_patterns_of_its_own(settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = {"HIT_BOT_PATTERNS": [r"^OurMonitor\b", "Firefox/140"]}
    assert is_bot("OurMonitor 2")
    assert is_bot(FIREFOX)
    settings.WAGTAIL_PRESSROOM = {"HIT_BOT_PATTERNS": [r"^OurMonitor\b"]}
    assert not is_bot(FIREFOX)
    settings.WAGTAIL_PRESSROOM = {}
    assert not is_bot("OurMonitor 2")
