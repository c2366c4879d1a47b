"""Template tags of the hits room."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from ..hits.counts import hit_count, translation_hit_count
from ..hits.tokens import make_token

register = template.Library()


@register.simple_tag
def pressroom_hit_count(page: Any) -> int:
    """Return the hits of a page in its language, the taken-over count included.

    Args:
        page: any saved page.
    """
    return hit_count(page) if page.pk else 0


@register.simple_tag
def pressroom_translation_hit_count(page: Any) -> int:
    """Return the hits of a page over all its languages.

    Args:
        page: any page.
    """
    return translation_hit_count(page.translation_key)


@register.inclusion_tag("wagtail_pressroom/hits/recorder.html", takes_context=True)
def pressroom_record_hit(context: dict[str, Any], page: Any = None) -> dict[str, Any]:
    """Print what records a hit of the page: a small script, and a pixel for readers without.

    Prints nothing in previews. Works on any page: put it before ``</body>``.

    Args:
        context: the template context, with ``request``.
        page: any page; the page of the context by default.
    """
    page = page or context.get("page")
    request = context.get("request")
    if page is None or not page.pk or not page.live or getattr(request, "is_preview", False):
        return {}
    token = make_token(page.pk)
    return {
        "token": token,
        "url": reverse("wagtail_pressroom:hit"),
        "pixel_url": reverse("wagtail_pressroom:hit_pixel", args=[token]),
    }
