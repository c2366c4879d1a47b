"""The images of the releases."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from . import scenes
from .canvas import Canvas

SCENES: dict[str, tuple[str, Callable[[Canvas], None]]] = {
    "harbour": ("Ferry quay in the evening", scenes.harbour),
    "lighthouse": ("Lighthouse on a headland", scenes.lighthouse),
    "tide-gauge": ("Tide station on a breakwater", scenes.tide_gauge),
    "ferry": ("Ferry at sea", scenes.ferry),
}


def load_image(name: str) -> Any:
    """Return the image of this name, drawing it if it is missing.

    Args:
        name: one of :data:`SCENES`.
    """
    model = get_image_model()
    title, draw = SCENES[name]
    existing = model.objects.filter(title=title).first()
    if existing is not None:
        return existing
    canvas = Canvas()
    draw(canvas)
    return model.objects.create(
        title=title, file=ImageFile(io.BytesIO(canvas.as_png()), name=f"{name}.png")
    )
