"""An image with its text alternative."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from .text import PREVIEW_TEMPLATE

# One rendition for all screens: no image of a body is shown wider than the measure of the text.
IMAGE_FILTER = "width-1200|format-webp"


class PressImageBlock(ImageBlock):
    """Wagtail's image block: an image that is either described or marked as decorative."""

    class Meta:
        icon = "image"
        label = _("Image")
        template = "wagtail_pressroom/releases/blocks/image.html"
        preview_template = PREVIEW_TEMPLATE
        description = _("A picture with a description for those who can't see it.")

    def get_preview_value(self) -> Any:
        """Return the newest image of the site, so that the preview shows a real one."""
        image = get_image_model()._default_manager.order_by("-pk").first()
        if image is not None:
            image.contextual_alt_text = image.default_alt_text
            image.decorative = False
        return image
