"""Points on three levels, with numbers or signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..list_styles import (
    BULLETED,
    CIRCLES,
    DASHES,
    IDEOGRAPHIC,
    NUMBERED,
    ORDERED,
    ROMAN,
    SIGNS,
    SQUARES,
    STYLES_BELOW,
    number_of,
)
from .text import PREVIEW_TEMPLATE, TEXT_FEATURES

STYLES = [
    (NUMBERED, _("Numbers (1.)")),
    (ROMAN, _("Roman numerals (I.)")),
    (IDEOGRAPHIC, _("Ideographic numbers (一、)")),
    (BULLETED, _("Bullets (•)")),
    (SQUARES, _("Squares (□)")),
    (CIRCLES, _("Circles (○)")),
    (DASHES, _("Dashes (–)")),
]


def _number() -> blocks.RegexBlock:
    # A RegexBlock, because wagtail-localize would offer a CharBlock to translators as text.
    return blocks.RegexBlock(
        regex=r"^\S{1,12}$",
        label=_("Printed number"),
        required=False,
        help_text=_("Only where it differs from automatic counting, for example 7, IV or 3-1."),
        error_messages={"invalid": _("At most 12 characters, without spaces.")},
    )


def _text() -> blocks.RichTextBlock:
    return blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)


def _style(label: Any, default: str) -> Any:
    return blocks.ChoiceBlock(label=label, choices=STYLES, default=default)


def _style_below(default: str) -> Any:
    return _style(_("Style of the points below"), default)


class ThirdLevelPointBlock(blocks.StructBlock):
    """A point of the third level."""

    text = _text()
    number = _number()

    class Meta:
        label = _("Point")


class SecondLevelPointBlock(blocks.StructBlock):
    """A point of the second level, with the points below it."""

    text = _text()
    number = _number()
    style = _style_below(STYLES_BELOW[1])
    points = blocks.ListBlock(
        ThirdLevelPointBlock(), label=_("Points below"), default=[], collapsed=True
    )

    class Meta:
        label = _("Point")


class PointBlock(blocks.StructBlock):
    """A point of the first level, with the points below it."""

    text = _text()
    number = _number()
    style = _style_below(STYLES_BELOW[0])
    points = blocks.ListBlock(
        SecondLevelPointBlock(), label=_("Points below"), default=[], collapsed=True
    )

    class Meta:
        label = _("Point")


@dataclass(frozen=True)
class PrintedPoint:
    """A point as it is printed.

    Attributes:
        anchor: ``id`` of the element: made from the block's id, and so the same in every
            language. Empty for a block that has not been saved yet.
        text: rich text.
        value: the number to count on from, where automatic counting would not reach it.
        marker: what is printed instead of a number that isn't one, such as ``3-1``.
        below: the points below it.
    """

    anchor: str
    text: Any
    value: int | None
    marker: str
    below: PrintedPoints | None


@dataclass(frozen=True)
class PrintedPoints:
    """A list of points as it is printed.

    Attributes:
        style: one of the styles of :mod:`..list_styles`.
        points: the points.
    """

    style: str
    points: tuple[PrintedPoint, ...]

    @property
    def is_numbered(self) -> bool:
        """Whether the points are counted, rather than marked with a sign."""
        return self.style in ORDERED


def printed_points(value: Any) -> PrintedPoints:
    """Turn the value of a points block, or of a point, into what is printed.

    Args:
        value: a struct value with ``style`` and ``points``.
    """
    style = str(value.get("style"))
    # Straight from an import, a style can be anything.
    style = style if style in SIGNS else BULLETED
    points = []
    automatic = 1
    for child in value["points"].bound_blocks:
        point = child.value
        printed = (point.get("number") or "").strip()
        number = number_of(printed, style)
        jumps = number is not None and number != automatic
        points.append(
            PrintedPoint(
                anchor=anchor_of(child.id),
                text=point["text"],
                value=number if jumps else None,
                marker=printed if printed and number is None else "",
                below=printed_points(point) if point.get("points") else None,
            )
        )
        automatic = (automatic if number is None else number) + 1
    return PrintedPoints(style, tuple(points))


def anchor_of(block_id: str | None) -> str:
    """Return the ``id`` attribute for a block; empty without a block id."""
    return f"p-{block_id[:8]}" if block_id else ""


class PointsBlock(blocks.StructBlock):
    """A list of points, each with an anchor so that it can be cited by a link."""

    style = _style(_("Style"), NUMBERED)
    points = blocks.ListBlock(PointBlock(), label=_("Points"))

    class Meta:
        icon = "list-ol"
        label = _("Points")
        template = "wagtail_pressroom/releases/blocks/points.html"
        preview_template = PREVIEW_TEMPLATE
        preview_value = {
            "style": NUMBERED,
            "points": [
                {
                    "text": _("The new ferry line opens in spring."),
                    "style": CIRCLES,
                    "points": [
                        {"text": _("It calls at all five islands."), "style": DASHES},
                        {"text": _("Tickets go on sale in March."), "style": DASHES},
                    ],
                },
                {"text": _("Fares stay as they are."), "style": CIRCLES, "points": []},
            ],
        }
        description = _(
            "Points with sub-points, with numbers or signs such as □ and ○. None of them are typed."
        )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``printed``, the points as they are printed."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["printed"] = printed_points(value)
        return context
