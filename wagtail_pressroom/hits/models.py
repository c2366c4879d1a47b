"""Tables of the hit counter.

None of them has a foreign key to a page: counts outlive the page, and copying, translating,
synchronising or reverting a page can't touch them. Nothing about a reader is stored.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class HitSource(models.IntegerChoices):
    """How a hit reached the server; the numbers are stored."""

    SCRIPT = 1, _("Script")
    PIXEL = 2, _("Image, without script")


class HitHour(models.Model):
    """Hits of one page in one hour (UTC), by source.

    The hour is counted from the Unix epoch: seconds since 1970-01-01T00:00Z, divided by 3600.
    """

    page_id = models.BigIntegerField()
    hour = models.IntegerField()
    source = models.SmallIntegerField(choices=HitSource.choices)
    hits = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page_id", "hour", "source"], name="pressroom_hit_hour_key"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id}/{self.hour}/{self.source}: {self.hits}"


class HitTotal(models.Model):
    """All hits of one page, which is one language of a translated page.

    The count itself is in no index, so that PostgreSQL can update it in place.
    """

    page_id = models.BigIntegerField(primary_key=True)
    translation_key = models.UUIDField(db_index=True)
    hits = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.page_id}: {self.hits}"


class TakenOverCount(models.Model):
    """What the previous site had counted for a page when it was taken over."""

    page_id = models.BigIntegerField(primary_key=True, verbose_name=_("page"))
    translation_key = models.UUIDField(db_index=True)
    count = models.PositiveBigIntegerField(_("count"))
    as_of = models.DateField(
        _("as of"), help_text=_("The day on which the previous site showed this number.")
    )

    def __str__(self) -> str:
        return f"{self.page_id}: {self.count} ({self.as_of})"


class HitRefusal(models.Model):
    """How often a hit was refused on one day (UTC), by reason. The day counts from the epoch."""

    day = models.IntegerField()
    reason = models.CharField(max_length=20)
    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "reason"], name="pressroom_hit_refusal_key")
        ]

    def __str__(self) -> str:
        return f"{self.day}/{self.reason}: {self.number}"
