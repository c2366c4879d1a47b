"""Redis, or Valkey where that is installed instead."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from .programs import find_program
from .server import Server, running

if TYPE_CHECKING:
    import redis as client_library

# As hits need it: nothing is thrown away for want of memory, and at most the last second is lost.
SAFE = {
    "appendonly": "yes",
    "appendfsync": "everysec",
    "maxmemory-policy": "noeviction",
    "save": '""',
}


class Redis(Server):
    """A Redis that keeps what it is told, unless options say otherwise.

    Args:
        options: lines of its configuration, by name; they win over those of `SAFE`.
    """

    name = "redis"

    def __init__(self, options: Mapping[str, str]) -> None:
        super().__init__()
        self.options = {**SAFE, **options}

    @property
    def url(self) -> str:
        """The address of its first database."""
        return self.url_of(0)

    def url_of(self, database: int) -> str:
        """Return the address of one of its databases, 0 to 15."""
        return f"redis://:{self.password}@{self.host}:{self.port}/{database}"

    def client(self) -> client_library.Redis:
        """Return a new client; it gives up after two seconds, so a paused server fails a test."""
        import redis as client_library

        return client_library.Redis.from_url(
            self.url, socket_timeout=2, socket_connect_timeout=2, decode_responses=True
        )

    def prepare(self) -> None:
        fixed = {
            "bind": self.host,
            "port": str(self.port),
            "requirepass": self.password,
            "dir": str(self.folder),
            "daemonize": "no",
        }
        lines = [f"{name} {value}\n" for name, value in (self.options | fixed).items()]
        path = self.folder / "redis.conf"
        path.touch(mode=0o600)
        path.write_text("".join(lines))

    def command(self) -> list[str | Path]:
        return [self._program(), self.folder / "redis.conf"]

    def is_ready(self) -> bool:
        import redis as client_library

        try:
            # "Loading the data" is an answer too, but no readiness.
            with self.client() as client:
                return bool(client.ping())
        except client_library.RedisError:
            return False

    def pause(self) -> None:
        """Let the server hang: connections open, and nothing answers (SIGSTOP)."""
        assert self.pid
        os.kill(self.pid, signal.SIGSTOP)

    def resume(self) -> None:
        """Let a paused server go on."""
        assert self.pid
        os.kill(self.pid, signal.SIGCONT)

    def stop(self) -> None:
        if self.running:
            self.resume()  # paused, it would hear of nothing
        super().stop()

    @staticmethod
    def _program() -> Path:
        return find_program("redis-server", "valkey-server", package="redis-server")


@contextmanager
def redis(**options: str) -> Iterator[Redis]:
    """Run Redis for the length of a block.

    Args:
        options: lines of its configuration that differ from `SAFE`, `-` written as `_`:
            ``redis(appendonly="no", maxmemory_policy="allkeys-lru")``.
    """
    Redis._program()
    with running(Redis({key.replace("_", "-"): value for key, value in options.items()})) as server:
        yield server
