"""Tables of the hit counter.

None of them has a foreign key to a page: counts outlive the page, and copying, translating,
synchronising or reverting a page can't touch them. Nothing here outlives two days that could be
traced to a reader; what can be (:class:`HitReader`, :class:`HitSalt`) only the store ``direct``
uses.
"""

from __future__ import annotations

import uuid

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
        # The count itself is in no index, so that PostgreSQL can update it in place.
        indexes = [models.Index(fields=["hour"], name="pressroom_hit_hour_hour")]

    def __str__(self) -> str:
        return f"{self.page_id}/{self.hour}/{self.source}: {self.hits}"


class HitDay(models.Model):
    """Hits of one page on one day of the site's time zone, by source: hours summed up when old.

    The day is counted from 1970-01-01, as a date of ``TIME_ZONE``. An hour (UTC) belongs to the
    day on which it begins.
    """

    page_id = models.BigIntegerField()
    day = models.IntegerField()
    source = models.SmallIntegerField(choices=HitSource.choices)
    hits = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page_id", "day", "source"], name="pressroom_hit_day_key"
            )
        ]
        indexes = [models.Index(fields=["day"], name="pressroom_hit_day_day")]

    def __str__(self) -> str:
        return f"{self.page_id}/{self.day}/{self.source}: {self.hits}"


class HitTotal(models.Model):
    """All hits of one page, which is one language of a translated page.

    Beside the count stands what reports need when the page is gone: its title, language and
    category as they last were.
    """

    page_id = models.BigIntegerField(primary_key=True)
    translation_key = models.UUIDField(db_index=True)
    hits = models.PositiveBigIntegerField(default=0)
    title = models.CharField(max_length=255, default="")
    language = models.CharField(max_length=100, default="")
    category = models.CharField(max_length=40, default="")
    # When readers last could see the page; empty while they can. UTC.
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.page_id}: {self.hits}"


class HitReaderDay(models.Model):
    """How many different readers a page had on one day (UTC). The day counts from the epoch.

    Keys of readers live for a day, so numbers of different days must never be called "unique
    readers" when added up: a reader who comes on two days is counted on both.
    """

    page_id = models.BigIntegerField()
    day = models.IntegerField()
    readers = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page_id", "day"], name="pressroom_hit_reader_day_key")
        ]
        indexes = [models.Index(fields=["day"], name="pressroom_hit_reader_day_day")]

    def __str__(self) -> str:
        return f"{self.page_id}/{self.day}: {self.readers}"


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


class HitBatch(models.Model):
    """The ledger: which batch of waiting hits is in the tables, written in the same transaction.

    A batch whose number stands here is never added again, whatever crashed in between. The store
    ``direct``, which has no batches, keeps one row for each process.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    hits = models.PositiveBigIntegerField(default=0)
    applied_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.id}: {self.hits}"


class HitReader(models.Model):
    """When a reader last saw a page: kept for two days at most, by the store ``direct`` alone.

    The key is a keyed hash (see :mod:`wagtail_pressroom.hits.reader_keys`); an address or a user
    agent is never stored.
    """

    day = models.IntegerField()
    page_id = models.BigIntegerField()
    key = models.CharField(max_length=16)
    seen_at = models.FloatField()
    hits = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "page_id", "key"], name="pressroom_hit_reader_key"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id}/{self.day}"


class HitSalt(models.Model):
    """The random salt of one day's keys, for the store ``direct`` alone. Gone within two days."""

    day = models.IntegerField(primary_key=True)
    salt = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.day)
