"""A cluster in which another node has our keys."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.services import Redis, redis
from wagtail_pressroom.hits.counts import hit_count

from .conftest import MakeStore
from .seeing import is_spooled, see

pytestmark = pytest.mark.services

LAST_SLOT = 16383


@pytest.fixture
def nodes() -> Iterator[tuple[Redis, Redis]]:
    """Two nodes; the first that the settings name has none of our keys."""
    with ExitStack() as stack:
        one, two = (stack.enter_context(redis(cluster_enabled="yes")) for _ in range(2))
        # A client is sent from one node to the other with the same password.
        with two.client() as client:
            client.config_set("requirepass", one.password)
        two.password = one.password
        with one.client() as first, two.client() as second:
            slot = first.execute_command("CLUSTER", "KEYSLOT", "{pressroom-hits}:pendings")
            spans = [span for span in ((0, slot - 1), (slot + 1, LAST_SLOT)) if span[0] <= span[1]]
            for span in spans:
                first.execute_command("CLUSTER", "ADDSLOTSRANGE", *span)
            second.execute_command("CLUSTER", "ADDSLOTS", slot)
            first.execute_command("CLUSTER", "MEET", two.host, two.port)
            until = time.monotonic() + 30
            while "cluster_state:ok" not in str(
                first.execute_command("CLUSTER", "INFO")
            ) or "cluster_state:ok" not in str(second.execute_command("CLUSTER", "INFO")):
                assert time.monotonic() < until
                time.sleep(0.05)
        yield one, two


def test_the_node_that_has_our_keys_is_found(
    release: Any, make_store: MakeStore, nodes: tuple[Redis, Redis]
) -> None:
    one, two = nodes
    store = make_store(one)
    for _ in range(3):
        see(store, release)
    assert not is_spooled(store)
    with two.client() as client:
        assert client.keys("{pressroom-hits}:pending:*")
    assert store.flush() == 3
    assert hit_count(release) == 3


def test_a_node_that_died_is_no_longer_asked(
    release: Any, make_store: MakeStore, nodes: tuple[Redis, Redis]
) -> None:
    one, two = nodes
    store = make_store(one)
    see(store, release)
    assert store.flush() == 1
    two.kill()
    see(store, release)
    assert is_spooled(store)
    assert store._spool.flush() in (0, 1)
