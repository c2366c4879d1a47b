"""MariaDB for the tests; only where `make test-all` has installed it."""

from __future__ import annotations

import pytest

from . import mariadb
from .database_url import parse_database_url
from .test_services import assert_gone

pytestmark = [pytest.mark.services, pytest.mark.slow]


def test_mariadb_keeps_what_was_committed_in_any_script() -> None:
    import MySQLdb

    with mariadb() as server:
        entry = parse_database_url(server.url)

        def statement(text: str) -> object:
            connection = MySQLdb.connect(
                host=entry["HOST"],
                port=int(entry["PORT"]),
                user=entry["USER"],
                password=entry["PASSWORD"],
                database=entry["NAME"],
                charset="utf8mb4",
            )
            try:
                with connection.cursor() as cursor:
                    cursor.execute(text)
                    connection.commit()
                    return cursor.fetchall()
            finally:
                connection.close()

        statement("CREATE TABLE kept (words varchar(20))")
        statement("INSERT INTO kept VALUES ('보도자료 📰')")
        server.kill()
        server.start()
        server.restart()
        assert statement("SELECT words FROM kept") == (("보도자료 📰",),)
    assert_gone(server)
