"""What all servers have in common: a folder, a port, a beginning and a certain end."""

from __future__ import annotations

import getpass
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from . import guard
from .ports import HOST, free_port

PATIENCE = 60.0
ATTEMPTS = 3


class ServerFailed(RuntimeError):
    """A server did not start, or did not stop; the end of its log is in the message."""


class Server:
    """One server with its data, which outlives stops and kills until it is closed.

    Attributes:
        name: what the server is called in messages and in the name of its folder.
        host: the loopback address.
        port: the port, the same after a restart.
        folder: where its data, its configuration and `log.txt` are.
        password: what it asks its clients for.
        user: the user it runs as, if not the one who runs the tests.
        pid: the id of its process while it runs.
    """

    name = "server"
    host = HOST

    def __init__(self) -> None:
        self.user = ""
        self.password = secrets.token_hex(16)
        self.port = free_port()
        # Not in pytest's folder for a test: that is closed to other users, such as `postgres`.
        self.folder = Path(tempfile.mkdtemp(prefix=f"pressroom-{self.name}-"))
        self.pid: int | None = None
        self._guard: subprocess.Popen[str] | None = None

    def prepare(self) -> None:
        """Make the data and the configuration for `port`; called before the first start."""

    def command(self) -> Sequence[str | Path]:
        """Return the command that runs the server in the foreground."""
        raise NotImplementedError

    def is_ready(self) -> bool:
        """Tell whether the server answers its clients."""
        raise NotImplementedError

    @property
    def running(self) -> bool:
        """Whether the process of the server is there."""
        return self._guard is not None and self._guard.poll() is None

    def start(self) -> None:
        """Start the server and wait until it answers.

        Raises:
            ServerFailed: it ended at once, or did not answer in time.
        """
        if self.running:
            raise ServerFailed(f"{self.name} runs already")
        self._end(signal.SIGKILL)  # what is left of one that ended by itself
        self._guard = subprocess.Popen(
            [sys.executable, "-I", guard.__file__, self.folder, self.user, *self.command()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            # Ctrl+C is for the tests, which then end their servers in order.
            start_new_session=True,
        )
        assert self._guard.stdout is not None
        self.pid = int(self._guard.stdout.readline() or 0) or None
        until = time.monotonic() + PATIENCE
        while not self.is_ready():
            if not self.running:
                raise ServerFailed(f"{self.name} ended as soon as it began:\n{self.log()}")
            if time.monotonic() > until:
                self.kill()
                raise ServerFailed(f"{self.name} did not answer:\n{self.log()}")
            time.sleep(0.02)

    def stop(self) -> None:
        """Let the server write what it holds, and end it."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the server as a crash would: it writes nothing more."""
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        """Stop the server, and start it with the data it has written."""
        self.stop()
        self.start()

    def log(self, lines: int = 30) -> str:
        """Return the last lines of what the server has to say."""
        path = self.folder / "log.txt"
        text = path.read_text(errors="replace") if path.exists() else ""
        return "\n".join(text.splitlines()[-lines:])

    def close(self) -> None:
        """End the server and remove its folder."""
        try:
            self.stop()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, *command: str | Path, timeout: float = 120) -> None:
        """Run a program to its end as the server's user.

        Raises:
            ServerFailed: it failed; its output is in the message.
        """
        done = subprocess.run(
            command,
            cwd=self.folder,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=timeout,
            **guard.as_user(self.user),
        )
        if done.returncode:
            raise ServerFailed(f"{self.name}: {command[0]} failed:\n{done.stdout}{done.stderr}")

    def _end(self, number: signal.Signals) -> None:
        if self._guard is None:
            return
        late = False
        # While the guard runs it has not yet buried the server, so the id is still the server's.
        if self.running and self.pid:
            os.kill(self.pid, number)
            try:
                self._guard.wait(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                late = True
                os.kill(self.pid, signal.SIGKILL)
                self._guard.wait(timeout=PATIENCE)
        for pipe in (self._guard.stdin, self._guard.stdout):
            assert pipe is not None
            pipe.close()
        self._guard.wait(timeout=PATIENCE)
        self._guard = self.pid = None
        if late:
            raise ServerFailed(f"{self.name} did not stop and was killed:\n{self.log()}")


AnyServer = TypeVar("AnyServer", bound=Server)


@contextmanager
def running(server: AnyServer) -> Iterator[AnyServer]:
    """Prepare and start a server, and close it at the end of the block."""
    try:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                server.prepare()
                server.start()
                break
            except ServerFailed:
                # Somebody else may have taken the port since it was found free.
                if attempt == ATTEMPTS:
                    raise
                server.port = free_port()
        yield server
    finally:
        server.close()


def runs_as_root() -> bool:
    """Tell whether the tests run as root, whom some servers refuse."""
    return os.geteuid() == 0


def own_name() -> str:
    """Return the name of the user who runs the tests."""
    return getpass.getuser()
