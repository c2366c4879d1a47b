"""The body of a release."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .briefing import QuestionBlock
from .image import PressImageBlock
from .points import PointsBlock
from .recording import RecordingBlock
from .table import TableBlock
from .text import HeadingBlock, NoteBlock, ParagraphBlock, QuoteBlock


class BodyBlock(blocks.StreamBlock):
    """What a release can consist of.

    A site adds its own blocks by subclassing this and declaring the field anew on its page.
    """

    points = PointsBlock()
    paragraph = ParagraphBlock()
    heading = HeadingBlock()
    quote = QuoteBlock()
    table = TableBlock()
    image = PressImageBlock()
    note = NoteBlock()
    question = QuestionBlock()
    recording = RecordingBlock()

    class Meta:
        verbose_name = _("Body")
