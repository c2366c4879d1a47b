"""Which line is the title."""

from __future__ import annotations

from collections.abc import Sequence

from .dates import parse_date_line
from .furniture import furniture_reason, is_status_phrase
from .labels import read_label_block
from .lines import Line
from .markers import MarkerReader

# A title stands among the first lines and is no longer than this.
_HEADER_LINES = 40
_LONGEST_TITLE = 300
# A numbered line up to this length, above the labels, is an entry of a menu.
_LONGEST_MENU_ENTRY = 40
_SENTENCE_ENDS = (".", "。", "…", "؟", "?", "!")


def find_title(lines: Sequence[Line]) -> int | None:
    """Find the title among the first lines.

    The line before the labels, or before the date line, is the surest; failing that, the line
    after the name of the board; failing that, the first line that is no furniture.

    Args:
        lines: the lines of the text.

    Returns:
        Index of the title, or ``None`` when the text begins without one.
    """
    candidates: list[int] = []
    marked: list[int] = []
    board: int | None = None
    position = 0
    while position < min(len(lines), _HEADER_LINES):
        text = lines[position].text
        step = 1
        if reason := furniture_reason(text, above_text=True):
            if reason == "board-title" and board is None:
                board = position
        elif block := read_label_block(lines, position):
            # Some titles end with a full stop, but not those of the lines above them as well.
            if _is_header(lines, candidates, marked, candidates[:-1]):
                return candidates[-1]
            step = block.length
        elif parse_date_line(text):
            if _is_header(lines, candidates, marked, candidates):
                return candidates[-1]
        elif MarkerReader().read(text):
            marked.append(position)
            if len(text) > _LONGEST_MENU_ENTRY:
                break
        elif len(text) > _LONGEST_TITLE:
            break
        elif not is_status_phrase(text):
            candidates.append(position)
        position += step
    return _without_fields(lines, candidates, marked, board)


def _is_header(
    lines: Sequence[Line],
    candidates: Sequence[int],
    marked: Sequence[int],
    no_sentences: Sequence[int],
) -> bool:
    """Tell whether the lines so far are a header: a title, and no text yet."""
    if not candidates or (marked and marked[-1] > candidates[0]):
        return False
    return not any(_is_sentence(lines[index].text) for index in no_sentences)


def _without_fields(
    lines: Sequence[Line],
    candidates: Sequence[int],
    marked: Sequence[int],
    board: int | None,
) -> int | None:
    """Choose the title of a text that has no labels and no date line above it."""
    before = [index for index in candidates if not marked or index < marked[0]]
    if not before:
        return None
    after_board = [index for index in before if board is not None and index > board]
    # The name of a board between a line and a sentence stands under a title, not over one.
    if after_board and not (
        after_board[0] != before[0] and _is_sentence(lines[after_board[0]].text)
    ):
        return after_board[0]
    return before[0]


def _is_sentence(text: str) -> bool:
    return text.rstrip("”\"'’)」』»").endswith(_SENTENCE_ENDS)
