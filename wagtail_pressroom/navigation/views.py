"""The page for addresses that lead nowhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404 in the language of the request; use it as ``handler404``.

    Args:
        request: the request.
        exception: what was raised; its text is not shown.
    """
    return render(request, "wagtail_pressroom/navigation/not_found.html", status=404)
