"""Connections to Redis that are open, for threads to take in turn."""

from __future__ import annotations

import importlib
import os
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from .failed import RedisFailed, RedisMoved

if TYPE_CHECKING:
    from .line import RedisLine

Result = TypeVar("Result")


def load_library() -> None:
    """Import redis-py now, which takes part of a second, so that no reader waits for it.

    To be called when a process starts. Where it is missing, a system check says so.
    """
    with suppress(ImportError):
        importlib.import_module(f"{__package__}.line")


class RedisLines:
    """As many connections as threads have needed at once."""

    def __init__(self, url: str, seconds: float) -> None:
        """Connect to a server when there is something to ask.

        Args:
            url: address of a database.
            seconds: how long to wait for a connection, and for each answer; what the address says
                about that (``?socket_timeout=``) wins.
        """
        self._url = url
        self._seconds = seconds
        self._idle: deque[RedisLine] = deque()
        self._process = os.getpid()
        # The node of a cluster that has our keys, once it is known to be another one.
        self._node: dict[str, Any] = {}

    def use(self, work: Callable[[RedisLine], Result]) -> Result:
        """Do something with a connection that nobody else uses meanwhile.

        Raises:
            RedisFailed: when Redis fails; all connections are closed then.
        """
        try:
            return self._use(work)
        except RedisMoved as moved:
            self._node = {"host": moved.host, "port": moved.port}
            self.close()
        try:
            return self._use(work)
        except RedisMoved as moved:
            self._node = {}
            raise RedisFailed("The cluster is moving its data.") from moved

    def close(self) -> None:
        """Close all connections that nobody uses."""
        while self._idle:
            try:
                self._idle.pop().close()
            except IndexError:
                # Another thread was faster.
                return

    def _use(self, work: Callable[[RedisLine], Result]) -> Result:
        try:
            line = self._take()
        except RedisFailed:
            # A node of a cluster may have died: what is to be asked next stands in the settings.
            self._node = {}
            raise
        try:
            result = work(line)
        except BaseException:
            line.close()
            # What has befallen one has befallen the others.
            self.close()
            raise
        self._idle.append(line)
        return result

    def _take(self) -> RedisLine:
        if self._process != os.getpid():
            # Connections must not be shared with the process that was forked from.
            self._idle, self._process = deque(), os.getpid()
        while self._idle:
            try:
                line = self._idle.pop()
            except IndexError:
                break
            if line.is_open():
                return line
            line.close()
        return self._connect()

    def _connect(self) -> RedisLine:
        try:
            import redis
            from redis.backoff import NoBackoff
            from redis.retry import Retry

            from .line import RedisLine
        except ImportError as error:
            raise RedisFailed("The package redis is not installed.") from error
        try:
            pool = redis.ConnectionPool.from_url(
                self._url,
                socket_timeout=self._seconds,
                socket_connect_timeout=self._seconds,
                # Sent again by the library, a display would be counted twice.
                retry=Retry(NoBackoff(), 0),
                decode_responses=True,
                protocol=2,
            )
        except ValueError as error:
            raise RedisFailed(f"HIT_REDIS_URL is no address of a Redis: {error}") from error
        pool.connection_kwargs.update(self._node)
        return RedisLine(pool.make_connection())
