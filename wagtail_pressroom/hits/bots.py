"""Robots that say who they are."""

from __future__ import annotations

import re
from functools import lru_cache

import crawleruseragents

from ..conf import get_settings

LONGEST_USER_AGENT = 512


def is_bot(user_agent: str) -> bool:
    """Tell whether a user agent names a robot.

    Args:
        user_agent: the request header; an empty one counts as a robot, and only the first 512
            characters are looked at.
    """
    return not user_agent.strip() or _names_a_bot(
        user_agent[:LONGEST_USER_AGENT], tuple(get_settings().hit_bot_patterns)
    )


@lru_cache(maxsize=4096)
def _names_a_bot(user_agent: str, extra_patterns: tuple[str, ...]) -> bool:
    if crawleruseragents.is_crawler(user_agent):
        return True
    return any(re.search(pattern, user_agent) for pattern in extra_patterns)
