"""MariaDB."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .database_url import parse_database_url
from .ports import answers
from .programs import find_program
from .server import Server, own_name, running

DATABASE = "pressroom"
ROLE = "pressroom"
# Nobody reaches the root account: it may only come by the socket, which lies in a closed folder.
FIRST_STATEMENTS = """
CREATE DATABASE IF NOT EXISTS {database} CHARACTER SET utf8mb4;
CREATE OR REPLACE USER {role}@'%' IDENTIFIED BY '{password}';
GRANT ALL ON *.* TO {role}@'%';
"""
CONFIGURATION = """
[mariadbd]
datadir = {data}
bind-address = {host}
port = {port}
socket = {folder}/socket
pid-file = {folder}/pid
init-file = {folder}/first.sql
user = {user}
character-set-server = utf8mb4
default-time-zone = +00:00
skip-name-resolve
"""


class MariaDB(Server):
    """A MariaDB with one empty database, in utf8mb4."""

    name = "mariadb"

    @property
    def url(self) -> str:
        """The address for PRESSROOM_TEST_DATABASE."""
        return f"mysql://{ROLE}:{self.password}@{self.host}:{self.port}/{DATABASE}"

    @property
    def databases(self) -> dict[str, dict[str, Any]]:
        """The value for Django's DATABASES."""
        return {"default": parse_database_url(self.url)}

    def prepare(self) -> None:
        data = self.folder / "data"
        if not data.exists():
            self.run(
                self._program("mariadb-install-db"),
                "--no-defaults",
                f"--datadir={data}",
                f"--user={own_name()}",
                "--auth-root-authentication-method=socket",
                "--skip-test-db",
            )
        statements = FIRST_STATEMENTS.format(database=DATABASE, role=ROLE, password=self.password)
        settings = CONFIGURATION.format(
            data=data, folder=self.folder, host=self.host, port=self.port, user=own_name()
        )
        for name, text in (("first.sql", statements), ("my.cnf", settings)):
            path = self.folder / name
            path.touch(mode=0o600)
            path.write_text(text)

    def command(self) -> list[str | Path]:
        return [self._program("mariadbd"), f"--defaults-file={self.folder / 'my.cnf'}"]

    def is_ready(self) -> bool:
        # It opens its port when all is ready, the statements of init-file included.
        return answers(self.port)

    @staticmethod
    def _program(name: str) -> Path:
        return find_program(name, package="mariadb-server-core")


@contextmanager
def mariadb() -> Iterator[MariaDB]:
    """Run MariaDB for the length of a block."""
    MariaDB._program("mariadbd")
    with running(MariaDB()) as server:
        yield server
