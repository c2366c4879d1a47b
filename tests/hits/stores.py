"""Choosing a store for a test."""

from __future__ import annotations

from typing import Any

import pytest

STORES = ["spool", "direct", pytest.param("redis", marks=pytest.mark.services)]


def use_store(request: pytest.FixtureRequest, settings: Any, name: str) -> None:
    """Let the site use a store, with a Redis of the tests' own where it needs one."""
    options = {**settings.WAGTAIL_PRESSROOM, "HIT_STORE": name}
    if name == "redis":
        server = request.getfixturevalue("redis_server")
        # On a busy machine an answer may take longer than a reader would wait for it.
        options["HIT_REDIS_URL"] = f"{server.url}?socket_timeout=10"
    settings.WAGTAIL_PRESSROOM = options
