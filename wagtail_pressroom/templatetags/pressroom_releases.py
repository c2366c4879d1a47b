"""Template tags of the releases room."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.html import strip_tags

from ..releases.blocks.image import IMAGE_FILTER
from ..releases.blocks.points import anchor_of
from ..releases.file_size import file_size

register = template.Library()


@register.filter
def pressroom_anchor(block_id: str | None) -> str:
    """Return the ``id`` attribute for a block, the same in every language."""
    return anchor_of(block_id)


@register.filter
def pressroom_number(value: int) -> str:
    """Group the digits of a number as the active language does, ``2625`` → ``2,625``."""
    return number_format(value, decimal_pos=0, use_l10n=True, force_grouping=True)


@register.filter
def pressroom_has_text(rich_text: Any) -> bool:
    """Tell whether rich text has anything to read: emptied, an editor leaves ``<p></p>``."""
    source = str(getattr(rich_text, "source", rich_text) or "")
    return bool(strip_tags(source).strip()) or "<embed" in source


@register.filter
def pressroom_file_size(document: Any) -> int | None:
    """Return the size of a document in bytes, or ``None`` if the file can't be read."""
    return file_size(document)


@register.simple_tag
def pressroom_image(image: Any) -> Any:
    """Return the rendition in which the body shows an image, or ``None`` if it can't be read.

    A file that is gone must not keep readers from the text.
    """
    try:
        return image.get_rendition(IMAGE_FILTER)
    except OSError:  # missing, truncated or no image at all
        return None
