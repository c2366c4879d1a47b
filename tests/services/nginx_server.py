"""nginx as a cache in front of a site."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .ports import HOST, answers
from .programs import find_program
from .server import Server, own_name, running, runs_as_root

# Its own rules decide what may be cached: no cookie set, no Cache-Control that forbids it.
CONFIGURATION = """
{user}
worker_processes 1;
pid {folder}/pid;
error_log stderr;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/temp/body;
    proxy_temp_path {folder}/temp/proxy;
    fastcgi_temp_path {folder}/temp/fastcgi;
    uwsgi_temp_path {folder}/temp/uwsgi;
    scgi_temp_path {folder}/temp/scgi;
    proxy_cache_path {folder}/cache keys_zone=pages:1m inactive=1h;
    server {{
        listen {host}:{port};
        location / {{
            proxy_pass http://{host}:{upstream};
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_cache pages;
            proxy_cache_key $scheme$http_host$request_uri;
            proxy_cache_valid 200 1h;
            add_header X-Cache-Status $upstream_cache_status always;
            add_header Server-Timing 'cache;desc="$upstream_cache_status"' always;
        }}
    }}
}}
"""


class Nginx(Server):
    """A cache that keeps every page for an hour that its origin allows to be kept.

    The response header ``X-Cache-Status`` tells ``HIT``, ``MISS`` or, for what is never looked up,
    nothing; scripts read the same from ``Server-Timing``. ``X-Forwarded-For`` names the client to
    the origin.

    Args:
        upstream: the port of the site behind it, on the loopback interface.
    """

    name = "nginx"

    def __init__(self, upstream: int) -> None:
        super().__init__()
        self.upstream = upstream

    @property
    def url(self) -> str:
        """The address of the cache, without a slash at the end."""
        return f"http://{self.host}:{self.port}"

    def prepare(self) -> None:
        (self.folder / "temp").mkdir(exist_ok=True)
        # Its workers would leave root for a user who may not enter the folder.
        user = f"user {own_name()};" if runs_as_root() else ""
        settings = CONFIGURATION.format(
            folder=self.folder, host=HOST, port=self.port, upstream=self.upstream, user=user
        )
        (self.folder / "nginx.conf").write_text(settings)

    def command(self) -> list[str | Path]:
        settings = self.folder / "nginx.conf"
        return [
            self._program(), "-p", self.folder, "-e", "stderr", "-c", settings, "-g", "daemon off;"
        ]  # fmt: skip

    def is_ready(self) -> bool:
        return answers(self.port)

    @staticmethod
    def _program() -> Path:
        return find_program("nginx", package="nginx-light")


@contextmanager
def nginx(upstream: int) -> Iterator[Nginx]:
    """Run nginx for the length of a block, as a cache in front of a port.

    Args:
        upstream: the port of the site behind it, on the loopback interface.
    """
    Nginx._program()
    with running(Nginx(upstream)) as server:
        yield server
