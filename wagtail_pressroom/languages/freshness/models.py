"""What was published, and what of it each translation has.

Kept by page id and without foreign keys to pages: neither copying nor synchronising a page touches
it.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models


class PublishedText(models.Model):
    """The content of a page as it was last published, and since when it is so (UTC)."""

    page_id = models.BigIntegerField(primary_key=True)
    parts = models.JSONField(default=dict)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.page_id}: {self.changed_at:%Y-%m-%d}"


class TranslatedText(models.Model):
    """Which content of its original a translation has, and what the original has besides."""

    page_id = models.BigIntegerField(primary_key=True)
    source_id = models.BigIntegerField(db_index=True)
    # Hashes of the original's parts, as they were when this text was made from them.
    parts = models.JSONField(default=dict)
    # Names of the parts that are different in the original now, or only there, or only here.
    changes = models.JSONField(default=list)
    # When the original got the change that is missing here; UTC, empty while nothing is.
    behind_since = models.DateTimeField(null=True)
    # Who said that nothing is missing, when the texts alone did not show it.
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    # The revision that was live then.
    confirmed_revision_id = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.page_id} of {self.source_id}: {len(self.changes)}"
