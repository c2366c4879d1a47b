"""Addresses of the example site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps import views as sitemap_views
from wagtail.documents import urls as wagtaildocs_urls

from wagtail_pressroom.discovery.sitemaps import PressRoomSitemap

SITEMAPS = {"pages": PressRoomSitemap}

handler404 = "wagtail_pressroom.navigation.views.page_not_found"

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("pressroom/", include("wagtail_pressroom.urls")),
    # A real site leaves uploaded files to its web server.
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
    path(
        "sitemap.xml",
        sitemap_views.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"},
    ),
    path("sitemap-<section>.xml", sitemap_views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    *i18n_patterns(path("", include(wagtail_urls))),
]
