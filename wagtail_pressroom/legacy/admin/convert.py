"""Typed points, pasted into the body of a release, as blocks for its editor."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from .. import OutlineRow, body_blocks, parse_release
from ..lines import split_lines
from ..site_words import read_body
from .edited_page import NoSuchEditor, edited_stream

LONGEST_TEXT = 200_000
MOST_LINES = 2_000
# One line with a dash, or one with a number, is as likely a sentence.
FEWEST_MARKERS = 2
QUOTED_LINES = 3


@dataclass(frozen=True)
class Converted:
    """What was made of a text.

    Attributes:
        states: the blocks, as the form of the body takes them; none if there are too few markers.
        points: how many points are among them.
        notes: how many notes.
        left_out: lines that are in none of them, as a reader sees them.
    """

    states: list[dict[str, Any]]
    points: int = 0
    notes: int = 0
    left_out: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """What the editor is told, in the active language."""
        if not self.states:
            return ""
        if self.points:
            told = ngettext(
                "%(count)s point was recognised and inserted.",
                "%(count)s points were recognised and inserted.",
                self.points,
            ) % {"count": self.points}
        else:
            told = ngettext(
                "%(count)s note was recognised and inserted.",
                "%(count)s notes were recognised and inserted.",
                self.notes,
            ) % {"count": self.notes}
        return f"{told} {self._about_lines_left_out()}".strip()

    def _about_lines_left_out(self) -> str:
        if not self.left_out:
            return ""
        quoted = [_("“%(line)s”") % {"line": line} for line in self.left_out[:QUOTED_LINES]]
        lines = " ".join([*quoted, "…"] if len(self.left_out) > QUOTED_LINES else quoted)
        return _("Left out: %(lines)s.") % {"lines": lines}


def convert(text: str, stream_block: Any) -> Converted:
    """Turn typed text into blocks of a body.

    Args:
        text: any text.
        stream_block: the body it is for; what it has no block for becomes paragraphs.
    """
    kept = [row for row in read_body(text) if _raw(row)]
    known = stream_block.child_blocks.keys()
    fitting = [row if _types(_raw(row)) <= known else _paragraph(row) for row in kept]
    raw = _raw(*fitting)
    points, notes = (sum(row.level * sign > 0 for row in fitting) for sign in (1, -1))
    if points + notes < FEWEST_MARKERS or not _types(raw) <= known:
        return Converted([])
    states = stream_block.get_form_state(stream_block.to_python(raw))
    return Converted(states, points, notes, _left_out(text, kept))


def _raw(*rows: OutlineRow) -> list[dict[str, Any]]:
    return body_blocks(dataclasses.replace(parse_release(""), outline=rows))


def _types(raw: list[dict[str, Any]]) -> set[str]:
    return {block["type"] for block in raw}


def _paragraph(row: OutlineRow) -> OutlineRow:
    return dataclasses.replace(row, level=0, kind="paragraph")


def _left_out(text: str, rows: list[OutlineRow]) -> tuple[str, ...]:
    taken = {row.line + offset for row in rows for offset in range(row.lines)}
    return tuple(
        Truncator(line.text).chars(40) for line in split_lines(text) if line.number not in taken
    )


class PointsFromTextView(View):
    """Answers the script of the editor with the blocks that typed text becomes.

    Wagtail lets in only who may use the admin; whether they may use the editor they name is
    asked here.
    """

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> JsonResponse:
        """Return the blocks for a text, or say why there are none."""
        named = (request.POST.get("address", ""), request.POST.get("field", ""))
        try:
            stream_block = edited_stream(*named, request.user)
        except NoSuchEditor:
            # Not 404, which a site in several languages answers with a redirect.
            return JsonResponse({"message": _("This is not the body of a release.")}, status=422)
        text = request.POST.get("text", "").replace("\r\n", "\n")
        if len(text) > LONGEST_TEXT or len(text.splitlines()) > MOST_LINES:
            return JsonResponse({"message": _("The text is too long.")}, status=413)
        converted = convert(text, stream_block)
        return JsonResponse(
            {
                "blocks": converted.states,
                "points": converted.points,
                "message": converted.message,
            }
        )
