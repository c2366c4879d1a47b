"""The hit counter as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HitsConfig(AppConfig):
    """Holds the tables of the hit counter."""

    name = "wagtail_pressroom.hits"
    label = "wagtail_pressroom_hits"
    verbose_name = _("Press room hits")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system checks and the signal handlers."""
        from . import checks, signal_handlers  # noqa: F401  (importing registers the checks)
        from .stores import spool_checks  # noqa: F401  (the same)

        signal_handlers.connect()
