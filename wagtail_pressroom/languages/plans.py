"""What is planned for a release in one language: who translates it, by when, live from when."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class Timing(models.TextChoices):
    """When a translation goes live, measured by its original."""

    TOGETHER = "together", _("Together")
    LATER = "later", _("Later")


class TranslationPlan(models.Model):
    """The plan for one language of a translated page. Without a row, a language may follow later.

    Kept by the group of translations and the language, not by the page: it is made before there is
    a page, and stays when the page is replaced.
    """

    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    timing = models.CharField(
        _("goes live"), max_length=10, choices=Timing.choices, default=Timing.LATER
    )
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("translator"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    # The moment for which the bridge has scheduled the translation, so that one set by an editor
    # can be told from it. Aware.
    followed_moment = models.DateTimeField(null=True, editable=False)
    # The same for the moment at which it expires.
    followed_expiry = models.DateTimeField(null=True, editable=False)
    # Machine-made texts that a person has checked: hashes by id of the text.
    checked_texts = models.JSONField(default=dict, editable=False)
    # Those that stood in the text when somebody chose its translation status: the choice counts
    # until the machine makes others.
    vouched_texts = models.JSONField(default=dict, editable=False)
    # The status that a text had before it was shown as a machine's; empty when it never was.
    status_before = models.CharField(max_length=20, editable=False, default="", blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    checked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale"], name="pressroom_translation_plan_key"
            )
        ]

    def __str__(self) -> str:
        return f"{self.translation_key}/{self.locale_id}: {self.timing}"

    @classmethod
    def keep(cls, translation_key: Any, locale_id: int, **values: Any) -> None:
        """Write some values of a plan and leave the others, which others may be writing.

        Args:
            translation_key: the key that the pages of the group share.
            locale_id: primary key of the language's locale.
            values: fields with their values.
        """
        cls.objects.update_or_create(
            translation_key=translation_key, locale_id=locale_id, defaults=values
        )

    @classmethod
    def of(cls, page: Any) -> TranslationPlan:
        """Return the plan for a page, saved or not.

        Args:
            page: a page in the language the plan is for.
        """
        return cls.for_language(page.translation_key, page.locale_id)

    @classmethod
    def for_language(cls, translation_key: Any, locale_id: int) -> TranslationPlan:
        """Return the plan for a language of a group of translations, saved or not.

        Args:
            translation_key: the key that the pages of the group share.
            locale_id: primary key of the language's locale.
        """
        found = cls.objects.filter(translation_key=translation_key, locale_id=locale_id).first()
        return found or cls(translation_key=translation_key, locale_id=locale_id)
