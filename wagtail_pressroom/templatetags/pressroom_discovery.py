"""Template tags of the discovery room."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from ..discovery.indexes import nearest_press_index
from ..discovery.structured_data import structured_data
from ..languages.options import get_language_options
from ..visibility import is_press_release
from .pressroom_navigation import pressroom_site_name

register = template.Library()

_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@register.inclusion_tag("wagtail_pressroom/discovery/search_form.html", takes_context=True)
def pressroom_search(context: dict[str, Any]) -> dict[str, Any]:
    """Print the search form for press releases; nothing when there is no press index.

    It searches the press index of the page at hand, else the first one in the page's language.
    """
    request = context.get("request")
    index = context.get("press_index")
    if index is None and request is not None:
        index = nearest_press_index(context.get("page"), request)
    listing = context.get("listing")
    return {
        "action": index.get_url(request) if index is not None else "",
        "query": listing.filters.query if listing else "",
    }


@register.inclusion_tag("wagtail_pressroom/discovery/structured_data.html", takes_context=True)
def pressroom_structured_data(context: dict[str, Any], page: Any = None) -> dict[str, Any]:
    """Print what machines are told about a release (JSON-LD); nothing in previews.

    A data block is no script: a strict content security policy lets it be.

    Args:
        context: the template context, with ``request``.
        page: a release; the page of the context by default.
    """
    page, request = page or context.get("page"), context.get("request")
    if request is None or getattr(request, "is_preview", False) or not is_press_release(page):
        return {}
    options = get_language_options(page, request)
    texts = [option for option in options if option.kind == "translation" and option.url]
    base = request.build_absolute_uri("/").rstrip("/")
    data = structured_data(page, texts, base, pressroom_site_name(context))
    return {"data": _for_html(data)}


def _for_html(data: dict[str, Any]) -> SafeString:
    # What could end the element or begin a comment is written as JSON's own escapes.
    text = json.dumps(data, ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308  (escaped above)
