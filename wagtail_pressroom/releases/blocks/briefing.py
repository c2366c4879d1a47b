"""A question asked at a briefing, with what was answered to it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from .text import PARAGRAPH_FEATURES, PREVIEW_TEMPLATE


class AnswerBlock(blocks.StructBlock):
    """What one speaker answered."""

    # Not the word for whoever is quoted: this one has been asked.
    speaker = blocks.CharBlock(
        label=pgettext_lazy("at a briefing", "Speaker"), required=False, max_length=255
    )
    role = blocks.CharBlock(
        label=_("Role"), required=False, max_length=255, help_text=_("For example: Minister")
    )
    text = blocks.RichTextBlock(label=_("Answer"), features=PARAGRAPH_FEATURES)

    class Meta:
        icon = "comment"
        label = _("Answer")


class QuestionBlock(blocks.StructBlock):
    """A question and its answers, each with who spoke."""

    question = blocks.TextBlock(label=_("Question"), rows=2)
    asked_by = blocks.CharBlock(
        label=_("Asked by"),
        required=False,
        max_length=255,
        help_text=_("A name or a newspaper, if it may be named."),
    )
    answers = blocks.ListBlock(AnswerBlock(), label=_("Answers"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Question and answer")
        template = "wagtail_pressroom/releases/blocks/question.html"
        preview_template = PREVIEW_TEMPLATE
        preview_value = {
            "question": _("When do the ferries start?"),
            "asked_by": "",
            "answers": [
                {
                    "speaker": _("A speaker"),
                    "role": _("Minister"),
                    "text": _("In spring. Tickets go on sale in March."),
                }
            ],
        }
        description = _("A question from a briefing, with the answers and who gave them.")
