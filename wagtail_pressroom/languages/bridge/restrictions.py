"""The restrictions that a translation has only because its original has them."""

from __future__ import annotations

from django.db import models
from wagtail.models import PageViewRestriction


class FollowedRestriction(models.Model):
    """Joins the restriction of a translation with the one of its original that it follows.

    The original's may stand at the page itself or at a section above it. Once somebody changes the
    translation's, it is a restriction of its own.
    """

    restriction = models.OneToOneField(
        PageViewRestriction, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    original = models.ForeignKey(PageViewRestriction, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.restriction_id} like {self.original_id}"
