"""The core app: departments, topics, template tags, templates and system checks."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressroomConfig(AppConfig):
    """Registers the core app; the hit counter and the ready page types are apps of their own."""

    name = "wagtail_pressroom"
    label = "wagtail_pressroom"
    verbose_name = _("Press room")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system checks and the signal handlers."""
        from . import checks  # noqa: F401  (importing registers the checks)
        from .languages import inline_tags, signal_handlers
        from .languages.bridge import checks as bridge_checks  # noqa: F401  (the same)
        from .languages.bridge import patches
        from .languages.bridge import signal_handlers as bridge_signal_handlers
        from .languages.freshness import signal_handlers as freshness_signal_handlers
        from .legacy import checks as legacy_checks  # noqa: F401  (the same)

        signal_handlers.connect()
        bridge_signal_handlers.connect()
        freshness_signal_handlers.connect()
        patches.connect()
        inline_tags.connect()
