"""What the editor of a body needs to turn pasted points into blocks."""

from __future__ import annotations

import json
from typing import Any

from django.forms import Media
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.telepath import register
from wagtail.blocks.stream_block import StreamBlockAdapter

from ...releases.blocks import BodyBlock
from ...releases.blocks.points import PointsBlock
from .convert import LONGEST_TEXT, MOST_LINES

SCRIPTS = ("paste_points_message", "paste_points_blocks", "paste_points")


class BodyAdapter(StreamBlockAdapter):
    """Brings the script into every form with a body, and marks the body for it."""

    def js_args(self, block: Any) -> list[Any]:
        """Add an attribute that tells the script where to ask and what to say."""
        *others, meta = super().js_args(block)
        marked = {**meta["attrs"], "data-pressroom-paste": json.dumps(_paste_options(block))}
        return [*others, {**meta, "attrs": marked}]

    @cached_property
    def media(self) -> Media:
        """Add the script and its styles."""
        own = Media(
            js=[static(f"wagtail_pressroom/admin/{name}.js") for name in SCRIPTS],
            css={"all": [static("wagtail_pressroom/admin/paste_points.css")]},
        )
        # Wagtail carries no types, so what it returns is Any to the checker.
        return super().media + own  # type: ignore[no-any-return]


def _paste_options(block: Any) -> dict[str, Any]:
    children = block.child_blocks.items()
    return {
        "url": reverse("wagtail_pressroom_points_from_text"),
        "longest": LONGEST_TEXT,
        "mostLines": MOST_LINES,
        "points": [name for name, child in children if isinstance(child, PointsBlock)],
        "texts": {
            "reading": _("The pasted text is being read…"),
            "failed": _(
                "The points could not be recognised just now. The text was inserted as typed."
            ),
            "keep": _("Keep as typed text"),
            "keepHint": _("“Keep as typed text” stands before them: Shift and Tab lead there."),
            "kept": _("The text was inserted as typed."),
            "changed": _("You have changed the text since. Discard these changes?"),
            "close": _("Close"),
            "label": _("Pasted text"),
        },
    }


def register_body_adapter() -> None:
    """Have Wagtail use the adapter for bodies, also for those of a site's own."""
    register(BodyAdapter(), BodyBlock)
