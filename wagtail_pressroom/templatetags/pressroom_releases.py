"""Template tags of the releases room."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.formats import number_format
from wagtail.images.models import SourceImageIOError

from ..releases.blocks.image import IMAGE_FILTER
from ..releases.blocks.points import anchor_of

register = template.Library()


@register.filter
def pressroom_anchor(block_id: str | None) -> str:
    """Return the ``id`` attribute for a block, the same in every language."""
    return anchor_of(block_id)


@register.filter
def pressroom_number(value: int) -> str:
    """Group the digits of a number as the active language does, ``2625`` → ``2,625``."""
    return number_format(value, decimal_pos=0, use_l10n=True, force_grouping=True)


@register.simple_tag
def pressroom_image(image: Any) -> Any:
    """Return the rendition in which the body shows an image, or ``None`` if it can't be read.

    A file that is gone must not keep readers from the text.
    """
    try:
        return image.get_rendition(IMAGE_FILTER)
    except SourceImageIOError:
        return None
