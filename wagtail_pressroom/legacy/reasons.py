"""Why a line is not part of a release."""

from collections.abc import Mapping

REASONS: Mapping[str, str] = {
    "skip-link": "a link to another part of the page",
    "heading-of-skip-links": "the heading over such links",
    "language-switch": "a link to the page in another language",
    "site-banner": "a line about the site, such as that it is an official one",
    "menu": "an entry of a menu",
    "board-title": "the name of the board the release was posted on",
    "above-title": "any other line above the title",
    "repeated-title": "the title once more",
    "label": "the name of a field, such as “Date”",
    "value": "the content of such a field",
    "impossible-date": "the content of a date field that names no possible day",
    "date-line": "a line that holds the date alone, or with the department",
    "reference": "the number of the release",
    "release-line": "a line that says when or by whom the text is released",
    "doubled-number": "a number typed twice",
    "empty-marker": "a marker with no text after it",
    "table-rule": "the line between the head and the body of a table",
    "decoration": "a line of dashes, stars or other signs",
    "image-name": "the file name or stand-in of a picture",
    "attachment": "a file that was offered for download",
    "embargo": "a line about the time before which nothing may be published",
    "end-marker": "a mark that the text ends here",
    "notice": "a note about reuse or archiving",
    "share-link": "a link to share, print or send the page",
    "list-link": "a link back to the list",
    "neighbour": "the previous or the next release",
    "related-news": "other news",
    "page-tail": "whatever else follows the text",
}
