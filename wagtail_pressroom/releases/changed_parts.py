"""Where in a translation the changes of its original belong."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator

from .blocks.points import PointsBlock, PrintedPoints, anchor_of, printed_points
from .list_styles import AFTER_NUMBER
from .plain_text.counting import number_in, numbered

# Characters of a block that is named by how it begins.
BEGINNING = 60


@dataclass(frozen=True)
class ChangedPart:
    """A part of a release, named for readers.

    Attributes:
        label: the number of a point, such as ``2`` or ``2.1``; the beginning of another block;
            else the name of a field.
        anchor: ``id`` of the element on the page; empty when the part has none.
        is_point: whether it is a point.
        is_quoted: whether the label is words of the text itself.
    """

    label: str
    anchor: str = ""
    is_point: bool = False
    is_quoted: bool = False


def changed_parts(page: Any, names: Collection[str]) -> list[ChangedPart]:
    """Return the fields, points and other blocks of a release that the named parts are.

    A block that only the original has is named by the field it stands in; a point that only the
    original has, by the list it belongs in.

    Args:
        page: the specific release.
        names: names of parts, ``"title"`` or ``"body:<block id>"``.

    Returns:
        Fields first, then the parts of the body in reading order, each once.
    """
    ids = {name.partition(":")[2] for name in names if name.startswith("body:")}
    in_body: dict[ChangedPart, None] = {}
    for block in page.body:
        inside = {*_ids(block.block.get_prep_value(block.value)), block.id}
        changed = ids & inside
        ids -= changed
        if changed:
            in_body.update(dict.fromkeys(_parts_of(block, changed)))
    fields = dict.fromkeys(name.partition(":")[0] for name in names)
    if in_body and not ids:
        # The parts say it better than "body" does.
        fields.pop("body", None)
    return [*_fields(page, fields), *in_body]


def _fields(page: Any, names: Collection[str]) -> Iterator[ChangedPart]:
    for field in type(page)._meta.get_fields():
        if field.name in names:
            label = getattr(field, "verbose_name", "")
            yield ChangedPart(str(label), "pressroom-headline" if field.name == "title" else "")


def _parts_of(block: Any, changed: Collection[str]) -> Iterator[ChangedPart]:
    if not isinstance(block.block, PointsBlock):
        beginning = _beginning(block)
        label = beginning or str(block.block.label)
        yield ChangedPart(label, anchor_of(block.id), is_quoted=bool(beginning))
        return
    anchors = {anchor_of(name) for name in changed}
    points = [part for part in _numbered(printed_points(block.value)) if part.anchor in anchors]
    if len(points) < len(anchors):
        yield ChangedPart(str(block.block.label), anchor_of(block.id))
    yield from points


def _beginning(block: Any) -> str:
    texts = (text.strip() for text in block.block.get_searchable_content(block.value))
    text = next(filter(None, texts), "")
    return Truncator(text).chars(BEGINNING)


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for entry in value:
            yield from _ids(entry)
    elif isinstance(value, dict):
        if value.keys() >= {"type", "id", "value"}:
            yield str(value["id"])
        for entry in value.values():
            yield from _ids(entry)


def _numbered(printed: PrintedPoints, above: str = "") -> Iterator[ChangedPart]:
    for point, number in numbered(printed):
        counted = number_in(printed.style, number) if printed.is_numbered else str(number)
        label = f"{above}{point.marker or counted.rstrip(AFTER_NUMBER)}"
        yield ChangedPart(label, point.anchor, is_point=True)
        if point.below is not None:
            yield from _numbered(point.below, f"{label}.")
