"""Page types of the example site, beside those of the press room."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from wagtail_pressroom.discovery.blocks import MostReadBlock
from wagtail_pressroom.discovery.indexes import nearest_press_index
from wagtail_pressroom.visibility import published

LATEST_RELEASES = 5


class HomePage(Page):
    """The home page of a language: an introduction, the latest releases, and what is read most."""

    intro = RichTextField(blank=True)
    lists = StreamField([("most_read", MostReadBlock())], blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("lists")]
    search_fields = [*Page.search_fields, index.SearchField("intro")]
    subpage_types = ["ministry.StandardPage", "wagtail_pressroom_pages.PressIndexPage"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``latest_index``, the press index of this language, and ``latest_releases``."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        press_index = nearest_press_index(self, request)
        context["latest_index"] = press_index
        if press_index is not None:
            releases = press_index.specific.get_releases().defer_streamfields()
            context["latest_releases"] = published(releases, request)[:LATEST_RELEASES]
        return context


class StandardPage(Page):
    """An ordinary page of text."""

    body = RichTextField(blank=True)

    content_panels = [*Page.content_panels, FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("body")]
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]
    parent_page_types = ["ministry.HomePage", "ministry.StandardPage"]
