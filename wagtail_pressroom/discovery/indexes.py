"""Where the press indexes are."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from wagtail.models import Site

from ..navigation.site_tree import home_page, home_path_above
from ..visibility import base_page_model, public_pages


def nearest_press_index(page: Any, request: HttpRequest) -> Any:
    """Return the public press index that belongs to a page, or ``None``.

    Args:
        page: any page; ``None`` (a 404, say) stands for the site's home page in the language
            of the request.
        request: keeps the private sections for the length of one page view.

    Returns:
        The page itself if it is one, else the topmost index in the page's language tree.

    Queries:
        One at the most; one more without a page.
    """
    if getattr(page, "is_press_index", False):
        return page
    site = Site.find_for_request(request)
    page = page or home_page(request)
    if site is None or not page or not page.path:
        return None
    types = ContentType.objects.get_for_models(*_index_models())
    indexes = base_page_model().objects.filter(
        path__startswith=home_path_above(page, site), content_type__in=types.values()
    )
    return public_pages(indexes, request).order_by("depth", "path").first()


def _index_models() -> list[Any]:
    return [model for model in apps.get_models() if getattr(model, "is_press_index", False)]
