"""Where the lines above the text end: the words of the title, and what stands below it."""

from __future__ import annotations

from collections.abc import Sequence

from .header_items import is_prose
from .lines import Line, fold
from .tools import Tools
from .units import is_board_title, is_unit

# A mail prints its subject once more within so many lines.
_NEAR = 12
# Board, unit and day stand on so many lines at most.
_DATE_LINES = 6
_SHORTEST_REPEATED = 12
_LONGEST_TIME = 60


def title_text(lines: Sequence[Line], title: range, tools: Tools) -> str | None:
    """Return the words of the title.

    Args:
        lines: the lines of the text.
        title: indices of the lines of the title.
        tools: the readers of the languages' words.

    Returns:
        The title, without a label such as “Subject:”; ``None`` when there is none.
    """
    if not title:
        return None
    fields = tools.labels.fields(lines[title[0]].text)
    if fields and fields[0].kind == "title" and fields[0].has_colon and fields[0].value:
        return fields[0].value
    return " ".join(lines[n].text for n in title)


def repeats_title(text: str, folded_title: str, in_text: bool) -> bool:
    """Tell whether a line is the title once more, above the text also with the site behind it.

    Args:
        text: a trimmed line.
        folded_title: the title, as :func:`.lines.fold` returns it.
        in_text: whether rows of the text stand above the line.
    """
    folded = fold(text)
    if folded == folded_title:
        return True
    if in_text or len(folded_title) < _SHORTEST_REPEATED or not folded.startswith(folded_title):
        return False
    return folded[len(folded_title) :].lstrip()[:1] in {"|", "-", "–", "—", "»", "<", "·"}


def begin_of_text(lines: Sequence[Line], title: range, tools: Tools) -> int:
    """Return the index up to which lines stand above the text.

    That is the title, unless it stands again below, as in a mail that names it as its subject, or
    lines with board, unit and day follow it.

    Args:
        lines: the lines of the text.
        title: indices of the lines of the title.
        tools: the readers of the languages' words.
    """
    if not title:
        return 0
    folded = fold(title_text(lines, title, tools) or "")
    for n in range(title[-1] + 1, min(title[-1] + _NEAR, len(lines))):
        text = lines[n].text
        if fold(text) == folded:
            return n
        if is_prose(text) or tools.markers.looks_marked(text):
            break
    return max(title[0], _end_of_date_lines(lines, title, tools))


def _end_of_date_lines(lines: Sequence[Line], title: range, tools: Tools) -> int:
    end = title[0]
    for n in range(title[-1] + 1, min(title[-1] + _DATE_LINES, len(lines))):
        text = lines[n].text
        if tools.release_lines.date_and_unit(text):
            end = n + 1
        elif not (is_unit(text, tools.vocabulary) or is_board_title(text, tools.vocabulary)):
            break
    return end


def is_left_over(lines: Sequence[Line], position: int, tools: Tools) -> bool:
    """Tell whether a line between title and text is a link, or the name of the board again.

    Args:
        lines: the lines of the text.
        position: index of the line.
        tools: the readers of the languages' words.
    """
    text = lines[position].text
    if tools.furniture.links.is_language_switch(text):
        return True
    following = lines[position + 1].text if position + 1 < len(lines) else ""
    leads = is_prose(following) or tools.dates.find(following) or tools.labels.fields(following)
    return bool(leads) and is_board_title(text, tools.vocabulary)


def is_time_of_issue(text: str, tools: Tools) -> bool:
    """Tell whether a line below the text holds the hour at which it was issued, and no more.

    Args:
        text: a trimmed line.
        tools: the readers of the languages' words.
    """
    if len(text) > _LONGEST_TIME or not any(map(str.isdigit, text)):
        return False
    fields = tools.labels.fields(text)
    if fields and fields[0].kind == "updated":
        text = fields[0].value
    return not tools.dates.without_time(text)
