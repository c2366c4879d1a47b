"""Marks between the database, the editor and HTML from elsewhere."""

from __future__ import annotations

from typing import Any

from wagtail.admin.rich_text.converters.contentstate_models import InlineStyleRange
from wagtail.admin.rich_text.converters.editor_html import WhitelistRule
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler

from .marks import attributes_of, is_style, known_languages, style_of


class MarkHandler(InlineStyleElementHandler):
    """Reads ``<span lang>`` into an inline style, whatever the language.

    Styles have no order: of marks inside one another the editor could not tell which is the
    inner one. So an outer mark ends where an inner one begins, and goes on behind it.
    """

    def __init__(self) -> None:
        super().__init__(style="")

    def handle_starttag(self, name: str, attrs: Any, state: Any, contentstate: Any) -> None:
        """Open the style of the language that the attributes name."""
        outer = _open_mark(state)
        of_language = InlineStyleElementHandler(style_of(dict(attrs)["lang"] or ""))
        of_language.handle_starttag(name, attrs, state, contentstate)
        if outer is None:
            return
        # A blank at its end stays outside, as with every style that Wagtail reads.
        words = state.current_block.text[outer.offset :].rstrip()
        if words:
            before = InlineStyleRange(outer.style)
            before.offset, before.length = outer.offset, len(words)
            state.current_block.inline_style_ranges.append(before)

    def handle_endtag(self, name: str, state: Any, contentstate: Any) -> None:
        """Close the style that was opened last: which it was, only the open one knows."""
        open_style: InlineStyleRange = state.current_inline_styles[-1]
        InlineStyleElementHandler(open_style.style).handle_endtag(name, state, contentstate)
        if open_style.length == 0:
            state.current_block.inline_style_ranges.remove(open_style)
        outer = _open_mark(state)
        if outer is not None:
            outer.offset = len(state.current_block.text)


def _open_mark(state: Any) -> InlineStyleRange | None:
    open_styles = reversed(state.current_inline_styles)
    return next((style for style in open_styles if is_style(style.style)), None)


def contentstate_rule() -> dict[str, Any]:
    """Return how the editor's content is read from the database, and written to it.

    A language that isn't known is not written: its words stay, its mark goes.
    """
    return {
        "from_database_format": {"span[lang]": MarkHandler()},
        "to_database_format": {
            "style_map": {
                style_of(code): {"element": "span", "props": attributes_of(code)}
                for code in known_languages()
            }
        },
    }


def whitelist_rules() -> list[WhitelistRule]:
    """Return what stays of a ``<span>`` in HTML from another editor."""
    return [WhitelistRule("span", _clean)]


def _clean(tag: Any) -> None:
    code = str(tag.attrs.get("lang", "")).lower()
    if code in known_languages():
        tag.attrs = attributes_of(code)
    else:
        tag.unwrap()
