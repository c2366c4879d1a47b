"""A release taken apart into the pieces that stand beside their counterparts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from ..blocks.points import PointsBlock, PrintedPoints, anchor_of, printed_points
from ..blocks.text import HeadingBlock
from ..images import prefetch_body_images
from ..list_styles import SIGNS
from ..plain_text.counting import number_in, numbered


@dataclass(frozen=True)
class Piece:
    """A part of a release: a block, or a single point.

    Attributes:
        key: the same in every language of the release where that is known, else empty; fit for
            an ``id`` attribute.
        kind: what it is: pieces of different kinds are never counterparts.
        html: how it is printed.
        sign: the number or sign in front of a point.
        is_number: whether the sign counts, rather than only beginning a point.
        level: of a point, from 1; 0 for everything else.
        list_key: on the first point of a list, the key of that list.
    """

    key: str
    kind: str
    html: SafeString
    sign: str = ""
    is_number: bool = False
    level: int = 0
    list_key: str = ""

    @property
    def kind_and_number(self) -> tuple[str, str]:
        """What it is, and for a point its printed number."""
        return self.kind, self.sign if self.is_number else ""


def pieces_of(release: Any, request: HttpRequest) -> list[Piece]:
    """Return all there is to read of a release, in its order.

    The words that blocks add of their own come out in the active language: set it to that of
    the release.

    Args:
        release: a specific release.
        request: for blocks that need it.

    Queries:
        Those of the blocks; the images take two, whatever their number.
    """
    prefetch_body_images(release.body)
    return [piece for piece in _pieces(release, request) if piece.html.strip()]


def _pieces(release: Any, request: HttpRequest) -> Iterator[Piece]:
    paragraph = '<p class="{}">{}</p>'
    if summary := release.summary.strip():
        html = format_html(paragraph, "pressroom-release__summary", summary)
        yield Piece("pressroom-summary", "summary", html)
    if dateline := release.dateline.strip():
        html = format_html(paragraph, "pressroom-body__dateline", dateline)
        yield Piece("pressroom-dateline", "dateline", html)
    for child in release.body:
        if isinstance(child.block, PointsBlock):
            points = _points(printed_points(child.value), 1)
            yield from (
                replace(point, list_key="" if place else anchor_of(child.id))
                for place, point in enumerate(points)
            )
        else:
            html = child.render({"page": release, "self": release, "request": request})
            yield Piece(anchor_of(child.id), _kind_of(child), mark_safe(html))  # noqa: S308
    # Emptied, an editor leaves "<p></p>".
    if strip_tags(release.notes_to_editors).strip():
        notes = RichText(release.notes_to_editors)
        html = format_html("<h2>{}</h2>{}", _("Notes to editors"), notes)
        yield Piece("pressroom-notes", "notes", html)


def _kind_of(child: Any) -> str:
    # A heading faces a heading of its own level.
    level = child.value.get("level") if isinstance(child.block, HeadingBlock) else ""
    return f"{child.block_type}{level}"


def _points(printed: PrintedPoints, level: int) -> Iterator[Piece]:
    for point, number in numbered(printed):
        automatic = number_in(printed.style, number) if printed.is_numbered else ""
        yield Piece(
            key=point.anchor,
            kind=f"point{level}",
            html=format_html("{}", point.text),
            sign=point.marker or automatic or SIGNS[printed.style],
            is_number=printed.is_numbered,
            level=level,
        )
        if point.below:
            yield from _points(point.below, level + 1)
