"""Template tags of the discovery room."""

from __future__ import annotations

from typing import Any

from django import template

from ..discovery.indexes import nearest_press_index

register = template.Library()


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
