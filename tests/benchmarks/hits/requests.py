"""Requests of readers, each a new one, given to Django's WSGI handler as a server would."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Iterator
from typing import Any

HOST = "testserver"
# Each process has a /8 of its own; nobody is seen twice.
FIRST_NETWORK = 11
SYSTEMS = (
    "Windows NT 10.0; Win64; x64",
    "Macintosh; Intel Mac OS X 10_15_7",
    "X11; Linux x86_64",
    "Linux; Android 10; K",
)
USER_AGENTS = [
    f"Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko) "
    f"Chrome/{version}.0.0.0 Safari/537.36"
    for system in SYSTEMS
    for version in range(120, 140)
]

Environ = dict[str, Any]
Answer = tuple[int, bytes]


def new_readers(process: int) -> Iterator[Environ]:
    """Yield what is the same in all requests of a reader, a new reader each time.

    Args:
        process: number of the process that asks.
    """
    user_agents = itertools.cycle(USER_AGENTS)
    for number in itertools.count(1):
        yield {
            "REMOTE_ADDR": f"{FIRST_NETWORK + process}.{number >> 16 & 255}."
            f"{number >> 8 & 255}.{number & 255}",
            "HTTP_USER_AGENT": next(user_agents),
            "HTTP_ACCEPT": "*/*",
            "HTTP_ACCEPT_LANGUAGE": "ko-KR,ko;q=0.9,en;q=0.8",
            "HTTP_ACCEPT_ENCODING": "gzip, deflate, br",
            "HTTP_ORIGIN": f"http://{HOST}",
            "HTTP_REFERER": f"http://{HOST}/page/",
            "HTTP_SEC_FETCH_SITE": "same-origin",
            "HTTP_SEC_FETCH_MODE": "cors",
            "HTTP_SEC_FETCH_DEST": "empty",
        }


def environ(method: str, path: str, body: bytes = b"", **values: Any) -> Environ:
    """Return a request as PEP 3333 describes it.

    Args:
        method: such as `POST`.
        path: with or without a query string.
        body: what is sent.
        values: more variables, such as those of a reader.
    """
    path, _mark, query = path.partition("?")
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": HOST,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": HOST,
        "CONTENT_LENGTH": str(len(body)) if body else "",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **values,
    }


def ask(application: Callable[..., Any], request: Environ) -> Answer:
    """Return the status and the body with which the application answers."""
    found = 0

    def start_response(status: str, headers: object, exc_info: object = None) -> None:
        nonlocal found
        found = int(status[:3])

    response = application(request, start_response)
    try:
        return found, b"".join(response)
    finally:
        response.close()
