"""Address of a release as plain text."""

from django.urls import path

from . import views

urlpatterns = [path("text/<int:page_id>/", views.plain_text_view, name="plain_text")]
