"""A small page, with the counter that the address asks for: `?as=plain`, `?as=pressroom`, …"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from hitcount.mixins import HitCountViewMixin
from hitcount.models import HitCount
from wagtail.models import Page

PLAIN, SHOWN, PRESSROOM = "plain", "pressroom_shown", "pressroom"
PEER_SHOWN, PEER = "peer_shown", "peer"
VARIANTS = (PLAIN, SHOWN, PRESSROOM, PEER_SHOWN, PEER)


class MeasuredPage(Page):
    """A page of a few paragraphs."""

    body = models.TextField(default="", blank=True)

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Return the template with the counter asked for."""
        return f"measured/{_variant(request)}.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Count the view where dj-hitcount is to do so, as its HitCountDetailView does."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        if _variant(request) == PEER:
            hit_count = HitCount.objects.get_for_object(self)
            hits = hit_count.hits
            if HitCountViewMixin.hit_count(request, hit_count).hit_counted:
                hits += 1
            context["total_hits"] = hits
        return context


def _variant(request: HttpRequest) -> str:
    variant = request.GET.get("as", PLAIN)
    return variant if variant in VARIANTS else PLAIN
