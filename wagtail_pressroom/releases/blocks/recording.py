"""A video or sound recording that is kept elsewhere, with its transcript."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.html import strip_tags
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .text import PARAGRAPH_FEATURES, PREVIEW_TEMPLATE

SCHEMES = ["http", "https"]


class RecordingBlock(blocks.StructBlock):
    """A link to a recording, and all that is said in it (WCAG 1.2.1, 1.2.3).

    The recording itself is not loaded into the page: nobody's player runs in it, and nobody learns
    of its readers until they follow the link.
    """

    title = blocks.CharBlock(
        label=_("Title"),
        max_length=255,
        help_text=_("For example: “Video of the press conference (12 minutes)”"),
    )
    url = blocks.URLBlock(
        label=pgettext_lazy("on the web", "Address"),
        validators=[URLValidator(schemes=SCHEMES)],
        help_text=_("Where the recording can be watched or heard."),
    )
    transcript = blocks.RichTextBlock(
        label=_("Transcript"),
        required=False,
        features=PARAGRAPH_FEATURES,
        help_text=_("All that is said, and what has to be seen to understand it."),
    )

    class Meta:
        icon = "media"
        label = _("Recording")
        template = "wagtail_pressroom/releases/blocks/recording.html"
        preview_template = PREVIEW_TEMPLATE
        preview_value = {
            "title": _("Video of the press conference"),
            "url": "https://video.example.org/ferries",
            "transcript": _("Good morning. The new ferry line opens in spring."),
        }
        description = _("A link to a video or sound recording, with its transcript.")

    def clean(self, value: Any) -> Any:
        """Check the recording. A draft may lack its transcript.

        Raises:
            StructBlockValidationError: there is no transcript, or another field is not valid.
        """
        cleaned = super().clean(value)
        transcript = str(cleaned.get("transcript") or "")
        if not self.is_deferred_validation and not strip_tags(transcript).strip():
            text = gettext(
                "Add a transcript: some readers can't hear or see the recording, and nobody can "
                "search it."
            )
            raise blocks.StructBlockValidationError({"transcript": ValidationError(text)})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``address``, empty for one that no link may have, and the ``host`` it leads to."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["address"], context["host"] = address_of(value)
        return context


def address_of(value: Any) -> tuple[str, str]:
    """Return where a recording is, and the name of that host.

    Args:
        value: of the block. An import may have put anything there.

    Returns:
        Two empty texts for what is no address on the web.
    """
    address = str(value.get("url") or "").strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    if parts.scheme not in SCHEMES or not parts.hostname:
        return "", ""
    return address, parts.hostname.removeprefix("www.")
