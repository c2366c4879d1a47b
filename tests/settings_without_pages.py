"""A site that subclasses the mixins and leaves the ready page types out."""

from .settings import *  # noqa: F403  (a settings module is the sum of its names)
from .settings import INSTALLED_APPS

INSTALLED_APPS = [app for app in INSTALLED_APPS if app != "wagtail_pressroom.pages"]
