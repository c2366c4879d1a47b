"""A page is served in its own language, whatever the request said."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import SimpleTemplateResponse
from django.utils.translation import get_language, override

from ..visibility import PageMixin
from .options import get_language_options
from .sitemap import sitemap_alternates


def page_language(page: Any, request: HttpRequest | None = None) -> str:
    """Return the language code of a page's locale.

    Args:
        page: any page.
        request: the page view, whose switcher has usually loaded the locale already.
    """
    if request is not None and "locale" not in page._state.fields_cache:
        for option in get_language_options(page, request):
            if option.current:
                return option.code
    return str(page.locale.language_code)


class ServedInOwnLanguageMixin(PageMixin):
    """Renders a page with the interface in the page's language.

    Wagtail serves a page of the default language at the address of a language whose home page
    is missing or a draft (``/ko/press/`` with English text): that is redirected to the page's
    own address.
    """

    class Meta:
        abstract = True

    def in_own_language(self, request: HttpRequest | None = None) -> override:
        """Return a context manager in which the interface is in the page's language.

        Args:
            request: the page view, whose switcher has usually loaded the locale already.
        """
        return override(page_language(self, request))

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> Any:
        """Return the page's entry for sitemaps with its other languages."""
        own_url = self.get_full_url(request)
        return [
            {**entry, "alternates": sitemap_alternates(self, request)}
            if entry["location"] == own_url
            else entry
            for entry in super().get_sitemap_urls(request)
        ]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve the page in its own language."""
        language = page_language(self, request)
        if get_language() != language:
            own_url = self.get_url(request)
            if own_url and not _is_at(own_url, request):
                query = request.META.get("QUERY_STRING", "")
                return redirect(f"{own_url}?{query}" if query else own_url)
        with override(language):
            return _said(language, _rendered(super().serve(request, *args, **kwargs)))

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Preview the page in its own language, not in the editor's."""
        with self.in_own_language():
            response = _rendered(super().serve_preview(request, mode_name))
        return _said(page_language(self), response)


def _said(language: str, response: HttpResponse) -> HttpResponse:
    """Name the language of the intended readers (RFC 9110, 8.5), unless that was done already."""
    response.headers.setdefault("Content-Language", language)
    return response


def _rendered(response: HttpResponse) -> HttpResponse:
    """Render a response now, while the language is set."""
    if isinstance(response, SimpleTemplateResponse):
        response.render()
    return response


def _is_at(url: str, request: HttpRequest) -> bool:
    """Tell whether a request was made at an address; both may be percent-encoded or not."""
    parts = urlsplit(url)
    return unquote(parts.path) == request.path and parts.netloc in ("", request.get_host())
