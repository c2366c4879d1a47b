"""Where in a translation the changes of its original belong."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from .blocks.points import PointsBlock, PrintedPoints, anchor_of, printed_points


@dataclass(frozen=True)
class ChangedPart:
    """A part of a release, named for readers.

    Attributes:
        label: the number of a point, such as ``2`` or ``2.1``; else the name of a field.
        anchor: ``id`` of the element on the page; empty when the part has none.
        is_point: whether it is a point.
    """

    label: str
    anchor: str = ""
    is_point: bool = False


def changed_parts(page: Any, names: Collection[str]) -> list[ChangedPart]:
    """Return the points and fields of a release that the named parts are, in reading order.

    A point that only the original has is named by the field it stands in.

    Args:
        page: the specific release.
        names: names of parts, ``"title"`` or ``"body:<block id>"``.
    """
    anchors = {anchor_of(name.partition(":")[2]) for name in names if name.startswith("body:")}
    points = [part for part in _points(page) if part.anchor in anchors]
    fields = dict.fromkeys(name.partition(":")[0] for name in names)
    if points and len(points) == len(anchors):
        # The points say it better than "body" does.
        fields.pop("body", None)
    return [*_fields(page, fields), *points]


def _fields(page: Any, names: Collection[str]) -> Iterator[ChangedPart]:
    for field in type(page)._meta.get_fields():
        if field.name in names:
            label = getattr(field, "verbose_name", "")
            yield ChangedPart(str(label), "pressroom-headline" if field.name == "title" else "")


def _points(page: Any) -> Iterator[ChangedPart]:
    for block in page.body:
        if isinstance(block.block, PointsBlock):
            yield from _numbered(printed_points(block.value))


def _numbered(printed: PrintedPoints, above: str = "") -> Iterator[ChangedPart]:
    number = 0
    for point in printed.points:
        number = number + 1 if point.value is None else point.value
        label = f"{above}{point.marker or number}"
        yield ChangedPart(label, point.anchor, is_point=True)
        if point.below is not None:
            yield from _numbered(point.below, f"{label}.")
