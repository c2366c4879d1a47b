"""The test site with a sitemap and with Wagtail's API as docs/settings.md sets it up."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import path
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.models import Page

from tests.urls import urlpatterns as site
from wagtail_pressroom.pages.models import PressReleasePage
from wagtail_pressroom.visibility import public_pages, published


class PublicPagesViewSet(PagesAPIViewSet):
    def get_base_queryset(self) -> Any:
        releases = published(PressReleasePage.objects.all())
        others = public_pages(Page.objects.not_type(PressReleasePage))
        return Page.objects.filter(
            Q(pk__in=releases.order_by().values("pk")) | Q(pk__in=others.values("pk"))
        )


api = WagtailAPIRouter("api")
api.register_endpoint("pages", PublicPagesViewSet)

urlpatterns = [path("sitemap.xml", sitemap), path("api/v2/", api.urls), *site]
