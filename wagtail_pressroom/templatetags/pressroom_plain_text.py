"""Template tag for a release as plain text."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from ..visibility import is_press_release, is_public

register = template.Library()


@register.simple_tag(takes_context=True)
def pressroom_plain_text_url(context: dict[str, Any], page: Any = None) -> str:
    """Return the address of a release as plain text; empty where readers would find nothing.

    That is in previews, and for pages that not every reader may see.

    Args:
        context: the template context, with ``request``.
        page: a release; the page of the context by default.

    Queries:
        None in a page view, which knows already what is private.
    """
    page = page or context.get("page")
    request = context.get("request")
    if page is None or not page.pk or not is_press_release(page):
        return ""
    if getattr(request, "is_preview", False) or not is_public(page, request):
        return ""
    return reverse("wagtail_pressroom:plain_text", args=[page.pk])
