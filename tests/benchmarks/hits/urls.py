"""Addresses of the measured site."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls


@csrf_exempt
def empty(request: HttpRequest) -> HttpResponse:
    """Do nothing: what a request costs before any counter sees it."""
    return HttpResponse(status=204)


urlpatterns = [
    path("empty/", empty),
    path("hitcount/", include("hitcount.urls")),
    path("pressroom/", include("wagtail_pressroom.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("", include(wagtail_urls)),
]
