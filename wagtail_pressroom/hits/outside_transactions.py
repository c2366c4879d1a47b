"""Views that never touch a database, and shall not open a transaction on one either."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db import connections, transaction
from django.http import HttpResponseBase

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def outside_transactions(view: View) -> View:
    """Exempt a view from ``ATOMIC_REQUESTS``, on every database of the site.

    Args:
        view: a view function.
    """
    for alias in connections:
        view = transaction.non_atomic_requests(using=alias)(view)
    return view
