"""The ready page types."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search import index

from ..discovery.models import PressIndexMixin
from ..releases.models import PressReleaseMixin


class PressIndexPage(PressIndexMixin, Page):
    """A list of press releases."""

    release_model = "wagtail_pressroom_pages.PressReleasePage"
    subpage_types = ["wagtail_pressroom_pages.PressReleasePage"]
    search_fields = [*Page.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("press index")
        verbose_name_plural = _("press indexes")


class PressReleasePage(PressReleaseMixin, Page):
    """A press release."""

    parent_page_types = ["wagtail_pressroom_pages.PressIndexPage"]
    subpage_types: list[str] = []
    search_fields = [*Page.search_fields, *PressReleaseMixin.release_search_fields]

    class Meta:
        verbose_name = _("press release")
        verbose_name_plural = _("press releases")
        indexes = [
            models.Index("release_date", name="pressroom_release_date"),
        ]
