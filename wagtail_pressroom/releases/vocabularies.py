"""Departments and topics: translatable snippets that releases point to."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin


class Department(TranslatableMixin, models.Model):
    """The unit of the organisation that issues a release."""

    name = models.CharField(_("name"), max_length=255)

    panels = [FieldPanel("name")]

    class Meta(TranslatableMixin.Meta):
        ordering = ("name",)
        verbose_name = _("department")
        verbose_name_plural = _("departments")

    def __str__(self) -> str:
        return self.name


class Topic(TranslatableMixin, models.Model):
    """A subject that releases are about."""

    name = models.CharField(_("name"), max_length=255)

    panels = [FieldPanel("name")]

    class Meta(TranslatableMixin.Meta):
        ordering = ("name",)
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.name
