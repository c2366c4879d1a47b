"""The cache of the tests keeps what a cache may keep, and tells the origin who asks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import Request, urlopen

import pytest

from . import nginx
from .test_services import assert_gone

pytestmark = pytest.mark.services


class Origin(BaseHTTPRequestHandler):
    """Answers with the client's address; the path names a header that forbids keeping it."""

    forbidding = {"/no-store": ("Cache-Control", "no-store"), "/cookie": ("Set-Cookie", "a=b")}

    def do_GET(self) -> None:
        self.send_response(200)
        if header := self.forbidding.get(self.path):
            self.send_header(*header)
        body = self.headers["X-Forwarded-For"].encode()
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def origin() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Origin)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def ask(url: str, data: bytes | None = None) -> tuple[str | None, str]:
    request = Request(url, data, {"X-Forwarded-For": "192.0.2.1"})
    with urlopen(request, timeout=5) as response:
        return response.headers["X-Cache-Status"], response.read().decode()


def test_nginx_keeps_pages_and_only_what_it_may(origin: int) -> None:
    with nginx(origin) as server:
        assert ask(f"{server.url}/page") == ("MISS", "192.0.2.1, 127.0.0.1")
        assert ask(f"{server.url}/page")[0] == "HIT"
        for path in Origin.forbidding:
            assert [ask(server.url + path)[0] for _ in range(2)] == ["MISS", "MISS"]
        assert "HIT" not in [ask(f"{server.url}/page", b"data")[0] for _ in range(2)]
        server.kill()
        server.start()
        assert ask(f"{server.url}/page")[0] == "HIT"
    assert_gone(server)
