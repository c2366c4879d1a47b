"""Round the site under test: a strict policy, seeded defects, one request at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse

REPORT_PATH = "/csp-report"
STRICT_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; "
    f"object-src 'none'; base-uri 'none'; report-uri {REPORT_PATH}"
)

Mutation = Callable[[str], str]
View = Callable[[HttpRequest], HttpResponse]


@dataclass
class Lab:
    """What the tests change about the served pages.

    Attributes:
        policy: value of ``Content-Security-Policy``; empty to send none.
        mutation: applied to every HTML response.
        reports: what browsers reported as violations of the policy.
        lock: held during a request; the threads of the server share one database connection.
    """

    policy: str = STRICT_POLICY
    mutation: Mutation | None = None
    reports: list[str] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)

    @contextmanager
    def seeded(self, mutation: Mutation) -> Iterator[None]:
        """Serve mutated pages, without a policy that would forbid the mutation's own styles."""
        self.mutation, self.policy = mutation, ""
        try:
            yield
        finally:
            self.mutation, self.policy = None, STRICT_POLICY


LAB = Lab()


class LabMiddleware:
    """Outermost middleware of the site under test."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request at a time."""
        with LAB.lock:
            if request.path == REPORT_PATH:
                LAB.reports.append(request.body.decode("utf-8", "replace"))
                return HttpResponse(status=204)
            if request.path == "/favicon.ico":
                return HttpResponse(status=204)
            response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            if LAB.mutation:
                response.content = LAB.mutation(response.content.decode()).encode()
                response["Content-Length"] = str(len(response.content))
            if LAB.policy:
                response["Content-Security-Policy"] = LAB.policy
        return response
