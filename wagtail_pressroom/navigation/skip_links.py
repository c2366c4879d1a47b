"""Skip links: which ones there are, and which have a target on the page at hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape

from django.utils.translation import gettext as _

from ..conf import SkipTarget, get_settings

CONTENT_ID = "content"
MENU_ID = "main-menu"
SEARCH_ID = "pressroom-search-field"

# A comment or a start tag, to the end of the text if it has no end: nothing is read twice.
_TAG = re.compile(
    r"""
    <!--.*?(?:-->|\Z)
    | <(?P<name>[a-z][^\s/>]*+)
      (?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*+)
      (?:(?P<complete>>)|.*)
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""
    (?P<name>[^\s=/"'>]++)\s*+
    (?:=\s*+(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]++)))?
    """,
    re.VERBOSE,
)
# Between these tags there are no elements of the page.
_RAW_TEXT = {
    name: re.compile(rf"</{name}\b", re.IGNORECASE)
    for name in ("script", "style", "template", "textarea", "title")
}


@dataclass(frozen=True)
class SkipLink:
    """A link to a place on the same page (WCAG 2.2, 2.4.1).

    Attributes:
        target: the ``id`` of the element to land on, without ``#``.
        label: the text of the link, in the language of the page.
        opens_search: whether a script may have to open the target before it can be focused.
    """

    target: str
    label: str
    opens_search: bool = False


def built_in_links() -> dict[str, SkipLink]:
    """Return the links of the package by name, in the active language."""
    return {
        "content": SkipLink(CONTENT_ID, _("Skip to content")),
        "menu": SkipLink(MENU_ID, _("Skip to main menu")),
        "search": SkipLink(SEARCH_ID, _("Open search"), opens_search=True),
    }


def skip_links(targets: Iterable[SkipTarget] | None = None) -> list[SkipLink]:
    """Return the skip links a site asks for, whether or not their targets exist.

    Args:
        targets: as the setting ``SKIP_TARGETS``, which is the default.
    """
    built_in = built_in_links()
    links = []
    for target in get_settings().skip_targets if targets is None else targets:
        if isinstance(target, Mapping):
            links.append(SkipLink(str(target["id"]), str(target["label"])))
        elif target in built_in:
            links.append(built_in[target])
    return links


def existing_skip_links(html: str, targets: Iterable[SkipTarget] | None = None) -> list[SkipLink]:
    """Return the skip links whose target stands in a rendered piece of HTML.

    Args:
        html: the rest of the page, already rendered.
        targets: as the setting ``SKIP_TARGETS``, which is the default.
    """
    present = element_ids(html)
    return [link for link in skip_links(targets) if link.target in present]


def element_ids(html: str) -> set[str]:
    """Return the ``id`` of every element in a piece of HTML that is really one.

    What stands in comments, scripts, templates or attribute values is none. (The parser of the
    standard library would do, but takes ten times as long, on every page view.)

    Args:
        html: any text; HTML that breaks off in the middle of a tag counts up to there.
    """
    found: set[str] = set()
    position = 0
    while tag := _TAG.search(html, position):
        position = tag.end()
        if not tag["complete"]:
            continue
        for attribute in _ATTRIBUTE.finditer(tag["attributes"]):
            if attribute["name"].lower() == "id":
                values = attribute.group("double", "single", "bare")
                found.add(unescape(next(filter(None, values), "")))
        end_tag = _RAW_TEXT.get(tag["name"].lower())
        if end_tag:
            end = end_tag.search(html, position)
            position = end.end() if end else len(html)
    return found
