"""Real servers for tests, each in a folder of its own, on a port of its own.

::

    with postgresql() as server:
        server.databases  # for Django's DATABASES
    with redis(appendonly="no") as server:
        server.client().ping()
        server.kill()
        server.start()

They listen on the loopback interface only and ask for a password made for that one run. They end
with the process that started them, even when it is killed (see `guard`).
"""

from .mariadb_server import MariaDB, mariadb
from .nginx_server import Nginx, nginx
from .postgresql_server import PostgreSQL, postgresql
from .programs import MissingProgram
from .redis_server import Redis, redis
from .server import Server, ServerFailed

__all__ = [
    "MariaDB",
    "MissingProgram",
    "Nginx",
    "PostgreSQL",
    "Redis",
    "Server",
    "ServerFailed",
    "mariadb",
    "nginx",
    "postgresql",
    "redis",
]
