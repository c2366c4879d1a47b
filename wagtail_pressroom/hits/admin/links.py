"""Links into the report "Views"."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse


def report_url(**question: str | int) -> str:
    """Return the address of the report with some of its filters set.

    Args:
        question: values by name of the filter.
    """
    return f"{reverse('wagtail_pressroom_views_report')}?{urlencode(question)}"
