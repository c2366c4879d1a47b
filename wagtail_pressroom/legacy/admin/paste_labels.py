"""What the review page calls the kinds of rows, and the reasons why a line was set aside."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Rows of these two kinds are not part of the text of the release.
HEADLINE = "headline"
ASIDE = "aside"
# The reason of a line that the parser kept and an editor set aside.
BY_HAND = "set-aside-by-hand"

KIND_LABELS: Mapping[str, Promise] = {
    "point-1": _("Point, level 1"),
    "point-2": _("Point, level 2"),
    "point-3": _("Point, level 3"),
    "paragraph": _("Paragraph"),
    "heading": _("Heading"),
    "note": _("Note"),
    "status": _("Translation status"),
    "question": _("Question"),
    "answer": _("Answer"),
    "table": _("Table row"),
    "quote": _("Quotation"),
    "contact": _("Contact"),
    HEADLINE: _("Headline"),
    ASIDE: _("Set aside"),
}

COUNT_LABELS: Mapping[str, Promise] = {
    "points": _("Points"),
    "sub-points": _("Sub-points"),
    "paragraphs": _("Paragraphs"),
    "notes": _("Notes"),
    "other": _("Other rows"),
    "aside": _("Lines set aside"),
}

REASON_LABELS: Mapping[str, Promise] = {
    BY_HAND: _("by you"),
    "skip-link": _("a link to another part of the page"),
    "heading-of-skip-links": _("the heading over links to parts of the page"),
    "language-switch": _("a link to the page in another language"),
    "site-banner": _("a line about the site, such as that it is an official one"),
    "menu": _("an entry of a menu"),
    "board-title": _("the name of the board the release was posted on"),
    "above-title": _("another line above the headline"),
    "repeated-title": _("the headline once more"),
    "label": _("the name of a field, such as “Date”"),
    "value": _("the content of a field, such as the date"),
    "impossible-date": _("the content of a date field that names no possible day"),
    "date-line": _("a line that holds the date alone, or with the department"),
    "reference": _("the number of the release"),
    "release-line": _("a line that says when or by whom the text is released"),
    "doubled-number": _("a number typed twice"),
    "empty-marker": _("a marker with no text after it"),
    "table-rule": _("the line between the head and the body of a table"),
    "decoration": _("a line of dashes, stars or other signs"),
    "image-name": _("the file name or stand-in of a picture"),
    "attachment": _("a file that was offered for download"),
    "embargo": _("a line about the time before which nothing may be published"),
    "end-marker": _("a mark that the text ends here"),
    "notice": _("a note about reuse or archiving"),
    "share-link": _("a link to share, print or send the page"),
    "list-link": _("a link back to the list"),
    "neighbour": _("the previous or the next release"),
    "related-news": _("other news"),
    "page-tail": _("what follows the text on the page"),
}


def count_of(kind: str) -> str:
    """Return under which of :data:`COUNT_LABELS` a kind of row is counted.

    Args:
        kind: a key of :data:`KIND_LABELS`.

    Returns:
        The key; an empty string for the headline, which is not counted.
    """
    return _COUNTS.get(kind, "other")


_COUNTS = {
    "point-1": "points",
    "point-2": "sub-points",
    "point-3": "sub-points",
    "paragraph": "paragraphs",
    "note": "notes",
    ASIDE: "aside",
    HEADLINE: "",
}
