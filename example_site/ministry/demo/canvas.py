"""A drawing surface for flat pictures."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 900
# Drawn larger and scaled down, so that edges come out smooth.
SCALE = 2

Points = list[tuple[float, float]]


class Canvas:
    """Takes the coordinates of the finished picture."""

    def __init__(self) -> None:
        self._image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE))
        self._draw = ImageDraw.Draw(self._image)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        """Draw a rectangle."""
        self._draw.rectangle([SCALE * n for n in (left, top, right, bottom)], fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """Draw a filled circle."""
        corners = (x - radius, y - radius, x + radius, y + radius)
        self._draw.ellipse([SCALE * n for n in corners], fill=colour)

    def shape(self, points: Points, colour: str) -> None:
        """Draw a polygon."""
        self._draw.polygon([(SCALE * x, SCALE * y) for x, y in points], fill=colour)

    def line(self, points: Points, colour: str, width: float) -> None:
        """Draw a line with round joints."""
        scaled = [(SCALE * x, SCALE * y) for x, y in points]
        self._draw.line(scaled, fill=colour, width=round(SCALE * width), joint="curve")

    def as_png(self) -> bytes:
        """Return the finished picture."""
        file = io.BytesIO()
        self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(file, "PNG")
        return file.getvalue()
