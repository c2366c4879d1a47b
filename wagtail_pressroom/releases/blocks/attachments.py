"""Files that go with a release."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.coreutils import get_content_languages
from wagtail.documents.blocks import DocumentChooserBlock

from ...languages import autonym


def language_choices() -> list[tuple[str, str]]:
    """Return the content languages of the site under their own names."""
    return [(code, autonym(code)) for code in get_content_languages()]


class AttachmentBlock(blocks.StructBlock):
    """A document, with what a reader must know before opening it."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("Title"),
        required=False,
        max_length=255,
        help_text=_("Printed instead of the document's own title."),
    )
    language = blocks.ChoiceBlock(
        label=_("Language of the document"),
        required=False,
        choices=language_choices,
        help_text=_("Only when it differs from the language of this page."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Attachment")
        template = "wagtail_pressroom/releases/blocks/attachment.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the name of the document's language, when one is stated."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        code = value.get("language")
        context["language_name"] = autonym(code) if code else ""
        return context


class AttachmentsBlock(blocks.StreamBlock):
    """The attachments of a release."""

    attachment = AttachmentBlock()
