"""The index mixin: a list is for finding."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField

from ..languages.serving import ServedInOwnLanguageMixin, page_language
from ..navigation.addresses import FEED_SLUG
from ..releases.blocks.text import PARAGRAPH_FEATURES
from ..visibility.page import PrivacyOncePerRequestMixin
from .feeds import feed_url, serve_feed
from .latest import latest_in_list
from .listing import PageOutOfRange, build_listing
from .missing_language import MissingRelease, find_missing, show_in_place


class PressIndexMixin(PrivacyOncePerRequestMixin, ServedInOwnLanguageMixin):
    """A list of releases; put it before the page class and name the release model::

    class NewsIndex(PressIndexMixin, Page):
        release_model = "news.NewsRelease"
        subpage_types = ["news.NewsRelease"]
    """

    intro = RichTextField(
        _("introduction"),
        blank=True,
        features=PARAGRAPH_FEATURES,
        help_text=_("Shown above the list."),
    )

    content_panels = [TitleFieldPanel("title"), FieldPanel("intro")]

    is_press_index = True
    release_model: str = ""

    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    _missing: MissingRelease | None = None

    class Meta:
        abstract = True

    @classmethod
    def get_release_model(cls) -> Any:
        """Return the release model of this list.

        Raises:
            LookupError: when ``release_model`` names no model; a system check says so earlier.
        """
        return apps.get_model(cls.release_model)

    def get_releases(self) -> Any:
        """Return all releases of this list, public or not."""
        return self.get_release_model()._default_manager.child_of(self)

    def get_press_index(self) -> Any:
        """Return this page: what :meth:`PressReleaseMixin.get_press_index` returns."""
        return self

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Find what is below; a release that is there in other languages only is no 404."""
        self.remember_request(request)
        try:
            return self._route_below(request, path_components)
        except Http404:
            if path_components == [FEED_SLUG] and self._has_feed:
                return RouteResult(self, kwargs={"is_feed": True})
            self._missing = find_missing(self, request, path_components)
            if self._missing is None:
                raise
            return RouteResult(self)

    def _route_below(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Find a release with a single query; other pages below are left to Wagtail."""
        if path_components:
            slug, *remaining = path_components
            releases = self.get_releases().filter(slug=slug)
            release = self.get_release_model().for_serving(releases).first()
            if release is not None:
                # The row may belong to a subclass of the release type.
                release = release.specific
                # Saves asking for the parent again, as Wagtail's own routing does.
                release._cached_parent_obj = self
                return release.route(request, remaining)
        return super().route(request, path_components)

    def serve(
        self, request: HttpRequest, *args: Any, is_feed: bool = False, **kwargs: Any
    ) -> HttpResponse:
        """Serve the list; a page of it that does not exist is a 404 that leads to the first."""
        if is_feed:
            return serve_feed(self, request)
        if self._missing is not None and (answer := self._answer_for_missing(request)):
            return answer
        try:
            response: HttpResponse = super().serve(request, *args, **kwargs)
            if self._missing is not None:
                response.status_code = 404
            return response
        except PageOutOfRange as error:
            return self._page_not_found(request, error)

    @property
    def _has_feed(self) -> bool:
        # What stands in an alias are aliases, which no list has.
        return bool(self.live) and self.alias_of_id is None

    def _answer_for_missing(self, request: HttpRequest) -> HttpResponse | None:
        """Return what is served instead of the list, if anything is."""
        missing = self._missing
        if missing is None:
            return None
        if missing.moved_to:
            return redirect(missing.moved_to)
        if not missing.is_shown or missing.release is None:
            return None
        with self.in_own_language(request):
            return show_in_place(self, request, missing).render()

    def _page_not_found(self, request: HttpRequest, error: PageOutOfRange) -> HttpResponse:
        own = {"page": self, "self": self, "press_index": self, "missing": self._missing}
        with self.in_own_language(request):
            return TemplateResponse(
                request,
                "wagtail_pressroom/discovery/list_page_not_found.html",
                {**own, **vars(error)},
                status=404,
                headers={"Content-Language": page_language(self, request)},
            ).render()

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> Any:
        """Return the entries for sitemaps; a list changes with its releases."""
        entries = super().get_sitemap_urls(request)
        latest = latest_in_list(self, request) if entries else None
        return [
            {**entry, "lastmod": max(filter(None, (entry.get("lastmod"), latest)), default=None)}
            for entry in entries
        ]

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> list[str]:
        """Return the page type's own template, if the site has one, before the package's."""
        own = super().get_template(request, *args, **kwargs)
        return [own, "wagtail_pressroom/discovery/press_index_page.html"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``press_index``, ``listing`` and ``feed_url``.

        Also ``missing``, for a release that isn't there.

        Raises:
            PageOutOfRange: when the query string asks for a page there isn't.
        """
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["press_index"] = self
        context["missing"] = self._missing
        # The links of the list are relative to it, not to the address of what is missing.
        context["list_url"] = self.get_url(request) if self._missing else ""
        context["listing"] = listing = build_listing(self.get_releases(), request)
        query = listing.filters.parameters.urlencode()
        context["feed_url"] = feed_url(self, request, query) if self._has_feed else ""
        return context
