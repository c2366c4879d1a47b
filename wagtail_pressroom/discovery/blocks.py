"""Blocks for pages of a site's own."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .most_read import MOST_DAYS, MOST_PAGES, MostReadItem, most_read


class MostReadBlock(blocks.StructBlock):
    """The releases read most of late in the language of the page; nothing while nobody read any.

    For the StreamField of any page::

        body = StreamField([("most_read", MostReadBlock()), …])
    """

    heading = blocks.CharBlock(
        label=_("Heading"),
        required=False,
        max_length=255,
        help_text=_("Left empty, it is “Most read” in the language of the page."),
    )
    days = blocks.IntegerBlock(
        label=_("Days"),
        default=7,
        min_value=1,
        max_value=MOST_DAYS,
        help_text=_("Views of so many days are counted, today included."),
    )
    limit = blocks.IntegerBlock(
        label=_("Press releases"),
        default=5,
        min_value=1,
        max_value=MOST_PAGES,
        help_text=_("So many are shown at the most."),
    )
    show_numbers = blocks.BooleanBlock(
        label=_("Show how often each was viewed"), required=False, default=False
    )

    class Meta:
        icon = "view"
        label = _("Most read")
        template = "wagtail_pressroom/hits/most_read.html"
        preview_template = "wagtail_pressroom/releases/blocks/preview.html"
        preview_value = {"heading": "", "days": 7, "limit": 5, "show_numbers": True}
        description = _("The press releases that were read most in the last days.")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``items`` and what the template needs to print them."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        request = context.get("request")
        days, limit = value["days"], value["limit"]
        # In the block chooser there is no page, and a new site has no counts.
        is_sample = "block_def" in context
        items = _sample() if is_sample else most_read(context.get("page"), request, days, limit)
        context.update(
            {
                "items": items,
                "heading": value["heading"],
                "level": 2,
                "days": days,
                "show_numbers": value["show_numbers"],
                "is_preview": getattr(request, "is_preview", False),
            }
        )
        return context


def _sample() -> list[MostReadItem]:
    return [
        MostReadItem(gettext("New ferry line connects all five islands"), "#", 1204),
        MostReadItem(gettext("What changes in spring"), "#", 873),
        MostReadItem(gettext("Tickets for the ferry go on sale in March"), "#", 95),
    ]
