"""The example site's own Django app."""

from django.apps import AppConfig


class MinistryConfig(AppConfig):
    """Holds the home page, ordinary pages and the demo's commands."""

    name = "ministry"
    default_auto_field = "django.db.models.BigAutoField"
