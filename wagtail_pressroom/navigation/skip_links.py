"""Skip links: which ones there are, and which have a target on the page at hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..conf import SkipTarget, get_settings

CONTENT_ID = "content"
MENU_ID = "main-menu"
SEARCH_ID = "pressroom-search-field"


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
    return [link for link in skip_links(targets) if _has_id(html, link.target)]


def _has_id(html: str, identifier: str) -> bool:
    return re.search(rf"""<[^>]*\sid=["']?{re.escape(identifier)}["'\s>]""", html) is not None
