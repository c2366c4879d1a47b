"""One connection to Redis, on which it is always known what became of a command."""

from __future__ import annotations

import secrets
from typing import Any

from redis import exceptions

from ..doubt import Doubt
from . import names
from .failed import RedisFailed, RedisMoved
from .scripts import Script

WRITER_BYTES = 8


class RedisLine:
    """A connection for one thread at a time.

    It has a number of its own and counts what it sends, so that Redis can be asked later what it
    has taken in. After any failure it must be closed and never used again.
    """

    def __init__(self, connection: Any) -> None:
        """Connect.

        Args:
            connection: one of redis-py, not yet connected.

        Raises:
            RedisFailed: when that fails; nothing has been sent then.
        """
        self._connection = connection
        self._writer = secrets.token_hex(WRITER_BYTES)
        self._sequence = 0
        try:
            connection.connect()
            self.run_id = self._ask_run_id()
        except (exceptions.RedisError, OSError) as error:
            self.close()
            raise RedisFailed(f"Redis can't be reached: {error}") from error
        except RedisFailed:
            self.close()
            raise

    def is_open(self) -> bool:
        """Tell whether the server has not closed the connection meanwhile."""
        try:
            # Nothing was asked, so what can be read is the end of the connection.
            return not self._connection.can_read(timeout=0)
        except (exceptions.RedisError, OSError):
            return False

    def close(self) -> None:
        """Close the connection."""
        self._connection.disconnect()

    def ask(self, *command: Any) -> Any:
        """Send a command and return the answer.

        Raises:
            RedisMoved: when another node of a cluster is to be asked.
            RedisFailed: when Redis refuses, or fails to answer.
        """
        try:
            return self._ask(command)
        except exceptions.NoScriptError as error:
            raise RedisFailed(str(error)) from error

    def run(self, script: Script, keys: list[str], arguments: list[Any]) -> Any:
        """Run a script and return its answer.

        Raises:
            RedisMoved: see :meth:`ask`.
            RedisFailed: see :meth:`ask`.
        """
        rest = (len(keys), *keys, *arguments)
        try:
            return self._ask(("EVALSHA", script.digest, *rest))
        except exceptions.NoScriptError:
            # A server that has just begun knows none.
            return self.ask("EVAL", script.text, *rest)

    def run_once(self, script: Script, keys: list[str], arguments: list[Any]) -> Any:
        """Run a script that notes the number of this connection and of what it sends.

        Args:
            script: its first key is the connection's, its first argument the number.
            keys: the keys after the first.
            arguments: the arguments after the first.

        Raises:
            RedisMoved: see :meth:`ask`.
            RedisFailed: with a doubt when the script may have been run nevertheless.
        """
        self._sequence += 1
        try:
            keys = [names.writer(self._writer), *keys]
            return self.run(script, keys, [self._sequence, *arguments])
        except RedisFailed as failure:
            if failure.is_unanswered:
                failure.doubt = Doubt(self._writer, self._sequence)
            raise

    def info(self, section: str) -> dict[str, str]:
        """Return a section of what the server says about itself; empty when it may not."""
        try:
            text = str(self.ask("INFO", section))
        except RedisFailed as failure:
            if failure.is_unanswered:
                raise
            return {}
        pairs = (line.partition(":") for line in text.splitlines())
        return {name: value for name, _colon, value in pairs}

    def _ask(self, command: tuple[Any, ...]) -> Any:
        try:
            self._connection.send_command(*command, check_health=False)
            return self._connection.read_response()
        except exceptions.NoScriptError:
            raise
        except exceptions.AskError as error:
            if isinstance(error, exceptions.MovedError):
                raise RedisMoved(error.host, error.port) from error
            raise RedisFailed("The cluster is moving its data.") from error
        except (exceptions.ResponseError, exceptions.BusyLoadingError) as error:
            # An answer, and it says no.
            raise RedisFailed(f"Redis refuses: {error}") from error
        except (exceptions.RedisError, OSError) as error:
            raise RedisFailed(f"Redis does not answer: {error}", is_unanswered=True) from error

    def _ask_run_id(self) -> str:
        # Where INFO is forbidden, a server that forgets its last second in a crash can't be told
        # from one that doesn't.
        return self.info("server").get("run_id", "unknown")
