"""Lets ``<span lang>`` through wagtail-localize in one piece.

As it is, wagtail-localize takes ``<span>`` for a paragraph: a sentence with a marked word becomes
three strings, which no translator can put into another order. It would also keep the mark of a
sentence that is marked as a whole, in whatever language the translation is. Both are mended here
until wagtail-localize does it; ``docs/languages-of-parts.md`` has the change to offer.
"""

from __future__ import annotations

import inspect
from typing import Any

import wagtail_localize
from bs4 import BeautifulSoup, Tag
from django.core.checks import CheckMessage, Tags, Warning, register
from django.utils.translation import gettext as _
from wagtail_localize import strings
from wagtail_localize.segments import extract

TRIED_VERSIONS = {(1, 14)}
TAG = "span"
# A private character: it stands in no text, and is gone before anybody sees the strings.
_NEIGHBOUR = "\ue0f1"

_KNOWN_PARAMETERS = {
    "extract_strings": ["html"],
    "validate_element": ["element"],
    "extract_ids": ["template"],
}
# wagtail-localize's own.
ORIGINALS = {name: getattr(strings, name) for name in _KNOWN_PARAMETERS}


def is_tried() -> bool:
    """Return whether wagtail-localize is as it was when the widening was tried with it."""
    return tuple(wagtail_localize.VERSION[:2]) in TRIED_VERSIONS and all(
        list(inspect.signature(getattr(strings, name)).parameters) == parameters
        for name, parameters in _KNOWN_PARAMETERS.items()
    )


def connect() -> None:
    """Put the widening in place; called once by the app configuration."""
    if is_tried() and TAG not in strings.INLINE_TAGS:
        strings.INLINE_TAGS.append(TAG)
        strings.validate_element = validate_element
        strings.extract_ids = extract_ids
        strings.extract_strings = extract.extract_strings = extract_strings


def validate_element(element: Any) -> None:
    """Stand in for wagtail-localize's check of a string, which comes back here for every child.

    Raises:
        ValueError: for any attribute but ``id`` on a link or a mark, for an ``id`` that belongs
            to another kind of element, and for a mark inside a mark.
    """
    if not isinstance(element, Tag):
        return
    identifier = element.attrs.get("id")
    if identifier is not None and not _is_number(str(identifier).removeprefix(element.name)):
        raise ValueError(_("Unrecognised id: {}").format(identifier))
    if element.name != TAG:
        ORIGINALS["validate_element"](element)
        return
    if element.attrs.keys() - {"id"}:
        raise ValueError(_("<span> can have no attribute but its id."))
    if element.find(TAG) is not None:
        # Which of the two languages the words are in, editor and database would not agree upon.
        raise ValueError(_("A <span> can't stand inside another one: put it before or behind."))
    for child in element.children:
        validate_element(child)


def extract_ids(template: str) -> set[str]:
    """Stand in for wagtail-localize's list of ids: a translation must have no new ones."""
    soup = BeautifulSoup(template, "html.parser")
    return {str(found["id"]) for found in soup.find_all(["a", TAG], id=True)}


def extract_strings(html: str | None) -> tuple[str, list[Any]]:
    """Stand in for wagtail-localize's extraction: a sentence marked as a whole keeps its mark.

    Without this the mark would go into the template, out of the translator's reach.
    """
    soup = BeautifulSoup(html or "", "html.parser")
    _put_beside_each_other(soup)
    for mark in soup.find_all(TAG):
        if mark.get_text(strip=True):
            # Only an element that stands alone is taken for the frame of a string.
            mark.insert_before(_NEIGHBOUR)
    template, found = ORIGINALS["extract_strings"](str(soup))
    return template, [
        (strings.StringValue(string.data.replace(_NEIGHBOUR, "")), attributes)
        for string, attributes in found
    ]


def _put_beside_each_other(soup: Any) -> None:
    """Take marks out of one another, as an import may have nested them; the innermost holds."""
    for plain in soup.find_all(TAG, lang=False):
        if plain.find(TAG) or plain.find_parent(TAG):
            plain.unwrap()
    for outer in soup.find_all(TAG):
        if outer.find(TAG) is None:
            continue
        for text in outer.find_all(string=True):
            if text.find_parent(TAG) is outer:
                text.wrap(soup.new_tag(TAG, attrs=outer.attrs))
        outer.unwrap()


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


@register(Tags.compatibility)
def check_version(**kwargs: Any) -> list[CheckMessage]:
    """Check that words marked with their language stay in their sentence."""
    if TAG in strings.INLINE_TAGS:
        return []
    return [
        Warning(
            f"wagtail-localize {wagtail_localize.__version__} cuts sentences with a word in "
            "another language in three: the press room doesn't know this version and leaves it "
            "as it is.",
            hint='Install a version that was tried: "wagtail-localize>=1.14,<1.15".',
            id="wagtail_pressroom.W011",
        )
    ]
