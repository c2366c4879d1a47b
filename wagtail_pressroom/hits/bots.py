"""Robots that say who they are."""

from __future__ import annotations

import re
from functools import lru_cache

import crawleruseragents

from ..conf import get_settings
from .agents import PEOPLE, ROBOTS

# What a longer one says at its end is not looked at: time is what a robot could take from us.
LONGEST_USER_AGENT = 512

_people = re.compile("|".join(PEOPLE))
_robots = re.compile("|".join(ROBOTS))


def is_bot(user_agent: str) -> bool:
    """Tell whether a user agent names a robot.

    Args:
        user_agent: the request header; an empty one counts as a robot, and only the first 512
            characters are looked at.
    """
    start = user_agent[:LONGEST_USER_AGENT].strip()
    return not start or _names_a_bot(start, tuple(get_settings().hit_bot_patterns))


@lru_cache(maxsize=4096)
def _names_a_bot(user_agent: str, patterns_of_site: tuple[str, ...]) -> bool:
    telling = _people.sub("", user_agent)
    if crawleruseragents.is_crawler(telling) or _robots.search(telling):
        return True
    return any(re.search(pattern, user_agent) for pattern in patterns_of_site)
