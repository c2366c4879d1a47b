"""Page types of the test site: a home page, an ordinary page, and its own release types."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from wagtail_pressroom.discovery.models import PressIndexMixin
from wagtail_pressroom.releases.models import PressReleaseMixin


class HomePage(Page):
    """The home page, rendered with the package's base template."""

    template = "testapp/page.html"


class OrdinaryPage(Page):
    """A page outside the press room, with a template of the site's own."""

    template = "testapp/ordinary_page.html"


class OwnIndexPage(PressIndexMixin, Page):
    """A press index made from the mixin."""

    release_model = "testapp.OwnReleasePage"


class OwnReleasePage(PressReleaseMixin, Page):
    """A release made from the mixin, with one field more and a template of its own."""

    spokesperson = models.CharField(max_length=100, blank=True)

    search_fields = [*Page.search_fields, *PressReleaseMixin.release_search_fields]
    content_panels = [*PressReleaseMixin.content_panels, FieldPanel("spokesperson")]


class OwnSpecialReleasePage(OwnReleasePage):
    """A kind of the site's own release, with a table and a template of its own."""

    venue = models.CharField(max_length=100, blank=True)

    content_panels = [*OwnReleasePage.content_panels, FieldPanel("venue")]
