"""Template tags of the hits room."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.coreutils import get_supported_content_language_variant

from ..conf import get_settings
from ..discovery.most_read import most_read
from ..hits.counts import hit_count, translation_hit_count
from ..hits.editors import is_editor
from ..hits.flushing import ensure_flusher
from ..hits.since import HitsSince, hits_since
from ..hits.tokens import make_token
from ..hits.what_we_count import FRAGMENT, rules_of_counting
from ..languages.serving import page_language

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


@register.simple_tag
def pressroom_hits_since(page: Any) -> HitsSince:
    """Return since when a page has been counted (``first_hit``), and what was taken over.

    The count of a previous site (``taken_over``, ``taken_over_as_of``) is part of the page's
    count, but nobody knows since when that site had counted.

    Args:
        page: any page.
    """
    return hits_since(page)


@register.simple_tag
def pressroom_shows_views(surface: str) -> bool:
    """Tell whether readers see views there (setting ``VIEWS_SHOWN_ON``).

    Args:
        surface: ``"release"`` or ``"index"``.
    """
    return surface in get_settings().views_shown_on


@register.inclusion_tag("wagtail_pressroom/hits/recorder.html", takes_context=True)
def pressroom_record_hit(context: dict[str, Any], page: Any = None) -> dict[str, Any]:
    """Print what records a hit of the page: a small script, and a pixel for readers without.

    Prints nothing in previews, on what readers can't see, and for those who edit the site. Works
    on any page: put it before ``</body>``.

    Args:
        context: the template context, with ``request``.
        page: any page; the page of the context by default.
    """
    page = page or context.get("page")
    request = context.get("request")
    if page is None or not page.pk or not page.live or page.alias_of_id is not None:
        return {}
    if request is not None and (getattr(request, "is_preview", False) or is_editor(request)):
        return {}
    ensure_flusher()
    token = make_token(page.pk)
    return {
        "token": token,
        "url": reverse("wagtail_pressroom:hit"),
        "pixel_url": reverse("wagtail_pressroom:hit_pixel", args=[token]),
    }


@register.inclusion_tag("wagtail_pressroom/hits/most_read.html", takes_context=True)
def pressroom_most_read(
    context: dict[str, Any],
    days: int = 7,
    limit: int = 5,
    heading: str = "",
    show_numbers: bool = False,
    model: str = "",
    level: int = 2,
) -> dict[str, Any]:
    """Print the releases read most of late, in the language of the page; nothing without any.

    Args:
        context: the template context, with ``request``.
        days: length of the window in days, today included.
        limit: how many at the most.
        heading: by default "Most read" in the language of the page.
        show_numbers: whether to print how often each was viewed in the window.
        model: another page type, ``"app_label.ModelName"``.
        level: of the heading, 1 to 6.
    """
    request = context.get("request")
    return {
        "items": most_read(context.get("page"), request, days, limit, model),
        "heading": heading,
        "level": level,
        "days": days,
        "show_numbers": show_numbers,
        "is_preview": getattr(request, "is_preview", False),
    }


@register.inclusion_tag(FRAGMENT)
def pressroom_what_we_count(level: int = 2) -> dict[str, Any]:
    """Print, for readers, what a view is, what is not counted, and what is stored.

    Args:
        level: of its heading, 1 to 5; its parts have the level below.
    """
    return rules_of_counting(level)


@register.simple_tag(takes_context=True)
def pressroom_what_we_count_url(context: dict[str, Any]) -> str:
    """Return the address of the page "What we count" in the language of the page at hand."""
    page = context.get("page")
    if getattr(page, "locale_id", None):
        code = page_language(page, context.get("request"))
    else:
        code = get_language() or ""
    try:
        code = get_supported_content_language_variant(code)
    except LookupError:
        return ""
    return reverse("wagtail_pressroom:what_we_count", args=[code])
