"""What axe may report. Each entry says why, and a test fails when an entry is not needed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Allowed:
    """A finding that is no defect.

    Attributes:
        rule: id of the rule.
        kind: ``incomplete``, for what axe cannot decide, or ``violations``.
        selector: which elements.
        reason: why it is none.
        mode: only in this mode; in every mode when empty.
    """

    rule: str
    kind: str
    selector: str
    reason: str
    mode: str = ""


ALLOWED = (
    Allowed(
        "hidden-content",
        "incomplete",
        "#pressroom-search-form[hidden]",
        "The script has collapsed the search; the state “search-open” looks at it.",
    ),
    Allowed(
        "css-orientation-lock",
        "incomplete",
        "html:not(:has(link[rel=stylesheet]))",
        "The site's own template has no style sheet to look into.",
    ),
    *(
        Allowed(
            rule,
            "incomplete",
            ".pressroom-points__marker, .pressroom-sides__sign",
            "A sign before a point, for example ○, is not text; its colour is that of the numbers.",
        )
        for rule in ("color-contrast", "color-contrast-enhanced")
    ),
    Allowed(
        "color-contrast",
        "incomplete",
        "body:has(.pressroom-languages details[open]) *",
        "The open list of languages lies over it; the closed page is looked at as well.",
    ),
    Allowed(
        "color-contrast",
        "incomplete",
        "button, .pressroom-pagination [aria-current]",
        "axe reads -webkit-text-fill-color, which forced colours leave alone; what is painted is "
        "the system's ButtonText and LinkText.",
        mode="forced",
    ),
)

# Not met by every run through the pages, so not in the list of which each entry is needed.
SCROLLED_AWAY = Allowed(
    "color-contrast",
    "incomplete",
    ".pressroom-table bdi",
    "A table scrolls in its place; what is scrolled away lies under what stands beside it.",
)
