"""Wagtail's own check of private pages, answered from what the page view already knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.models import PageViewRestriction

from .base_page import PageMixin
from .privacy import is_private_path, private_paths, restrictions_of
from .rule import is_public


class PrivacyOncePerRequestMixin(PageMixin):
    """Spares a served page the two queries of Wagtail's check when no private section is near."""

    _private_paths: tuple[str, ...] | None = None

    class Meta:
        abstract = True

    def remember_request(self, request: HttpRequest) -> None:
        """Look up the private sections for the length of a page view.

        Args:
            request: the request the page is being routed for.
        """
        self._private_paths = private_paths(request)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> Any:
        """Return the page's entries for Wagtail's sitemap; none unless every reader may see it."""
        return super().get_sitemap_urls(request) if is_public(self, request) else []

    def get_view_restrictions(self) -> Any:
        """Return the restrictions that apply to the page, as Wagtail does.

        The private sections are a superset of what Wagtail looks at: outside them there is none.
        Inside one, a page is also asked for what guards the sources of the aliases above it.
        """
        known = self._private_paths
        if known is None:
            return super().get_view_restrictions()
        if is_private_path(self.path, known):
            return restrictions_of(self.path)
        return PageViewRestriction.objects.none()
