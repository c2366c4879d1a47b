"""Turning the demo's plain texts into rich text. The only markup in them is ``**bold**``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.html import escape
from wagtail_localize.strings import StringValue

BOLD = re.compile(r"\*\*(.+?)\*\*")


def inline(text: str) -> str:
    """Return a text as HTML without a block around it."""
    return BOLD.sub(r"<b>\1</b>", escape(text))


def paragraphs(texts: Iterable[str]) -> str:
    """Return texts as paragraphs of HTML."""
    return "".join(f"<p>{inline(text)}</p>" for text in texts)


def message(text: str) -> str:
    """Return a text in the form in which wagtail-localize offers it to translators."""
    return str(StringValue.from_translated_html(inline(text)).data)
