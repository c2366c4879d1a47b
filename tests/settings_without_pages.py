"""A site that subclasses the mixins and leaves the ready page types out."""

from .settings import *  # noqa: F403
from .settings import INSTALLED_APPS

INSTALLED_APPS = [app for app in INSTALLED_APPS if app != "wagtail_pressroom.pages"]
