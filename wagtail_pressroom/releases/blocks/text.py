"""Blocks of running text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

PREVIEW_TEMPLATE = "wagtail_pressroom/releases/blocks/preview.html"

# Literal, because a list that depends on settings would end up in the migrations of every site.
TEXT_FEATURES = [
    "bold",
    "italic",
    "link",
    "document-link",
    "superscript",
    "subscript",
    "pressroom-language",
]
PARAGRAPH_FEATURES = [*TEXT_FEATURES, "ol", "ul"]


class ParagraphBlock(blocks.RichTextBlock):
    """One or more paragraphs."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", PARAGRAPH_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        template = "wagtail_pressroom/releases/blocks/paragraph.html"
        preview_template = PREVIEW_TEMPLATE
        preview_value = _("The new ferry line opens in spring. Tickets go on sale in March.")
        description = _("Running text: one or more paragraphs.")


class HeadingBlock(blocks.StructBlock):
    """A heading inside the body. The headline is the only heading of the first level."""

    text = blocks.CharBlock(label=_("Text"), max_length=255)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("2", _("Heading")), ("3", _("Subheading"))],
        default="2",
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "wagtail_pressroom/releases/blocks/heading.html"
        preview_template = PREVIEW_TEMPLATE
        preview_value = {"text": _("What changes in spring"), "level": "2"}
        description = _("A heading for the part of the text that follows.")


class QuoteBlock(blocks.StructBlock):
    """What somebody said, and who."""

    text = blocks.TextBlock(label=_("Quotation"), rows=3)
    speaker = blocks.CharBlock(label=_("Speaker"), required=False, max_length=255)
    role = blocks.CharBlock(
        label=_("Role"), required=False, max_length=255, help_text=_("For example: Minister")
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "wagtail_pressroom/releases/blocks/quote.html"
        preview_template = PREVIEW_TEMPLATE
        preview_value = {
            "text": _("From today, every island can be reached by ferry in one day."),
            "speaker": _("A speaker"),
            "role": _("Minister"),
        }
        description = _("A quotation with its speaker.")


class NoteBlock(blocks.RichTextBlock):
    """A note to the text, set apart from it (a typed ``※`` on old boards)."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "info-circle"
        label = _("Note")
        template = "wagtail_pressroom/releases/blocks/note.html"
        preview_template = PREVIEW_TEMPLATE
        preview_value = _("The timetable is attached.")
        description = _("A remark set apart from the text. No ※ or * is typed.")
