"""Addresses of the hit counter."""

from django.urls import path

from . import views
from .health_view import hit_health
from .what_we_count import what_we_count

urlpatterns = [
    path("view/", views.record_from_script, name="hit"),
    path("view/<str:token>.gif", views.record_from_pixel, name="hit_pixel"),
    path("hit-health/", hit_health, name="hit_health"),
    path("what-we-count/<str:language>/", what_we_count, name="what_we_count"),
]
