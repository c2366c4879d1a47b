"""PostgreSQL."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .database_url import parse_database_url
from .programs import find_program
from .server import Server, running, runs_as_root

FOLDERS = ("/usr/lib/postgresql/*/bin",)
DATABASE = "pressroom"
ROLE = "pressroom"
CONFIGURATION = """
listen_addresses = '{host}'
port = {port}
unix_socket_directories = ''
fsync = on
max_connections = 200
timezone = 'UTC'
"""


class PostgreSQL(Server):
    """A PostgreSQL with one empty database, its role a superuser.

    It writes to the disk as in production (`fsync` is on).

    Args:
        options: lines of its configuration, by name.
    """

    name = "postgresql"

    def __init__(self, options: Mapping[str, str]) -> None:
        super().__init__()
        self.options = options
        if runs_as_root():
            # It refuses to run as root; Debian's package makes this user.
            self.user = "postgres"
            shutil.chown(self.folder, self.user)
        self.data = self.folder / "data"

    @property
    def url(self) -> str:
        """The address for PRESSROOM_TEST_DATABASE."""
        return f"postgresql://{ROLE}:{self.password}@{self.host}:{self.port}/{DATABASE}"

    @property
    def databases(self) -> dict[str, dict[str, Any]]:
        """The value for Django's DATABASES."""
        return {"default": parse_database_url(self.url)}

    def prepare(self) -> None:
        if not self.data.exists():
            secret = self.folder / "password"
            secret.write_text(self.password)
            secret.chmod(0o600)
            if self.user:
                shutil.chown(secret, self.user)
            self.run(
                self._program("initdb"),
                f"--pgdata={self.data}",
                f"--username={ROLE}",
                f"--pwfile={secret}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                # Else it is English, which drops "not" and takes "opening" for "open"; what the
                # tests search for is in four languages.
                "--text-search-config=simple",
                "--no-sync",
            )
        settings = CONFIGURATION.format(host=self.host, port=self.port)
        settings += "".join(f"{name} = {value}\n" for name, value in self.options.items())
        (self.data / "postgresql.auto.conf").write_text(settings)

    def command(self) -> list[str | Path]:
        return [self._program("postgres"), "-D", self.data]

    def start(self) -> None:
        super().start()
        if not (self.folder / "made").exists():
            self.run(
                self._program("createdb"),
                f"--maintenance-db={self.url.removesuffix(DATABASE)}postgres",
                DATABASE,
            )
            (self.folder / "made").touch()

    def is_ready(self) -> bool:
        try:
            self.run(self._program("pg_isready"), f"--host={self.host}", f"--port={self.port}")
        except RuntimeError:
            return False
        return True

    def stop(self) -> None:
        # What it calls a fast shutdown: SIGTERM would wait until all clients have gone.
        self._end(signal.SIGINT)

    def kill(self) -> None:
        # What it calls an immediate shutdown: all its processes end without a word, and the next
        # start recovers from the log. SIGKILL would leave children that hold on to the data.
        self._end(signal.SIGQUIT)

    @staticmethod
    def _program(name: str) -> Path:
        return find_program(name, package="postgresql", folders=FOLDERS)


@contextmanager
def postgresql(**options: str) -> Iterator[PostgreSQL]:
    """Run PostgreSQL for the length of a block.

    Args:
        options: lines of its configuration: ``postgresql(autovacuum="off")``.
    """
    PostgreSQL._program("postgres")
    with running(PostgreSQL(options)) as server:
        yield server
