"""Loading the images of a body at once."""

from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from .blocks.image import IMAGE_FILTER


def prefetch_body_images(body: Any) -> None:
    """Load the renditions of all images of a body in one query instead of one for each.

    Args:
        body: the value of a StreamField.
    """
    images = [block.value for block in body if block.block_type == "image" and block.value]
    if not images:
        return
    rendition_model = type(images[0]).get_rendition_model()
    renditions = Prefetch(
        "renditions",
        queryset=rendition_model.objects.filter(filter_spec=IMAGE_FILTER),
        to_attr="prefetched_renditions",
    )
    prefetch_related_objects(images, renditions)
