"""Addresses of the hit counter."""

from django.urls import path

from . import views

urlpatterns = [
    path("view/", views.record_from_script, name="hit"),
    path("view/<str:token>.gif", views.record_from_pixel, name="hit_pixel"),
]
