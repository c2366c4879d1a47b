"""What is said to readers whose browser prefers another language in which a page is there."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_noop

from ..visibility import is_press_release
from .options import LanguageOption
from .translated_text import text_in

# Translators: name your own language instead of English, as in “auch auf Deutsch”.
RELEASE_IS_THERE = gettext_noop("This press release is also available in English.")
# Translators: name your own language instead of English, as in “auch auf Deutsch”.
PAGE_IS_THERE = gettext_noop("This page is also available in English.")
CLOSE = gettext_noop("Close")


def suggestion(option: LanguageOption, page: Any) -> str:
    """Return the sentence in a language that says that the page is there in it.

    Args:
        option: the language.
        page: the page at hand, in another one.
    """
    found = text_in(option.code, RELEASE_IS_THERE if is_press_release(page) else PAGE_IS_THERE)
    if found.language == option.code:
        return found.text
    # The sentence names the language it is written in: another one would name another language.
    return f"{option.autonym}: {option.title}"
