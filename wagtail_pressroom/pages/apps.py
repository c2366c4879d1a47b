"""The ready page types as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """Holds ``PressReleasePage`` and ``PressIndexPage``."""

    name = "wagtail_pressroom.pages"
    label = "wagtail_pressroom_pages"
    verbose_name = _("Press room pages")
    default_auto_field = "django.db.models.BigAutoField"
