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
        server.flush()
        options["HIT_REDIS_URL"] = server.url
    settings.WAGTAIL_PRESSROOM = options
